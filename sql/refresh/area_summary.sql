-- Events by day, type and area.

SELECT
    e.date_first,
    -- ISO numbers Monday 1 to Sunday 7: Saturday, day 6, goes 0 days back, Friday, day 5, goes 6.
    e.date_first - (extract(ISODOW FROM e.date_first)::integer + 1) % 7 AS week_from,
    e.event_type,
    e.country,
    e.area_en,
    e.area_fa,
    count(*) AS events,
    count(*) FILTER (
        WHERE e.killed_low IS NOT NULL OR e.killed_high IS NOT NULL OR e.wounded_best IS NOT NULL
    ) AS events_with_casualties,
    sum(e.report_count) AS reports,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_best) AS killed_best,
    sum(e.killed_high) AS killed_high,
    sum(e.wounded_best) AS wounded_best
FROM pg_temp.day_event AS e
WHERE e.status = 'happened'
GROUP BY e.date_first, e.event_type, e.country, e.area_en, e.area_fa;
