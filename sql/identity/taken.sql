-- The part of the queue that is resolved in one transaction: of one month, since keys begin with the month of publication,
-- and in the order of days, so that a chunk of a long queue meets few days, and few chunks meet the same day.

CREATE TEMPORARY TABLE taken ON COMMIT DROP AS
WITH month AS (
    SELECT
        (left(x.key::text, 3) || '00000-0000-0000-0000-000000000000')::uuid AS first_key,
        (left(x.key::text, 3) || 'fffff-ffff-ffff-ffff-ffffffffffff')::uuid AS last_key
    FROM (
        (
            SELECT e.key FROM ops.resolution_queue AS e
            WHERE e.kind = 'event'
            ORDER BY e.key ASC LIMIT 1
        )
        UNION ALL
        (
            SELECT r.key FROM ops.resolution_queue AS r
            WHERE r.kind = 'report'
            ORDER BY r.key ASC LIMIT 1
        )
    ) AS x
    ORDER BY x.key ASC
    LIMIT 1
)

SELECT
    q.kind,
    q.key
FROM month AS m
INNER JOIN ops.resolution_queue AS q ON m.first_key <= q.key AND m.last_key >= q.key
LEFT JOIN warehouse.fact_report AS f ON q.key = f.report_key
WHERE q.kind IN ('event', 'report')
ORDER BY f.published_date_key ASC NULLS FIRST, q.key ASC, q.kind ASC
LIMIT %(chunk)s;
ANALYZE pg_temp.taken;

SELECT count(*) FROM pg_temp.taken;
