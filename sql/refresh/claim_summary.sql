-- Claims by day: who says how many of whom.

WITH concerned AS (
    -- The reports of the days, and those that share an event with them: who speaks of it first is a matter of all.
    SELECT
        r.report_key,
        bool_or(r.is_of_day) AS is_of_day
    FROM (
        SELECT
            f.report_key,
            TRUE AS is_of_day
        FROM pg_temp.changed_publication AS w
        INNER JOIN warehouse.fact_report AS f ON w.date_key = f.published_date_key
        UNION ALL
        SELECT
            other.report_key,
            FALSE AS is_of_day
        FROM pg_temp.changed_publication AS w
        INNER JOIN warehouse.fact_report AS f ON w.date_key = f.published_date_key
        INNER JOIN warehouse.bridge_event_report AS b ON f.report_key = b.report_key
        INNER JOIN warehouse.bridge_event_report AS other
            ON b.event_key = other.event_key AND b.report_key <> other.report_key
    ) AS r
    GROUP BY r.report_key
)

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
    FROM concerned AS r
    INNER JOIN mart.casualty_claim AS x ON r.report_key = x.report_key
) AS c
WHERE c.is_of_day
GROUP BY
    c.published_on, c.kind, c.claimed_as, left(c.claimant_en, 300), left(c.claimant_fa, 300), c.claimant_side,
    c.victim_code, c.victim_en, c.victim_fa, c.victim_side;
