-- Question: How many were killed and wounded each week (from Saturday) in each province, from the lowest to the highest?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).

SELECT
    e.week_from,
    e.country,
    e.area_en AS front_en,
    e.area_fa AS front_fa,
    sum(e.events_with_casualties)::bigint AS events,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_best) AS killed_best,
    sum(e.killed_high) AS killed_high,
    sum(e.wounded_best) AS wounded_best
FROM mart.area_summary AS e
WHERE
    e.events_with_casualties > 0
    AND e.week_from IS NOT NULL
    AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR e.date_first <= %(until)s::date)
    AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
GROUP BY e.week_from, e.country, e.area_en, e.area_fa
ORDER BY e.week_from ASC, e.country ASC, front_en ASC
