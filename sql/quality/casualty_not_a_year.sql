-- Figures of people that read like a year of the Jalali or the Gregorian calendar.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE b.low = b.high AND (b.low BETWEEN 1357 AND 1410 OR b.low BETWEEN 1979 AND 2031)
