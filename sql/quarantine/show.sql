-- All that is known of one entry, with its article where that was landed.
-- Example: 12, validate, report_not_after_publication, the row as it stood in staging, the article's agency and address

SELECT
    q.quarantine_id AS id,
    q.status,
    q.stage,
    q.rule,
    q.severity,
    q.message,
    q.excerpt,
    q.source,
    q.line,
    q.article_id AS article,
    v.title,
    v.agency,
    v.published_on AS published,
    v.url,
    c.coder_version AS coder,
    c.lexicon_version AS dictionaries,
    q.batch_id AS batch,
    q.times_seen AS seen,
    q.first_seen_at AS first_seen,
    q.last_seen_at AS last_seen,
    q.staging_table AS kept_back_from,
    q.row_content AS kept_back_row
FROM ops.quarantine AS q
LEFT JOIN landing.article_version AS v ON q.article_key = v.article_key
LEFT JOIN warehouse.dim_coder AS c ON q.coder_key = c.coder_key
WHERE q.quarantine_id = %(id)s
