-- The last time that the sums were checked.
-- Example: checked at 2026-11-26 21:14 UTC, balanced, no problems

SELECT
    c.checked_at,
    c.balanced,
    c.problems
FROM ops.reconciliation AS c
ORDER BY c.checked_at DESC
LIMIT 1;
