-- Batches whose staging rows nobody needs any more: done with, or given up, longer ago than they are kept.
-- Example: kept for 14 days → batches 1, 2, 3

SELECT b.batch_id
FROM ops.batch AS b
WHERE
    b.state IN ('resolved', 'stopped', 'abandoned')
    AND b.changed_at < now() - make_interval(days => %(days)s)
    AND EXISTS (
        SELECT FROM staging.article AS s
        WHERE s.batch_id = b.batch_id
    )
ORDER BY b.batch_id ASC;
