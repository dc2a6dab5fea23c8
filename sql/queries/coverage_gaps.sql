-- Question: On which days does a publisher fall silent: days without an article between two with some?
-- Parameter: days, integer, default 3: Only gaps of at least so many days.
-- Parameter: agency, text, default none: Only this publisher, as the source names it.
-- Parameter: rows, integer, default 30: At most so many rows, the longest gaps first.

WITH published AS (
    SELECT DISTINCT
        c.source_code,
        c.publisher_en,
        c.publisher_fa,
        c.published_on
    FROM mart.coverage_summary AS c
    WHERE
        c.articles > 0
        AND c.published_on IS NOT NULL
        AND c.source_code NOT IN ('unknown', 'not_applicable')
        AND (%(agency)s::text IS NULL OR c.agency = %(agency)s::text)
),

stepped AS (
    SELECT
        p.publisher_en,
        p.publisher_fa,
        p.published_on,
        lag(p.published_on) OVER (PARTITION BY p.source_code ORDER BY p.published_on ASC) AS earlier
    FROM published AS p
)

SELECT
    g.publisher_en,
    g.publisher_fa,
    g.earlier + 1 AS silent_from,
    g.published_on - 1 AS silent_until,
    g.published_on - g.earlier - 1 AS silent_days,
    (
        SELECT count(*) FROM mart.event AS e
        WHERE e.is_core AND e.date_first > g.earlier AND e.date_first < g.published_on
    ) AS core_events_of_others
FROM stepped AS g
WHERE g.published_on - g.earlier - 1 >= %(days)s::integer
ORDER BY silent_days DESC, silent_from ASC, g.publisher_en ASC
LIMIT %(rows)s
