-- Figures of people with a fraction.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE b.low <> trunc(b.low) OR b.high <> trunc(b.high)
