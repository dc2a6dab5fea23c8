-- Words for the victims that are not what their span cuts from the raw body.
-- Bodies are stored compressed: each is unpacked once (by the appended nothing, kept apart by OFFSET), not once a row.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
INNER JOIN staging.report AS r ON b.batch_id = r.batch_id AND b.report_key = r.report_key
INNER JOIN (
    SELECT
        a.article_key,
        a.body || '' AS body
    FROM landing.article_version AS a
    WHERE
        a.article_key IN (
            SELECT s.article_key FROM staging.report AS s
            WHERE s.batch_id IN (SELECT o.batch_id FROM batch AS o)
        )
    OFFSET 0 -- noqa: AM09
) AS v ON r.article_key = v.article_key
WHERE
    b.who_quote IS NOT NULL
    AND (
        coalesce(b.who_quote_start, -1) < 0
        OR coalesce(b.who_quote_end, -1) <= b.who_quote_start
        OR substr(v.body, b.who_quote_start + 1, greatest(b.who_quote_end - b.who_quote_start, 0)) <> b.who_quote
    )
