-- Reports whose days are further apart than their precision allows. A day may be a night or a few days in a row.

SELECT b.report_key
FROM batch AS b
WHERE
    b.date_last - b.date_first
    > CASE b.date_precision WHEN 'day' THEN 31 WHEN 'week' THEN 31 WHEN 'month' THEN 366 ELSE 36525 END
