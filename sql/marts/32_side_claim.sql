-- Where two sides speak of one event's casualties: what each says.

CREATE MATERIALIZED VIEW mart.side_claim AS
SELECT
    s.event_key,
    s.kind,
    s.victim_code,
    s.victim_en,
    s.claimant_side,
    s.claimant_en,
    s.best
FROM (
    SELECT
        c.event_key,
        c.kind,
        c.victim_code,
        c.victim_en,
        c.claimant_side,
        max(c.best) AS best,
        max(c.claimant_en) AS claimant_en,
        count(*) OVER (PARTITION BY c.event_key, c.kind, c.victim_code) AS sides
    FROM mart.casualty_claim AS c
    WHERE c.best IS NOT NULL AND c.claimant_side IS NOT NULL AND c.event_key IS NOT NULL
    GROUP BY c.event_key, c.kind, c.victim_code, c.victim_en, c.claimant_side
) AS s
WHERE s.sides > 1;

CREATE UNIQUE INDEX side_claim_uq ON mart.side_claim (event_key, kind, victim_code, victim_en, claimant_side);

COMMENT ON MATERIALIZED VIEW mart.side_claim IS 'One row a side that speaks of the casualties of an event, by kind and victims; only where several sides do. As of the last refresh_marts.';
COMMENT ON COLUMN mart.side_claim.event_key IS 'Key of the event.';
COMMENT ON COLUMN mart.side_claim.kind IS 'killed, wounded, captured ...';
COMMENT ON COLUMN mart.side_claim.victim_code IS 'Code of those who suffered.';
COMMENT ON COLUMN mart.side_claim.victim_en IS 'Their English name.';
COMMENT ON COLUMN mart.side_claim.claimant_side IS 'Code of the side that speaks.';
COMMENT ON COLUMN mart.side_claim.claimant_en IS 'English name of one of those who speak for it.';
COMMENT ON COLUMN mart.side_claim.best IS 'The highest figure that the side gives.';
