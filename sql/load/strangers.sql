-- Codes in the batch that no dimension holds: kind of member, code, and what the report says of it.

SELECT DISTINCT
    'actor' AS prefix,
    c.code,
    NULL::jsonb AS told
FROM (
    SELECT a.actor_code AS code
    FROM staging.report_actor AS a
    INNER JOIN pg_temp.good_report AS r ON a.report_key = r.report_key
    WHERE a.batch_id = %(batch_id)s AND NOT a.is_rejected
    UNION
    SELECT k.who_code
    FROM staging.casualty AS k
    INNER JOIN pg_temp.good_report AS r ON k.report_key = r.report_key
    WHERE k.batch_id = %(batch_id)s AND NOT k.is_rejected
    UNION
    SELECT m.owner_code
    FROM staging.materiel_loss AS m
    INNER JOIN pg_temp.good_report AS r ON m.report_key = r.report_key
    WHERE m.batch_id = %(batch_id)s AND NOT m.is_rejected
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
    UNION
    SELECT t.source_code
    FROM staging.report_attribution AS t
    INNER JOIN pg_temp.good_report AS r ON t.report_key = r.report_key
    WHERE
        t.batch_id = %(batch_id)s
        AND NOT t.is_rejected
        AND NOT EXISTS (
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
    FROM staging.report_place AS p
    INNER JOIN pg_temp.good_report AS r ON p.report_key = r.report_key
    WHERE
        p.batch_id = %(batch_id)s
        AND NOT p.is_rejected
        AND p.place_id IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM warehouse.dim_place AS d
            WHERE d.place_id = p.place_id
        )
    ORDER BY p.place_id ASC, p.report_key ASC, p.ordinal ASC
) AS c;
