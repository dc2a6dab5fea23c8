-- Events an article, where the batch has far more or fewer than those before it.
-- Looks at batches of fifty articles and more, against five to thirty of them.

SELECT
    format(
        '%s events an article; the last %s batches had %s to %s',
        round(n.ratio, 3), p.batches, round(p.least, 3), round(p.most, 3)
    ) AS told
FROM (
    SELECT
        count(*) AS articles,
        sum(b.report_count)::numeric / count(*) AS ratio
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
            (a.counts #>> '{extracted,report}')::numeric
            / nullif((a.counts #>> '{extracted,article}')::numeric, 0) AS ratio
        FROM ops.batch AS a
        WHERE
            a.state IN ('loaded', 'resolved')
            AND a.article_count >= 50
            AND a.batch_id NOT IN (SELECT b.batch_id FROM batch AS b)
        ORDER BY a.batch_id DESC
        LIMIT 30
    ) AS o
) AS p
WHERE n.articles >= 50 AND p.batches >= 5 AND abs(n.ratio - p.mean) > greatest(4 * p.spread, p.mean / 4, 0.1)
