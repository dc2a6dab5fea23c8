-- Places with an identifier that the gazetteer does not hold.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE
    b.place_id IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM warehouse.dim_place AS d
        WHERE d.place_id = b.place_id AND NOT d.is_inferred
    )
