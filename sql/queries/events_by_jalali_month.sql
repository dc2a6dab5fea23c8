-- Question: How many events of which type were there in each Jalali month?
-- Parameter: year, integer, default none: Only this Jalali year.

SELECT
    d.jalali_year,
    d.jalali_month,
    d.jalali_month_name_fa,
    e.event_type,
    t.label_fa AS event_type_fa,
    sum(e.events)::bigint AS events,
    sum(e.killed_best) AS killed_best
FROM mart.area_summary AS e
INNER JOIN warehouse.dim_date AS d ON e.date_first = d.calendar_date
INNER JOIN warehouse.dim_event_type AS t ON e.event_type = t.code
WHERE %(year)s::integer IS NULL OR d.jalali_year = %(year)s::integer
GROUP BY d.jalali_year, d.jalali_month, d.jalali_month_name_fa, e.event_type, t.label_fa
ORDER BY d.jalali_year ASC, d.jalali_month ASC, events DESC, e.event_type ASC
