-- Actors whose mention stands in the same role a second time.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE
    EXISTS (
        SELECT FROM batch AS o
        WHERE
            o.report_key = b.report_key
            AND o.ordinal < b.ordinal
            AND o.quote_start = b.quote_start
            AND o.role = b.role
    )
