-- Figures of people whose quote is not what their span cuts from the raw body.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
INNER JOIN staging.report AS r ON b.batch_id = r.batch_id AND b.report_key = r.report_key
INNER JOIN landing.article_version AS v ON r.article_key = v.article_key
WHERE
    b.quote_start < 0
    OR b.quote_start > char_length(v.body)
    OR b.quote_end <= b.quote_start
    OR substr(v.body, b.quote_start + 1, greatest(b.quote_end - b.quote_start, 0)) <> b.quote
