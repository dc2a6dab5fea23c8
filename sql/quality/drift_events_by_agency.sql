-- Agencies with twenty articles and more whose articles tell less than half or more than twice the events that they
-- told in the last thirty batches.

SELECT
    format(
        '%s: %s events an article, before %s', n.agency, round(n.ratio, 2), round(p.ratio, 2)
    ) AS told
FROM (
    SELECT
        v.agency,
        avg(b.report_count) AS ratio
    FROM batch AS b
    INNER JOIN landing.article_version AS v ON b.article_key = v.article_key
    GROUP BY v.agency
    HAVING count(*) >= 20
) AS n
INNER JOIN (
    SELECT
        v.agency,
        avg(k.report_count) AS ratio
    FROM (
        SELECT
            a.batch_id,
            a.coder_key
        FROM ops.batch AS a
        WHERE a.state IN ('loaded', 'resolved') AND a.batch_id NOT IN (SELECT b.batch_id FROM batch AS b)
        ORDER BY a.batch_id DESC
        LIMIT 30
    ) AS o
    INNER JOIN ops.batch_article AS m ON o.batch_id = m.batch_id
    INNER JOIN ops.coding AS k ON m.article_key = k.article_key AND o.coder_key = k.coder_key
    INNER JOIN landing.article_version AS v ON m.article_key = v.article_key
    GROUP BY v.agency
    HAVING count(*) >= 20
) AS p ON n.agency = p.agency
WHERE greatest(n.ratio, p.ratio) > 0.2 AND (n.ratio < p.ratio / 2 OR n.ratio > p.ratio * 2)
