-- Results of the checks of the last batches, the latest batch first, what failed first.
-- Example: batch 7, casualty_bounds_ordered, critical, failed, 2 of 1,480 rows

SELECT
    b.batch_id,
    b.state,
    b.article_count,
    q.checked_at,
    q.expectation,
    q.staging_table,
    q.severity,
    q.protects,
    q.success,
    q.row_count,
    q.unexpected_count,
    q.observed
FROM ops.quality_result AS q
INNER JOIN ops.batch AS b ON q.batch_id = b.batch_id
WHERE
    b.batch_id IN (
        SELECT r.batch_id FROM ops.quality_result AS r
        GROUP BY r.batch_id
        ORDER BY max(r.checked_at) DESC, r.batch_id DESC
        LIMIT %(batches)s
    )
ORDER BY
    b.batch_id DESC, q.success ASC, array_position(ARRAY['critical', 'warning', 'info'], q.severity) ASC,
    q.expectation ASC;
