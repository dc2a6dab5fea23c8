-- Staging with the keys of the dimensions, one temporary table a target, so that each target is compared and written
-- in plain statements. A version of an actor or source is the one that holds on the first day of the event, or else on
-- the day of publication, or else today's.

CREATE TEMPORARY TABLE new_article ON COMMIT DROP AS
SELECT
    a.*,
    coalesce(s.source_key, -1) AS publisher_source_key
FROM pg_temp.batch_article AS a
LEFT JOIN pg_temp.publisher AS p ON a.agency = p.agency
LEFT JOIN warehouse.dim_source AS s
    ON
        p.source_code = s.source_code
        AND coalesce(a.published_on, '9999-12-30') >= s.valid_from
        AND coalesce(a.published_on, '9999-12-30') < s.valid_to;
CREATE UNIQUE INDEX new_article_ix ON pg_temp.new_article (article_key);
ANALYZE pg_temp.new_article;

CREATE TEMPORARY TABLE new_place ON COMMIT DROP AS
SELECT
    p.report_key,
    p.ordinal,
    p.role,
    coalesce(d.place_key, -1) AS place_key,
    coalesce(p.precision, 'none') AS precision,
    p.latitude,
    p.quote,
    p.quote_start,
    p.quote_end
FROM staging.report_place AS p
INNER JOIN pg_temp.good_report AS r ON p.report_key = r.report_key
LEFT JOIN warehouse.dim_place AS d ON p.place_id = d.place_id
WHERE p.batch_id = %(batch_id)s AND NOT p.is_rejected;
ANALYZE pg_temp.new_place (report_key, ordinal);

CREATE TEMPORARY TABLE new_report ON COMMIT DROP AS
SELECT
    r.report_key,
    r.article_key,
    %(coder_key)s::bigint AS coder_key,
    coalesce(t.event_type_key, -1) AS event_type_key,
    a.publisher_source_key,
    coalesce(p.place_key, -1) AS place_key,
    CASE
        WHEN r.date_first BETWEEN '1900-01-01' AND '2100-12-31' THEN to_char(r.date_first, 'YYYYMMDD')::integer
        ELSE -1
    END AS date_first_key,
    CASE
        WHEN r.date_last BETWEEN '1900-01-01' AND '2100-12-31' THEN to_char(r.date_last, 'YYYYMMDD')::integer
        ELSE -1
    END AS date_last_key,
    a.published_date_key,
    a.is_current,
    r.ordinal,
    r.status,
    r.date_precision,
    exists(
        SELECT FROM staging.report_attribution AS g
        WHERE g.batch_id = %(batch_id)s AND g.report_key = r.report_key AND NOT g.is_rejected
    ) AS is_attributed,
    r.quote,
    r.quote_start,
    r.quote_end,
    r.evidence,
    r.date_quote,
    r.date_quote_start,
    r.date_quote_end,
    r.reasons,
    coalesce(r.date_first, a.published_on, '9999-12-30'::date) AS holds_on
FROM staging.report AS r
INNER JOIN pg_temp.new_article AS a ON r.article_key = a.article_key
LEFT JOIN warehouse.dim_event_type AS t ON r.event_type = t.code
LEFT JOIN (
    SELECT DISTINCT ON (n.report_key)
        n.report_key,
        n.place_key
    FROM pg_temp.new_place AS n
    ORDER BY n.report_key ASC, n.latitude IS NULL ASC, n.role = 'in' ASC, n.ordinal ASC
) AS p ON r.report_key = p.report_key
WHERE r.batch_id = %(batch_id)s AND NOT r.is_rejected;
CREATE UNIQUE INDEX new_report_ix ON pg_temp.new_report (report_key);
ANALYZE pg_temp.new_report (report_key, article_key);

CREATE TEMPORARY TABLE new_actor ON COMMIT DROP AS
SELECT
    p.report_key,
    p.ordinal,
    p.role,
    coalesce(d.actor_key, -1) AS actor_key,
    p.quote,
    p.quote_start,
    p.quote_end
FROM staging.report_actor AS p
INNER JOIN pg_temp.new_report AS r ON p.report_key = r.report_key
LEFT JOIN warehouse.dim_actor AS d
    ON p.actor_code = d.actor_code AND r.holds_on >= d.valid_from AND r.holds_on < d.valid_to
WHERE p.batch_id = %(batch_id)s AND NOT p.is_rejected;
ANALYZE pg_temp.new_actor (report_key, ordinal);

-- A code of an attribution is a source's, or else an actor's. A source that stands on a side brings that actor along.
CREATE TEMPORARY TABLE new_attribution ON COMMIT DROP AS
SELECT
    p.report_key,
    p.ordinal,
    CASE WHEN s.source_key IS NOT NULL THEN s.source_key WHEN d.actor_key IS NOT NULL THEN -2 ELSE -1 END AS source_key,
    CASE
        WHEN d.actor_key IS NOT NULL THEN d.actor_key
        WHEN s.source_key IS NOT NULL THEN -2
        ELSE -1
    END AS actor_key,
    p.quote,
    p.quote_start,
    p.quote_end
FROM staging.report_attribution AS p
INNER JOIN pg_temp.new_report AS r ON p.report_key = r.report_key
LEFT JOIN warehouse.dim_source AS s
    ON p.source_code = s.source_code AND r.holds_on >= s.valid_from AND r.holds_on < s.valid_to
LEFT JOIN warehouse.dim_actor AS d
    ON
        CASE WHEN s.source_key IS NULL THEN p.source_code ELSE s.side END = d.actor_code
        AND r.holds_on >= d.valid_from AND r.holds_on < d.valid_to
