-- Names that the dictionaries do not know, by day of publication.

SELECT
    w.day AS published_on,
    x.what,
    x.quote AS name_in_text,
    count(*) AS reports,
    -- An article has one day of publication: sums over days count it once.
    count(DISTINCT f.article_key) AS articles
FROM pg_temp.changed_publication AS w
INNER JOIN warehouse.fact_report AS f ON w.date_key = f.published_date_key
INNER JOIN (
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
) AS x ON f.report_key = x.report_key
WHERE f.is_current
GROUP BY w.day, x.what, x.quote;
