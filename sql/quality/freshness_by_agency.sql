-- Agencies of the last thirty batches whose newest article is a fortnight older than the newest of all.

SELECT format('%s: nothing since %s', a.agency, a.newest) AS told
FROM (
    SELECT
        v.agency,
        max(v.published_on) AS newest,
        max(max(v.published_on)) OVER () AS newest_of_all
    FROM ops.batch_article AS m
    INNER JOIN landing.article_version AS v ON m.article_key = v.article_key
    WHERE
        m.batch_id IN (SELECT b.batch_id FROM batch AS b)
        OR m.batch_id IN (
            SELECT o.batch_id FROM ops.batch AS o
            WHERE o.state IN ('loaded', 'resolved')
            ORDER BY o.batch_id DESC
            LIMIT 30
        )
    GROUP BY v.agency
    HAVING count(*) >= 20
) AS a
WHERE a.agency IS NOT NULL AND a.newest < a.newest_of_all - 14
