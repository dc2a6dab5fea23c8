-- Spans of the checked batch that do not cut from the raw body the quote beside them, each by the rule that it breaks.
-- Evidence has no quotes: it has to lie within the body.
-- Bodies are stored compressed: each is unpacked once (by the appended nothing, kept apart by OFFSET), not once a span.

SELECT
    s.rule,
    s.report_key,
    s.ordinal
FROM (
    SELECT
        a.article_key,
        a.body || '' AS body,
        char_length(a.body) AS characters
    FROM landing.article_version AS a
    WHERE
        a.article_key IN (
            SELECT r.article_key FROM staging.report AS r
            INNER JOIN checked AS c ON r.batch_id = c.batch_id
        )
    OFFSET 0 -- noqa: AM09
) AS v
INNER JOIN (
    SELECT
        'report_quote_is_body' AS rule,
        r.article_key,
        r.report_key,
        r.ordinal,
        r.quote,
        r.quote_start,
        r.quote_end
    FROM staging.report AS r
    INNER JOIN checked AS c ON r.batch_id = c.batch_id
    WHERE r.quote IS NOT NULL
    UNION ALL
    SELECT
        'report_date_quote_is_body' AS rule,
        r.article_key,
        r.report_key,
        r.ordinal,
        r.date_quote,
        r.date_quote_start,
        r.date_quote_end
    FROM staging.report AS r
    INNER JOIN checked AS c ON r.batch_id = c.batch_id
    WHERE r.date_quote IS NOT NULL
    UNION ALL
    SELECT
        'report_evidence_in_body' AS rule,
        r.article_key,
        r.report_key,
        r.ordinal,
        NULL AS quote,
        (e.span ->> 0)::integer AS quote_start,
        (e.span ->> 1)::integer AS quote_end
    FROM staging.report AS r
    INNER JOIN checked AS c ON r.batch_id = c.batch_id
    LEFT JOIN LATERAL jsonb_array_elements(r.evidence) AS e (span) ON TRUE
    UNION ALL
    SELECT
        p.rule,
        r.article_key,
        p.report_key,
        p.ordinal,
        p.quote,
        p.quote_start,
        p.quote_end
    FROM (
        SELECT
            'report_actor_quote_is_body' AS rule,
            a.batch_id,
            a.report_key,
            a.ordinal,
            a.quote,
            a.quote_start,
            a.quote_end
        FROM staging.report_actor AS a
        UNION ALL
        SELECT
            'report_place_quote_is_body' AS rule,
            a.batch_id,
            a.report_key,
            a.ordinal,
            a.quote,
            a.quote_start,
            a.quote_end
        FROM staging.report_place AS a
        UNION ALL
        SELECT
            'report_attribution_quote_is_body' AS rule,
            a.batch_id,
            a.report_key,
            a.ordinal,
            a.quote,
            a.quote_start,
            a.quote_end
        FROM staging.report_attribution AS a
        UNION ALL
        SELECT
            'casualty_quote_is_body' AS rule,
            a.batch_id,
            a.report_key,
            a.ordinal,
            a.quote,
            a.quote_start,
            a.quote_end
        FROM staging.casualty AS a
        UNION ALL
        SELECT
            'casualty_who_is_body' AS rule,
            a.batch_id,
            a.report_key,
            a.ordinal,
            a.who_quote,
            a.who_quote_start,
            a.who_quote_end
        FROM staging.casualty AS a
        UNION ALL
        SELECT
            'materiel_loss_quote_is_body' AS rule,
            a.batch_id,
            a.report_key,
            a.ordinal,
            a.quote,
            a.quote_start,
            a.quote_end
        FROM staging.materiel_loss AS a
    ) AS p
    INNER JOIN checked AS c ON p.batch_id = c.batch_id
    INNER JOIN staging.report AS r ON p.batch_id = r.batch_id AND p.report_key = r.report_key
    WHERE p.quote IS NOT NULL
) AS s ON v.article_key = s.article_key
WHERE
    coalesce(s.quote_start, -1) < 0
    OR coalesce(s.quote_end, -1) <= s.quote_start
    OR s.quote_end > v.characters
    OR s.quote_end - s.quote_start <> char_length(s.quote)
    OR substr(v.body, s.quote_start + 1, greatest(s.quote_end - s.quote_start, 0)) <> s.quote
