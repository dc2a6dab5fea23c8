-- Question: Which publishers tell first what others tell later, and by how many days?

SELECT
    c.publisher_en,
    c.publisher_fa,
    sum(c.shared) AS reports_of_shared_events,
    sum(c.told_first) AS told_first,
    round(sum(c.lag_days) / nullif(sum(c.with_lag), 0), 2) AS mean_lag_days
FROM mart.coverage_summary AS c
GROUP BY c.publisher_en, c.publisher_fa
HAVING sum(c.shared) > 0
ORDER BY told_first DESC, reports_of_shared_events DESC, c.publisher_en ASC
