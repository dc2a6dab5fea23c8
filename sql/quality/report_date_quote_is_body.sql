-- Reports whose words of a date are not what their span cuts from the raw body.
-- Bodies are stored compressed: each is unpacked once (by the appended nothing, kept apart by OFFSET), not once a row.

SELECT b.report_key
FROM batch AS b
INNER JOIN (
    SELECT
        a.article_key,
        a.body || '' AS body
    FROM landing.article_version AS a
    WHERE a.article_key IN (SELECT o.article_key FROM batch AS o)
    OFFSET 0 -- noqa: AM09
) AS v ON b.article_key = v.article_key
WHERE
    b.date_quote IS NOT NULL
    AND (
        coalesce(b.date_quote_start, -1) < 0
        OR coalesce(b.date_quote_end, -1) <= b.date_quote_start
        OR substr(v.body, b.date_quote_start + 1, greatest(b.date_quote_end - b.date_quote_start, 0)) <> b.date_quote
    )
