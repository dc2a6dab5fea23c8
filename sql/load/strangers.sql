-- Codes in the batch that no dimension holds: kind of member, code, and what the report says of it.

SELECT DISTINCT
    'actor' AS prefix,
    c.code,
    NULL::jsonb AS told
FROM (
    SELECT a.actor_code AS code FROM pg_temp.good_actor AS a
    UNION ALL
    SELECT c.who_code FROM pg_temp.good_casualty AS c
    UNION ALL
    SELECT m.owner_code FROM pg_temp.good_materiel_loss AS m
) AS c
WHERE
    c.code IS NOT NULL AND NOT EXISTS (
        SELECT FROM warehouse.dim_actor AS d
        WHERE d.actor_code = c.code
    )
UNION ALL
SELECT DISTINCT
    'source' AS prefix,
    c.code,
    NULL::jsonb AS told
FROM (
    SELECT p.source_code AS code FROM pg_temp.publisher AS p
    UNION ALL
    SELECT t.source_code FROM pg_temp.good_attribution AS t
    WHERE NOT EXISTS (
        SELECT FROM warehouse.dim_actor AS d
        WHERE d.actor_code = t.source_code
    )
) AS c
WHERE
    c.code IS NOT NULL AND NOT EXISTS (
        SELECT FROM warehouse.dim_source AS d
        WHERE d.source_code = c.code
    )
UNION ALL
SELECT
    'place' AS prefix,
    c.place_id AS code,
    to_jsonb(c) AS told
FROM (
    SELECT DISTINCT ON (p.place_id)
        p.place_id,
        p.name_fa,
        p.name_en,
        p.kind,
        p.country,
        p.latitude,
        p.longitude,
        p.precision
    FROM pg_temp.good_place AS p
    WHERE
        p.place_id IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM warehouse.dim_place AS d
            WHERE d.place_id = p.place_id
        )
    ORDER BY p.place_id ASC, p.report_key ASC, p.ordinal ASC
) AS c;
