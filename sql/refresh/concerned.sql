-- The reports of the days of publication, and those that share an event with them: who speaks of it first is a matter of
-- all. A table of its own with statistics, since the planner takes so many keys for few and would look each up by itself.

CREATE TEMPORARY TABLE concerned ON COMMIT DROP AS
SELECT
    r.report_key,
    bool_or(r.is_of_day) AS is_of_day
FROM (
    SELECT
        f.report_key,
        TRUE AS is_of_day
    FROM pg_temp.changed_publication AS w
    INNER JOIN warehouse.fact_report AS f ON w.date_key = f.published_date_key
    UNION ALL
    SELECT
        other.report_key,
        FALSE AS is_of_day
    FROM pg_temp.changed_publication AS w
    INNER JOIN warehouse.fact_report AS f ON w.date_key = f.published_date_key
    INNER JOIN warehouse.bridge_event_report AS b ON f.report_key = b.report_key
    INNER JOIN warehouse.bridge_event_report AS other
        ON b.event_key = other.event_key AND b.report_key <> other.report_key
) AS r
GROUP BY r.report_key;

ANALYZE pg_temp.concerned;
