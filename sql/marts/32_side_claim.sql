-- Where two sides speak of one event's casualties: what each says.

CREATE TABLE mart.side_claim (
    event_key uuid NOT NULL,
    kind text,
    victim_code text,
    victim_en text,
    claimant_side text,
    claimant_en text,
    best integer
);

CREATE UNIQUE INDEX side_claim_uq ON mart.side_claim (event_key, kind, victim_code, victim_en, claimant_side);

COMMENT ON TABLE mart.side_claim IS 'One row a side that speaks of the casualties of an event, by kind and victims; only where several sides do. As of the last refresh_marts.';
COMMENT ON COLUMN mart.side_claim.event_key IS 'Key of the event.';
COMMENT ON COLUMN mart.side_claim.kind IS 'killed, wounded, captured ...';
COMMENT ON COLUMN mart.side_claim.victim_code IS 'Code of those who suffered.';
COMMENT ON COLUMN mart.side_claim.victim_en IS 'Their English name.';
COMMENT ON COLUMN mart.side_claim.claimant_side IS 'Code of the side that speaks.';
COMMENT ON COLUMN mart.side_claim.claimant_en IS 'English name of one of those who speak for it.';
COMMENT ON COLUMN mart.side_claim.best IS 'The highest figure that the side gives.';
