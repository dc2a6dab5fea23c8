-- The articles of open entries, or of some of them, that can be tried again: the current versions of what was landed.
-- Example: every one → articles 12 and 15

SELECT DISTINCT q.article_key
FROM ops.quarantine AS q
INNER JOIN ops.article AS a ON q.article_key = a.article_key
WHERE
    q.status = 'open' AND q.stage <> 'ingest'
    AND (%(every)s OR q.quarantine_id = ANY(%(ids)s))
ORDER BY q.article_key ASC
