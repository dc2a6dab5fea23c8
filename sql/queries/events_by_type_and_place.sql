-- Question: How many events of which type happened where, and how many were killed in them?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).
-- Parameter: rows, integer, default 30: At most so many rows, those with the most events first.

SELECT
    e.event_type,
    e.event_type_fa,
    coalesce(e.province_en, e.place_en) AS place_en,
    coalesce(e.province_fa, e.place_fa) AS place_fa,
    e.country,
    count(*) AS events,
    sum(e.report_count) AS reports,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_high) AS killed_high
FROM mart.event AS e
WHERE
    e.status = 'happened'
    AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR e.date_first <= %(until)s::date)
    AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
GROUP BY
    e.event_type, e.event_type_fa, coalesce(e.province_en, e.place_en), coalesce(e.province_fa, e.place_fa), e.country
ORDER BY events DESC, e.event_type ASC, place_en ASC
LIMIT %(rows)s
