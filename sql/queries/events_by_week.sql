-- Question: How many events were there each week (from Saturday), by country and type, and how many killed?
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).
-- Parameter: event_type, text, default none: Only events of this type.

SELECT
    e.week_from,
    e.country,
    e.event_type,
    sum(e.events)::bigint AS events,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_high) AS killed_high
FROM mart.area_summary AS e
WHERE
    e.week_from IS NOT NULL
    AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
    AND (%(event_type)s::text IS NULL OR e.event_type = %(event_type)s::text)
GROUP BY e.week_from, e.country, e.event_type
ORDER BY e.week_from ASC, e.country ASC, e.event_type ASC
