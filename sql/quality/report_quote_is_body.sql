-- Reports whose quote is not what their span cuts from the raw body.

SELECT b.report_key
FROM batch AS b
INNER JOIN landing.article_version AS v ON b.article_key = v.article_key
WHERE
    b.quote_start < 0
    OR b.quote_start > char_length(v.body)
    OR b.quote_end <= b.quote_start
    OR substr(v.body, b.quote_start + 1, greatest(b.quote_end - b.quote_start, 0)) <> b.quote
