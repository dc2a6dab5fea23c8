-- Every place that contains a place of the wanted reports.

WITH RECURSIVE upward AS (
    SELECT DISTINCT
        b.place_key,
        d.parent_key,
        1 AS height
    FROM pg_temp.wanted AS w
    INNER JOIN warehouse.bridge_report_place AS b ON w.report_key = b.report_key
    INNER JOIN warehouse.dim_place AS d ON b.place_key = d.place_key
    WHERE b.place_key > 0 AND d.parent_key > 0
    UNION
    SELECT
        u.place_key,
        d.parent_key,
        u.height + 1 AS height
    FROM upward AS u
    INNER JOIN warehouse.dim_place AS d ON u.parent_key = d.place_key
    WHERE d.parent_key > 0 AND u.height < 10
)

SELECT
    upward.place_key,
    array_agg(DISTINCT upward.parent_key) AS ancestors
FROM upward
GROUP BY upward.place_key;
