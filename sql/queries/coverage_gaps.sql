-- Question: On which days does a publisher fall silent: days without an article between two with some?
-- Parameter: days, integer, default 3: Only gaps of at least so many days.
-- Parameter: agency, text, default none: Only this publisher, as the source names it.
-- Parameter: rows, integer, default 30: At most so many rows, the longest gaps first.

WITH published AS (
    SELECT DISTINCT
        s.source_code,
        s.name_en,
        s.name_fa,
        d.calendar_date
    FROM warehouse.dim_article AS a
    INNER JOIN warehouse.dim_source AS s ON a.publisher_source_key = s.source_key
    INNER JOIN warehouse.dim_date AS d ON a.published_date_key = d.date_key
    WHERE
        a.is_current
        AND a.published_date_key > 0
        AND a.publisher_source_key > 0
        AND (%(agency)s::text IS NULL OR a.agency = %(agency)s::text)
),

stepped AS (
    SELECT
        p.name_en,
        p.name_fa,
        p.calendar_date,
        lag(p.calendar_date) OVER (PARTITION BY p.source_code ORDER BY p.calendar_date ASC) AS earlier
    FROM published AS p
)

SELECT
    g.name_en AS publisher_en,
    g.name_fa AS publisher_fa,
    g.earlier + 1 AS silent_from,
    g.calendar_date - 1 AS silent_until,
    g.calendar_date - g.earlier - 1 AS silent_days,
    (
        SELECT count(*) FROM mart.event AS e
        WHERE e.is_core AND e.date_first > g.earlier AND e.date_first < g.calendar_date
    ) AS core_events_of_others
FROM stepped AS g
WHERE g.calendar_date - g.earlier - 1 >= %(days)s::integer
ORDER BY silent_days DESC, silent_from ASC, publisher_en ASC
LIMIT %(rows)s
