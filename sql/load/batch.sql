-- The articles of the batch with everything that their facts need. Holds the loading lock.

CREATE TEMPORARY TABLE batch_article ON COMMIT DROP AS
SELECT
    v.article_key,
    v.article_id,
    v.version_number,
    w.article_key = v.article_key AS is_current,
    v.title,
    v.url,
    v.agency,
    v.published_on,
    CASE WHEN v.published_on BETWEEN '1900-01-01' AND '2100-12-31' THEN v.published_at END AS published_at,
    CASE
        WHEN v.published_on BETWEEN '1900-01-01' AND '2100-12-31' THEN to_char(v.published_on, 'YYYYMMDD')::integer
        ELSE -1
    END AS published_date_key,
    to_char(v.received_at AT TIME ZONE 'UTC', 'YYYYMMDD')::integer AS loaded_date_key,
    char_length(v.body) AS body_length,
    coalesce(d.section_count, 0) AS section_count,
    coalesce(d.sentence_count, 0) AS sentence_count,
    s.outcome AS staging_outcome
FROM ops.batch_article AS b
INNER JOIN landing.article_version AS v ON b.article_key = v.article_key
INNER JOIN ops.article AS w ON v.article_id = w.article_id
INNER JOIN staging.article AS s ON b.batch_id = s.batch_id AND b.article_key = s.article_key
LEFT JOIN text.document AS d ON b.article_key = d.article_key
WHERE b.batch_id = %(batch_id)s;

CREATE TEMPORARY TABLE publisher (agency text PRIMARY KEY, source_code text NOT NULL) ON COMMIT DROP;

-- The reports that go on; of the others nothing does.
CREATE TEMPORARY TABLE good_report ON COMMIT DROP AS
SELECT r.report_key FROM staging.report AS r
WHERE r.batch_id = %(batch_id)s AND NOT r.is_rejected;

-- Without statistics the planner takes each of them for a handful of rows, and loops where it should hash.
ANALYZE pg_temp.batch_article;
ANALYZE pg_temp.good_report;
