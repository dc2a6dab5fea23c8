-- Entries of kept_back into the quarantine: those met before are counted and opened again, the others added.

UPDATE ops.quarantine AS q
SET
    times_seen = q.times_seen + 1,
    last_seen_at = now(),
    batch_id = coalesce(k.batch_id, q.batch_id),
    status = CASE q.status WHEN 'resolved' THEN 'open' ELSE q.status END
FROM pg_temp.kept_back AS k
WHERE q.fingerprint = k.fingerprint;

INSERT INTO ops.quarantine (
    fingerprint, stage, rule, severity, message, excerpt, source, line, article_id, article_key, coder_key, batch_id,
    staging_table, row_content
)
SELECT
    k.fingerprint,
    k.stage,
    k.rule,
    k.severity,
    k.message,
    k.excerpt,
    k.source,
    k.line,
    k.article_id,
    k.article_key,
    k.coder_key,
    k.batch_id,
    k.staging_table,
    k.row_content
FROM pg_temp.kept_back AS k
ON CONFLICT (fingerprint) DO NOTHING;
