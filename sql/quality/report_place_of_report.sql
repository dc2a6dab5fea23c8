-- Places of reports that the batch does not hold.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE
    NOT EXISTS (
        SELECT FROM staging.report AS r
        WHERE r.batch_id = b.batch_id AND r.report_key = b.report_key
    )
