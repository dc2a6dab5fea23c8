-- Where two sides speak of one event's casualties: what each says.

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
    FROM pg_temp.changed_event AS x
    INNER JOIN mart.casualty_claim AS c ON x.event_key = c.event_key
    WHERE c.best IS NOT NULL AND c.claimant_side IS NOT NULL
    GROUP BY c.event_key, c.kind, c.victim_code, c.victim_en, c.claimant_side
) AS s
WHERE s.sides > 1;
