-- Reports without a place.

SELECT b.report_key
FROM batch AS b
WHERE
    NOT EXISTS (
        SELECT FROM staging.report_place AS p
        WHERE p.batch_id = b.batch_id AND p.report_key = b.report_key
    )
