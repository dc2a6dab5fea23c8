-- More deaths in one event than a battle has.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE b.kind = 'killed' AND greatest(b.low, b.high) > 50000
