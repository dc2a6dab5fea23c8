-- What is kept back, the latest first.
-- Example: 12, validate, report_not_after_publication, critical, art-7, , the day told lies after the day of publication

SELECT
    q.quarantine_id AS id,
    q.stage,
    q.rule,
    q.severity,
    q.article_id AS article,
    q.source || coalesce(':' || q.line, '') AS found_in,
    q.message,
    q.times_seen AS seen,
    q.last_seen_at AS last_seen,
    q.status
FROM ops.quarantine AS q
WHERE
    (%(status)s::text IS NULL OR q.status = %(status)s::text)
    AND (%(stage)s::text IS NULL OR q.stage = %(stage)s::text)
    AND (%(rule)s::text IS NULL OR q.rule = %(rule)s::text)
    AND (%(article)s::text IS NULL OR q.article_id = %(article)s::text)
ORDER BY q.last_seen_at DESC, q.quarantine_id DESC
LIMIT %(rows)s
