-- Articles that say to tell another number of reports than are staged.

SELECT b.article_key
FROM batch AS b
LEFT JOIN (
    SELECT
        r.article_key,
        count(*) AS reports
    FROM staging.report AS r
    WHERE r.batch_id IN (SELECT a.batch_id FROM batch AS a)
    GROUP BY r.article_key
) AS s ON b.article_key = s.article_key
WHERE b.report_count <> coalesce(s.reports, 0)