WHERE p.batch_id = %(batch_id)s AND NOT p.is_rejected;
ANALYZE pg_temp.new_attribution (report_key, ordinal);

CREATE TEMPORARY TABLE new_casualty ON COMMIT DROP AS
SELECT
    p.report_key,
    p.ordinal,
    coalesce(d.actor_key, -1) AS victim_actor_key,
    p.kind,
    p.low::integer AS low,
    coalesce(round((p.low + p.high) / 2), p.low, p.high)::integer AS best,
    p.high::integer AS high,
    p.quote,
    p.quote_start,
    p.quote_end,
    p.who_quote,
    p.who_quote_start,
    p.who_quote_end
FROM staging.casualty AS p
INNER JOIN pg_temp.new_report AS r ON p.report_key = r.report_key
LEFT JOIN warehouse.dim_actor AS d
    ON p.who_code = d.actor_code AND r.holds_on >= d.valid_from AND r.holds_on < d.valid_to
WHERE p.batch_id = %(batch_id)s AND NOT p.is_rejected;
ANALYZE pg_temp.new_casualty (report_key, ordinal);

CREATE TEMPORARY TABLE new_materiel_loss ON COMMIT DROP AS
SELECT
    p.report_key,
    p.ordinal,
    coalesce(m.materiel_key, -1) AS materiel_key,
    coalesce(d.actor_key, -1) AS owner_actor_key,
    p.action,
    p.low::integer AS low,
    coalesce(round((p.low + p.high) / 2), p.low, p.high)::integer AS best,
    p.high::integer AS high,
    p.quote,
    p.quote_start,
    p.quote_end
FROM staging.materiel_loss AS p
INNER JOIN pg_temp.new_report AS r ON p.report_key = r.report_key
LEFT JOIN warehouse.dim_materiel AS m ON p.item = m.item
LEFT JOIN warehouse.dim_actor AS d
    ON p.owner_code = d.actor_code AND r.holds_on >= d.valid_from AND r.holds_on < d.valid_to
WHERE p.batch_id = %(batch_id)s AND NOT p.is_rejected;
ANALYZE pg_temp.new_materiel_loss (report_key, ordinal);

-- What each article's coding comes to.
CREATE TEMPORARY TABLE new_coding ON COMMIT DROP AS
SELECT
    a.article_key,
    count(r.report_key)::integer AS report_count,
    coalesce(sum(r.casualties), 0)::integer AS casualty_count,
    coalesce(sum(r.losses), 0)::integer AS materiel_loss_count,
    coalesce(sum(r.evidence_length), 0)::integer AS evidence_length,
    coalesce(max(j.rejected), 0)::integer AS rejected_count,
    CASE
        WHEN a.staging_outcome = 'failed' THEN 'quarantined'
        WHEN count(r.report_key) > 0 THEN 'coded'
        WHEN coalesce(max(j.rejected), 0) > 0 THEN 'quarantined'
        ELSE 'no_events'
    END AS outcome
FROM pg_temp.batch_article AS a
LEFT JOIN (
    SELECT
        n.report_key,
        n.article_key,
        c.casualties,
        m.losses,
        -- Most reports have one piece of evidence, and that is their quote.
        CASE
            WHEN jsonb_array_length(n.evidence) = 1 THEN n.quote_end - n.quote_start
            ELSE (
                SELECT sum((span.value ->> 1)::integer - (span.value ->> 0)::integer)
                FROM jsonb_array_elements(n.evidence) AS span (value)
            )
        END AS evidence_length
    FROM pg_temp.new_report AS n
    -- Counted once for all reports: a count for each would read every figure of the batch for every report of it.
    LEFT JOIN (
        SELECT
            x.report_key,
            count(*) AS casualties
        FROM pg_temp.new_casualty AS x
        GROUP BY x.report_key
    ) AS c ON n.report_key = c.report_key
    LEFT JOIN (
        SELECT
            x.report_key,
            count(*) AS losses
        FROM pg_temp.new_materiel_loss AS x
        GROUP BY x.report_key
    ) AS m ON n.report_key = m.report_key
) AS r ON a.article_key = r.article_key
LEFT JOIN (
    SELECT
        x.article_key,
        count(*) AS rejected
    FROM (
        SELECT s.article_key FROM staging.report AS s
        WHERE s.batch_id = %(batch_id)s AND s.is_rejected
        UNION ALL
        SELECT s.article_key
        FROM (
            SELECT p.report_key FROM staging.report_actor AS p
            WHERE p.batch_id = %(batch_id)s AND p.is_rejected
            UNION ALL
            SELECT p.report_key FROM staging.report_place AS p
            WHERE p.batch_id = %(batch_id)s AND p.is_rejected
            UNION ALL
            SELECT p.report_key FROM staging.report_attribution AS p
            WHERE p.batch_id = %(batch_id)s AND p.is_rejected
            UNION ALL
            SELECT p.report_key FROM staging.casualty AS p
            WHERE p.batch_id = %(batch_id)s AND p.is_rejected
            UNION ALL
            SELECT p.report_key FROM staging.materiel_loss AS p
            WHERE p.batch_id = %(batch_id)s AND p.is_rejected
        ) AS part
        INNER JOIN staging.report AS s ON part.report_key = s.report_key
        WHERE s.batch_id = %(batch_id)s
    ) AS x
    GROUP BY x.article_key
) AS j ON a.article_key = j.article_key
GROUP BY a.article_key, a.staging_outcome;
