-- Reports with a date and no precision, or a precision and no date, or one day only.

SELECT b.report_key
FROM batch AS b
WHERE
    (b.date_first IS NULL) <> (b.date_last IS NULL)
    OR (b.date_first IS NULL) <> (b.date_precision = 'none')
