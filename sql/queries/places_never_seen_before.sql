-- Question: Which places appear for the first time: somewhere the violence had not been before?
-- Parameter: since, date, default none: Only places first seen on or after this day; without it, in the last 30 days of the data.
-- Parameter: country, text, default none: Only places in this country (ISO 3166 alpha-2).
-- Parameter: rows, integer, default 30: At most so many rows, the newest first.

WITH first_seen AS (
    -- The first entry of each place in an index of mart.event, not all its events.
    SELECT
        e.place_id,
        e.place_en,
        e.place_fa,
        e.province_en,
        e.country,
        e.date_first,
        e.event_type,
        e.sources_en
    FROM warehouse.dim_place AS p
    CROSS JOIN
        LATERAL (
            SELECT
                x.place_id,
                x.place_en,
                x.place_fa,
                x.province_en,
                x.country,
                x.date_first,
                x.event_type,
                x.sources_en
            FROM mart.event AS x
            WHERE x.place_id = p.place_id AND x.status = 'happened' AND x.is_core AND x.date_first IS NOT NULL
            ORDER BY x.place_id ASC, x.date_first ASC, x.event_key ASC
            LIMIT 1
        ) AS e
    WHERE p.place_key > 0 AND (%(country)s::text IS NULL OR p.country = %(country)s::text)
)

SELECT
    f.date_first AS first_day,
    f.place_en,
    f.place_fa,
    f.province_en,
    f.country,
    f.event_type AS first_event_type,
    (
        SELECT count(*) FROM mart.event AS x
        WHERE x.place_id = f.place_id AND x.status = 'happened' AND x.is_core AND x.date_first IS NOT NULL
    ) AS events_until_now,
    f.sources_en
FROM first_seen AS f
WHERE
    f.date_first >= coalesce(
        %(since)s::date,
        (
            SELECT x.date_first - 30 FROM mart.area_summary AS x
            INNER JOIN warehouse.dim_event_type AS t ON x.event_type = t.code
            WHERE t.is_core AND x.date_first IS NOT NULL
            ORDER BY x.date_first DESC
            LIMIT 1
        )
    )
ORDER BY f.date_first DESC, f.place_en ASC, f.place_id ASC
LIMIT %(rows)s
