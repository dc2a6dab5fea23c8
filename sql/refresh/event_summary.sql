-- Events by day, type, country and province.

SELECT
    e.date_first,
    e.event_type,
    e.country,
    e.province_en,
    e.province_fa,
    count(*) AS events,
    sum(e.report_count) AS reports,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_best) AS killed_best,
    sum(e.killed_high) AS killed_high
FROM pg_temp.day_event AS e
WHERE e.status = 'happened'
GROUP BY e.date_first, e.event_type, e.country, e.province_en, e.province_fa;
