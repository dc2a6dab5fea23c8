-- The coding records, the work list, what resolution has to look at, and quarantine entries that this coding settles.

UPDATE ops.coding AS t
SET
    outcome = n.outcome,
    report_count = n.report_count,
    rejected_count = n.rejected_count,
    batch_id = %(batch_id)s,
    coded_at = now()
FROM pg_temp.new_coding AS n
WHERE
    t.article_key = n.article_key AND t.coder_key = %(coder_key)s
    AND (t.outcome, t.report_count, t.rejected_count) IS DISTINCT FROM (n.outcome, n.report_count, n.rejected_count);

INSERT INTO ops.coding (article_key, coder_key, outcome, report_count, rejected_count, batch_id)
SELECT
    n.article_key,
    %(coder_key)s AS coder_key,
    n.outcome,
    n.report_count,
    n.rejected_count,
    %(batch_id)s AS batch_id
FROM pg_temp.new_coding AS n
WHERE
    NOT EXISTS (
        SELECT FROM ops.coding AS t
        WHERE t.article_key = n.article_key AND t.coder_key = %(coder_key)s
    );

UPDATE ops.article AS w
SET coder_key = %(coder_key)s
FROM pg_temp.new_article AS n
WHERE w.article_key = n.article_key AND w.coder_key IS DISTINCT FROM %(coder_key)s;

INSERT INTO ops.resolution_queue (kind, key)
SELECT DISTINCT
    'report' AS kind,
    x.report_key
FROM pg_temp.touched AS x
INNER JOIN pg_temp.new_report AS n ON x.report_key = n.report_key
WHERE n.is_current
ON CONFLICT (kind, key) DO NOTHING;

UPDATE ops.quarantine AS q
SET status = 'resolved'
FROM pg_temp.new_article AS n
WHERE
    q.article_key = n.article_key
    AND q.status = 'open'
    AND q.stage <> 'ingest'
    AND (q.batch_id <> %(batch_id)s OR q.coder_key <> %(coder_key)s);
