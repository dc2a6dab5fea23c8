-- Claims by day: who says how many of whom.

CREATE TABLE mart.claim_summary (
    published_on date,
    kind text,
    claimed_as text,
    claimant_en text,
    claimant_fa text,
    claimant_side text,
    victim_code text,
    victim_en text,
    victim_fa text,
    victim_side text,
    claims bigint,
    events bigint,
    low bigint,
    best bigint,
    high bigint
);

CREATE UNIQUE INDEX claim_summary_uq ON mart.claim_summary (
    published_on, kind, claimed_as, claimant_en, claimant_fa, claimant_side, victim_code, victim_en, victim_fa,
    victim_side
);

COMMENT ON TABLE mart.claim_summary IS 'One row a day of publication, claimant, kind and victims: the claims of mart.casualty_claim counted and added up. As of the last refresh_marts.';
COMMENT ON COLUMN mart.claim_summary.published_on IS 'Day of publication; null where it is not known.';
COMMENT ON COLUMN mart.claim_summary.kind IS 'killed, wounded, captured ...';
COMMENT ON COLUMN mart.claim_summary.claimed_as IS 'attributed: the text names the claimant. publisher: it names none.';
COMMENT ON COLUMN mart.claim_summary.claimant_en IS 'English name of the claimant, or the first of its words in the text.';
COMMENT ON COLUMN mart.claim_summary.claimant_fa IS 'Persian name of the claimant, or the first of its words in the text.';
COMMENT ON COLUMN mart.claim_summary.claimant_side IS 'Code of the side on which the claimant stands.';
COMMENT ON COLUMN mart.claim_summary.victim_code IS 'Code of those who suffered.';
COMMENT ON COLUMN mart.claim_summary.victim_en IS 'Their English name.';
COMMENT ON COLUMN mart.claim_summary.victim_fa IS 'Their Persian name.';
COMMENT ON COLUMN mart.claim_summary.victim_side IS 'Code of their side.';
COMMENT ON COLUMN mart.claim_summary.claims IS 'Number of claims.';
COMMENT ON COLUMN mart.claim_summary.events IS 'Number of events of which the claimant speaks for the first time: over a span of days, each is counted once.';
COMMENT ON COLUMN mart.claim_summary.low IS 'Sum of the lower bounds.';
COMMENT ON COLUMN mart.claim_summary.best IS 'Sum of the best figures.';
COMMENT ON COLUMN mart.claim_summary.high IS 'Sum of the upper bounds, or of the figure where there is none.';
