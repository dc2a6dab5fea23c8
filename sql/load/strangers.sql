-- Codes in the batch that no dimension holds: kind of member, code, and what the report says of it.

-- What the dimensions hold is left out before anything else is looked at: mostly nothing remains.
SELECT DISTINCT
    'actor' AS prefix,
    c.code,
    NULL::jsonb AS told
FROM (
    SELECT
        a.actor_code AS code,
        a.report_key
    FROM staging.report_actor AS a
    WHERE a.batch_id = %(batch_id)s AND NOT a.is_rejected
    UNION ALL
    SELECT
        k.who_code AS code,
        k.report_key
    FROM staging.casualty AS k
    WHERE k.batch_id = %(batch_id)s AND NOT k.is_rejected
    UNION ALL
    SELECT
        m.owner_code AS code,
        m.report_key
    FROM staging.materiel_loss AS m
    WHERE m.batch_id = %(batch_id)s AND NOT m.is_rejected
) AS c
LEFT JOIN warehouse.dim_actor AS d ON c.code = d.actor_code
INNER JOIN pg_temp.good_report AS r ON c.report_key = r.report_key
WHERE c.code IS NOT NULL AND d.actor_key IS NULL
UNION ALL
SELECT DISTINCT
    'source' AS prefix,
    c.code,
    NULL::jsonb AS told
FROM (
    SELECT p.source_code AS code FROM pg_temp.publisher AS p
    UNION
    SELECT t.source_code AS code
    FROM staging.report_attribution AS t
    LEFT JOIN warehouse.dim_actor AS d ON t.source_code = d.actor_code
    LEFT JOIN warehouse.dim_source AS s ON t.source_code = s.source_code
    INNER JOIN pg_temp.good_report AS r ON t.report_key = r.report_key
    WHERE t.batch_id = %(batch_id)s AND NOT t.is_rejected AND d.actor_key IS NULL AND s.source_key IS NULL
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
