-- Victims with a code that the dictionary does not hold.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE
    b.who_code IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM warehouse.dim_actor AS d
        WHERE d.actor_code = b.who_code AND NOT d.is_inferred
    )
