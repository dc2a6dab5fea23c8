-- Question: How many events of which type happened where, and how many were killed in them?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).
-- Parameter: rows, integer, default 30: At most so many rows, those with the most events first.

SELECT
    e.event_type,
    t.label_fa AS event_type_fa,
    e.area_en AS place_en,
    e.area_fa AS place_fa,
    e.country,
    sum(e.events)::bigint AS events,
    sum(e.reports)::bigint AS reports,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_high) AS killed_high
FROM mart.area_summary AS e
INNER JOIN warehouse.dim_event_type AS t ON e.event_type = t.code
WHERE
    (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR e.date_first <= %(until)s::date)
    AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
GROUP BY e.event_type, t.label_fa, e.area_en, e.area_fa, e.country
ORDER BY events DESC, e.event_type ASC, place_en ASC
LIMIT %(rows)s
