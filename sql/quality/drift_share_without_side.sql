-- Share of reports with nobody in them, where it is far from that of the batches before.
-- Looks at batches of fifty articles and more, against five to thirty of them.

SELECT
    format(
        '%s of the reports have nobody in them; the last %s batches had %s to %s',
        round(n.ratio, 3), p.batches, round(p.least, 3), round(p.most, 3)
    ) AS told
FROM (
    SELECT
        count(DISTINCT b.article_key) AS articles,
        count(*) FILTER (
            WHERE NOT EXISTS (
                SELECT FROM staging.report_actor AS c
                WHERE c.batch_id = b.batch_id AND c.report_key = b.report_key
            )
        )::numeric / nullif(count(*), 0) AS ratio
    FROM batch AS b
) AS n
CROSS JOIN (
    SELECT
        count(*) AS batches,
        avg(o.ratio) AS mean,
        coalesce(stddev_samp(o.ratio), 0) AS spread,
        min(o.ratio) AS least,
        max(o.ratio) AS most
    FROM (
        SELECT
            a.batch_id,
            q.unexpected_count::numeric / nullif(q.row_count, 0) AS ratio
        FROM ops.batch AS a
        INNER JOIN ops.quality_result AS q ON a.batch_id = q.batch_id
        WHERE
            a.state IN ('loaded', 'resolved')
            AND a.article_count >= 50
            AND q.expectation = 'report_has_side'
            AND a.batch_id NOT IN (SELECT b.batch_id FROM batch AS b)
        ORDER BY a.batch_id DESC
        LIMIT 30
    ) AS o
) AS p
WHERE n.articles >= 50 AND p.batches >= 5 AND abs(n.ratio - p.mean) > greatest(4 * p.spread, p.mean / 4, 0.05)
