-- Figures of people whose quote is not what their span cuts from the raw body.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE
    (b.report_key, b.ordinal) IN (
        SELECT
            s.report_key,
            s.ordinal
        FROM untrue_span AS s
        WHERE s.rule = 'casualty_quote_is_body'
    )
