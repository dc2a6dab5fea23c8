-- Results of the checks of one batch: what failed first, the worst first.
-- Example: batch 7 → casualty_bounds_ordered, critical, failed, 2 of 1,480 rows

SELECT
    q.expectation,
    q.severity,
    q.success,
    q.unexpected_count,
    q.row_count,
    q.protects,
    q.observed ->> 'told' AS told
FROM ops.quality_result AS q
WHERE q.batch_id = %(batch_id)s
ORDER BY
    q.success ASC, array_position(ARRAY['critical', 'warning', 'info'], q.severity) ASC, q.unexpected_count DESC,
    q.expectation ASC;
