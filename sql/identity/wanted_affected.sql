-- All reports that links of one day connect with the affected ones.

CREATE TEMPORARY TABLE wanted ON COMMIT DROP AS
WITH RECURSIVE component AS (
    SELECT a.report_key
    FROM pg_temp.affected AS a
    INNER JOIN warehouse.fact_report AS f ON a.report_key = f.report_key
    WHERE f.is_current
    UNION
    SELECT x.report_key
    FROM component AS c
    CROSS JOIN LATERAL (
        SELECT l.other_report_key AS report_key FROM warehouse.bridge_report_link AS l
        WHERE l.report_key = c.report_key AND l.day = l.other_day
        UNION ALL
        SELECT l.report_key FROM warehouse.bridge_report_link AS l
        WHERE l.other_report_key = c.report_key AND l.day = l.other_day
    ) AS x
)

SELECT component.report_key FROM component;
CREATE UNIQUE INDEX wanted_ix ON pg_temp.wanted (report_key);
ANALYZE pg_temp.wanted;
