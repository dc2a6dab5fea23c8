-- Words for the victims that are not what their span cuts from the raw body.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
INNER JOIN staging.report AS r ON b.batch_id = r.batch_id AND b.report_key = r.report_key
INNER JOIN landing.article_version AS v ON r.article_key = v.article_key
WHERE
    b.who_quote IS NOT NULL
    AND (
        coalesce(b.who_quote_start, -1) < 0
        OR coalesce(b.who_quote_end, -1) <= b.who_quote_start
        OR substr(v.body, b.who_quote_start + 1, greatest(b.who_quote_end - b.who_quote_start, 0)) <> b.who_quote
    )
