-- Entries of broken into the quarantine.

INSERT INTO ops.quarantine AS q (
    fingerprint, stage, rule, message, excerpt, article_id, article_key, coder_key, batch_id, staging_table,
    row_content
)
SELECT DISTINCT ON (k.fingerprint)
    k.fingerprint,
    'validate' AS stage,
    k.rule,
    k.message,
    left(k.row_content ->> 'quote', 300) AS excerpt,
    v.article_id,
    r.article_key,
    %(coder_key)s AS coder_key,
    %(batch_id)s AS batch_id,
    k.staging_table,
    k.row_content
FROM (
    SELECT
        b.*,
        encode(
            sha256(
                convert_to(
                    concat_ws('|', 'validate', b.rule, b.staging_table, b.report_key, b.ordinal, %(coder_key)s::text),
                    'UTF8'
                )
            ), 'hex'
        ) AS fingerprint
    FROM pg_temp.broken AS b
) AS k
LEFT JOIN staging.report AS r ON k.report_key = r.report_key AND r.batch_id = %(batch_id)s
LEFT JOIN landing.article_version AS v ON r.article_key = v.article_key
ORDER BY k.fingerprint ASC
ON CONFLICT (fingerprint) DO UPDATE
    SET
        status = CASE q.status WHEN 'released' THEN q.status ELSE 'open' END,
        times_seen = q.times_seen + 1,
        last_seen_at = now(),
        batch_id = excluded.batch_id,
        row_content = excluded.row_content;
