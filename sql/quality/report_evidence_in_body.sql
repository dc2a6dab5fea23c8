-- Reports with evidence that lies outside the raw body, or with none.

SELECT b.report_key
FROM batch AS b
INNER JOIN landing.article_version AS v ON b.article_key = v.article_key
WHERE
    jsonb_array_length(b.evidence) = 0
    OR EXISTS (
        SELECT FROM jsonb_array_elements(b.evidence) AS span (value)
        WHERE
            (span.value ->> 0)::integer < 0
            OR (span.value ->> 1)::integer <= (span.value ->> 0)::integer
            OR (span.value ->> 1)::integer > char_length(v.body)
    )
