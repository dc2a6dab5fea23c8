-- Reports with evidence that lies outside the raw body, or with none.
-- Bodies are stored compressed: each is unpacked once (by the appended nothing, kept apart by OFFSET), not once a row.

SELECT b.report_key
FROM batch AS b
INNER JOIN (
    SELECT
        a.article_key,
        a.body || '' AS body,
        char_length(a.body) AS characters
    FROM landing.article_version AS a
    WHERE a.article_key IN (SELECT o.article_key FROM batch AS o)
    OFFSET 0 -- noqa: AM09
) AS v ON b.article_key = v.article_key
WHERE
    jsonb_array_length(b.evidence) = 0
    OR EXISTS (
        SELECT FROM jsonb_array_elements(b.evidence) AS span (value)
        WHERE
            (span.value ->> 0)::integer < 0
            OR (span.value ->> 1)::integer <= (span.value ->> 0)::integer
            OR (span.value ->> 1)::integer > v.characters
    )
