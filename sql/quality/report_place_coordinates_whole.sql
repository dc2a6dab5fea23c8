-- Places with one coordinate only, or with zero and zero.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE (b.latitude IS NULL) <> (b.longitude IS NULL) OR (b.latitude = 0 AND b.longitude = 0)
