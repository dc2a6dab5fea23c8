-- Sources with a code that is neither a source's nor an actor's of the dictionaries.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
WHERE
    b.source_code IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM warehouse.dim_source AS d
        WHERE d.source_code = b.source_code AND NOT d.is_inferred
    )
    AND NOT EXISTS (
        SELECT FROM warehouse.dim_actor AS d
        WHERE d.actor_code = b.source_code AND NOT d.is_inferred
    )
