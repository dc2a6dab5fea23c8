-- What is kept back and not yet dealt with, by reason.
-- Example: ingest, empty_body, critical, 2 entries

SELECT
    q.stage,
    q.rule,
    q.severity,
    count(*) AS entries,
    max(q.last_seen_at) AS last_seen
FROM ops.quarantine AS q
WHERE q.status = 'open'
GROUP BY q.stage, q.rule, q.severity
ORDER BY entries DESC, q.stage ASC, q.rule ASC;
