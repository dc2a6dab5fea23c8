-- Question: Which names of places, actors and sources do reports use that the dictionaries do not know?
-- Parameter: rows, integer, default 50: At most so many rows, the most frequent first.

SELECT
    x.what,
    x.quote AS name_in_text,
    count(*) AS reports,
    count(DISTINCT f.article_key) AS articles,
    min(d.calendar_date) AS first_published,
    max(d.calendar_date) AS last_published
FROM (
    SELECT
        'place' AS what,
        p.quote,
        p.report_key
    FROM warehouse.bridge_report_place AS p
    WHERE p.place_key = -1
    UNION ALL
    SELECT
        'actor' AS what,
        a.quote,
        a.report_key
    FROM warehouse.bridge_report_actor AS a
    WHERE a.actor_key = -1
    UNION ALL
    SELECT
        'source' AS what,
        s.quote,
        s.report_key
    FROM warehouse.bridge_report_attribution AS s
    WHERE s.source_key = -1 AND s.actor_key = -1
) AS x
INNER JOIN warehouse.fact_report AS f ON x.report_key = f.report_key
INNER JOIN warehouse.dim_date AS d ON f.published_date_key = d.date_key
WHERE f.is_current
GROUP BY x.what, x.quote
ORDER BY reports DESC, x.what ASC, name_in_text ASC
LIMIT %(rows)s
