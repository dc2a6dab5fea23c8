-- Claims by day: who says how many of whom.

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
        r.is_of_day,
        x.event_key IS NOT NULL AND row_number() OVER (
            PARTITION BY x.event_key, x.kind, x.victim_code, x.claimed_as, x.claimant_en
            ORDER BY x.published_on ASC, x.report_key ASC, x.ordinal ASC, x.claimant_fa ASC, x.claimant_side ASC
        ) = 1 AS is_first
    FROM pg_temp.concerned AS r
    INNER JOIN mart.casualty_claim AS x ON r.report_key = x.report_key
) AS c
WHERE c.is_of_day
GROUP BY
    c.published_on, c.kind, c.claimed_as, left(c.claimant_en, 300), left(c.claimant_fa, 300), c.claimant_side,
    c.victim_code, c.victim_en, c.victim_fa, c.victim_side;
