-- Reports that are told otherwise than before, and new ones.

WITH written AS (
    UPDATE warehouse.fact_report AS t
    SET
        article_key = n.article_key,
        coder_key = n.coder_key,
        event_type_key = n.event_type_key,
        publisher_source_key = n.publisher_source_key,
        place_key = n.place_key,
        date_first_key = n.date_first_key,
        date_last_key = n.date_last_key,
        published_date_key = n.published_date_key,
        is_current = n.is_current,
        ordinal = n.ordinal,
        status = n.status,
        date_precision = n.date_precision,
        is_attributed = n.is_attributed,
        quote = n.quote,
        quote_start = n.quote_start,
        quote_end = n.quote_end,
        evidence = n.evidence,
        date_quote = n.date_quote,
        date_quote_start = n.date_quote_start,
        date_quote_end = n.date_quote_end,
        reasons = n.reasons
    FROM pg_temp.new_report AS n
    WHERE
        t.report_key = n.report_key
        AND (
            t.article_key, t.coder_key, t.event_type_key, t.publisher_source_key, t.place_key, t.date_first_key,
            t.date_last_key, t.published_date_key, t.is_current, t.ordinal, t.status, t.date_precision,
            t.is_attributed, t.quote, t.quote_start, t.quote_end, t.evidence, t.date_quote, t.date_quote_start,
            t.date_quote_end, t.reasons
        ) IS DISTINCT FROM (
            n.article_key, n.coder_key, n.event_type_key, n.publisher_source_key, n.place_key, n.date_first_key,
            n.date_last_key, n.published_date_key, n.is_current, n.ordinal, n.status, n.date_precision,
            n.is_attributed, n.quote, n.quote_start, n.quote_end, n.evidence, n.date_quote, n.date_quote_start,
            n.date_quote_end, n.reasons
        )
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;

WITH written AS (
    INSERT INTO warehouse.fact_report AS t (
        report_key, article_key, coder_key, event_type_key, publisher_source_key, place_key, date_first_key,
        date_last_key, published_date_key, is_current, ordinal, status, date_precision, is_attributed, quote,
        quote_start, quote_end, evidence, date_quote, date_quote_start, date_quote_end, reasons
    )
    SELECT
        n.report_key,
        n.article_key,
        n.coder_key,
        n.event_type_key,
        n.publisher_source_key,
        n.place_key,
        n.date_first_key,
        n.date_last_key,
        n.published_date_key,
        n.is_current,
        n.ordinal,
        n.status,
        n.date_precision,
        n.is_attributed,
        n.quote,
        n.quote_start,
        n.quote_end,
        n.evidence,
        n.date_quote,
        n.date_quote_start,
        n.date_quote_end,
        n.reasons
    FROM pg_temp.new_report AS n
    WHERE
        NOT EXISTS (
            SELECT FROM warehouse.fact_report AS t
            WHERE t.report_key = n.report_key
        )
    ORDER BY n.report_key ASC
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;
