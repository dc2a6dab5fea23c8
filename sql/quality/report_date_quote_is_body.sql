-- Reports whose words of a date are not what their span cuts from the raw body.

SELECT b.report_key
FROM batch AS b
WHERE
    b.report_key IN (
        SELECT s.report_key FROM untrue_span AS s
        WHERE s.rule = 'report_date_quote_is_body'
    )
