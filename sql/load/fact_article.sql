-- Coverage, one row an article version.

UPDATE warehouse.fact_article AS t
SET
    coder_key = %(coder_key)s,
    publisher_source_key = n.publisher_source_key,
    published_date_key = n.published_date_key,
    loaded_date_key = n.loaded_date_key,
    is_current = n.is_current,
    outcome = c.outcome,
    is_codable = n.staging_outcome <> 'failed',
    body_length = n.body_length,
    section_count = n.section_count,
    sentence_count = n.sentence_count,
    report_count = c.report_count,
    casualty_count = c.casualty_count,
    materiel_loss_count = c.materiel_loss_count,
    rejected_count = c.rejected_count,
    evidence_length = c.evidence_length
FROM pg_temp.new_article AS n
INNER JOIN pg_temp.new_coding AS c ON n.article_key = c.article_key
WHERE
    t.article_key = n.article_key
    AND (
        t.coder_key, t.publisher_source_key, t.published_date_key, t.loaded_date_key, t.is_current, t.outcome,
        t.is_codable, t.body_length, t.section_count, t.sentence_count, t.report_count, t.casualty_count,
        t.materiel_loss_count, t.rejected_count, t.evidence_length
    ) IS DISTINCT FROM (
        %(coder_key)s, n.publisher_source_key, n.published_date_key, n.loaded_date_key, n.is_current, c.outcome,
        n.staging_outcome <> 'failed', n.body_length, n.section_count, n.sentence_count, c.report_count,
        c.casualty_count, c.materiel_loss_count, c.rejected_count, c.evidence_length
    );

INSERT INTO warehouse.fact_article (
    article_key, coder_key, publisher_source_key, published_date_key, loaded_date_key, is_current, outcome,
    is_codable, body_length, section_count, sentence_count, report_count, casualty_count, materiel_loss_count,
    rejected_count, evidence_length
)
SELECT
    n.article_key,
    %(coder_key)s AS coder_key,
    n.publisher_source_key,
    n.published_date_key,
    n.loaded_date_key,
    n.is_current,
    c.outcome,
    n.staging_outcome <> 'failed' AS is_codable,
    n.body_length,
    n.section_count,
    n.sentence_count,
    c.report_count,
    c.casualty_count,
    c.materiel_loss_count,
    c.rejected_count,
    c.evidence_length
FROM pg_temp.new_article AS n
INNER JOIN pg_temp.new_coding AS c ON n.article_key = c.article_key
WHERE
    NOT EXISTS (
        SELECT FROM warehouse.fact_article AS t
        WHERE t.article_key = n.article_key
    )
ORDER BY n.article_key ASC;
