-- Question: Which places changed hands, when, to whom and from whom, and who says so?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).

SELECT
    e.date_first,
    e.jalali_date_first,
    e.place_en,
    e.place_fa,
    e.province_en,
    e.country,
    e.initiator_en AS taken_by,
    e.target_en AS taken_from,
    e.status,
    e.independent_source_count,
    e.sources_en
FROM mart.event AS e
WHERE
    e.event_type = 'territory_taken'
    AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
ORDER BY e.date_first ASC NULLS LAST, e.place_en ASC, e.event_key ASC
