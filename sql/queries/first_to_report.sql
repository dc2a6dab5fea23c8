-- Question: Which publishers tell first what others tell later, and by how many days?

SELECT
    s.name_en AS publisher_en,
    s.name_fa AS publisher_fa,
    count(*) AS reports_of_shared_events,
    count(*) FILTER (WHERE b.is_founding) AS told_first,
    round(avg(published.calendar_date - first_day.calendar_date), 2) AS mean_lag_days
FROM warehouse.bridge_event_report AS b
INNER JOIN warehouse.fact_event AS e ON b.event_key = e.event_key
INNER JOIN warehouse.fact_report AS f ON b.report_key = f.report_key
INNER JOIN warehouse.dim_source AS s ON f.publisher_source_key = s.source_key
INNER JOIN warehouse.dim_date AS published ON f.published_date_key = published.date_key
INNER JOIN warehouse.dim_date AS first_day ON e.first_published_date_key = first_day.date_key
WHERE e.independent_source_count > 1
GROUP BY s.name_en, s.name_fa
ORDER BY told_first DESC, reports_of_shared_events DESC, publisher_en ASC
