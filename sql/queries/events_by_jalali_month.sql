-- Question: How many events of which type were there in each Jalali month?
-- Parameter: year, integer, default none: Only this Jalali year.

SELECT
    d.jalali_year,
    d.jalali_month,
    d.jalali_month_name_fa,
    e.event_type,
    e.event_type_fa,
    count(*) AS events,
    sum(e.killed_best) AS killed_best
FROM mart.event AS e
INNER JOIN warehouse.dim_date AS d ON e.date_first = d.calendar_date
WHERE e.status = 'happened' AND (%(year)s::integer IS NULL OR d.jalali_year = %(year)s::integer)
GROUP BY d.jalali_year, d.jalali_month, d.jalali_month_name_fa, e.event_type, e.event_type_fa
ORDER BY d.jalali_year ASC, d.jalali_month ASC, events DESC, e.event_type ASC
