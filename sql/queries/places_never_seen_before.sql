-- Question: Which places appear for the first time: somewhere the violence had not been before?
-- Parameter: since, date, default none: Only places first seen on or after this day; without it, in the last 30 days of the data.
-- Parameter: country, text, default none: Only places in this country (ISO 3166 alpha-2).
-- Parameter: rows, integer, default 30: At most so many rows, the newest first.

WITH first_seen AS (
    SELECT DISTINCT ON (e.place_id)
        e.place_id,
        e.place_en,
        e.place_fa,
        e.province_en,
        e.country,
        e.date_first,
        e.event_type,
        count(*) OVER whole_place AS events,
        e.sources_en
    FROM mart.event AS e
    WHERE e.status = 'happened' AND e.is_core AND e.place_id <> 'unknown' AND e.date_first IS NOT NULL
    WINDOW whole_place AS (PARTITION BY e.place_id)
    ORDER BY e.place_id ASC, e.date_first ASC, e.event_key ASC
)

SELECT
    f.date_first AS first_day,
    f.place_en,
    f.place_fa,
    f.province_en,
    f.country,
    f.event_type AS first_event_type,
    f.events AS events_until_now,
    f.sources_en
FROM first_seen AS f
WHERE
    f.date_first >= coalesce(
        %(since)s::date,
        (
            SELECT max(x.date_first) - 30 FROM mart.event AS x
            WHERE x.is_core AND x.status = 'happened'
        )
    )
    AND (%(country)s::text IS NULL OR f.country = %(country)s::text)
ORDER BY f.date_first DESC, f.place_en ASC, f.place_id ASC
LIMIT %(rows)s
