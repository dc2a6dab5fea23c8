-- More people of a kind in one event than wars have had.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE
    greatest(b.low, b.high)
    > CASE b.kind
        WHEN 'wounded' THEN 100000
        WHEN 'captured' THEN 100000
        WHEN 'surrendered' THEN 100000
        WHEN 'abducted' THEN 10000
        WHEN 'missing' THEN 10000
    END
