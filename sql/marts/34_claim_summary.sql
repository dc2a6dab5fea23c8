-- Claims by day: who says how many of whom.

CREATE MATERIALIZED VIEW mart.claim_summary AS
SELECT
    c.published_on,
    c.kind,
    c.claimed_as,
    -- A name is a few words; what a text says in its place may be longer than an index takes.
    left(c.claimant_en, 300) AS claimant_en,
    left(c.claimant_fa, 300) AS claimant_fa,
    c.claimant_side,
    c.victim_code,
    c.victim_en,
    c.victim_fa,
    c.victim_side,
    count(*) AS claims,
    count(*) FILTER (WHERE c.is_first) AS events,
    sum(c.low) AS low,
    sum(c.best) AS best,
    -- "At least 50" sets no upper bound: it counts with the figure that was said.
    sum(coalesce(c.high, c.best)) AS high
FROM (
    SELECT
        x.*,
        x.event_key IS NOT NULL AND row_number() OVER (
            PARTITION BY x.event_key, x.kind, x.victim_code, x.claimed_as, x.claimant_en
            ORDER BY x.published_on ASC, x.report_key ASC
        ) = 1 AS is_first
    FROM mart.casualty_claim AS x
) AS c
GROUP BY
    c.published_on, c.kind, c.claimed_as, left(c.claimant_en, 300), left(c.claimant_fa, 300), c.claimant_side,
    c.victim_code, c.victim_en, c.victim_fa, c.victim_side;

CREATE UNIQUE INDEX claim_summary_uq ON mart.claim_summary (
    published_on, kind, claimed_as, claimant_en, claimant_fa, claimant_side, victim_code, victim_en, victim_fa,
    victim_side
);

COMMENT ON MATERIALIZED VIEW mart.claim_summary IS 'One row a day of publication, claimant, kind and victims: the claims of mart.casualty_claim counted and added up. As of the last refresh_marts.';
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
