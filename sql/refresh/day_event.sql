-- The events of the days whose sums may be others now.

CREATE TEMPORARY TABLE day_event ON COMMIT DROP AS
SELECT
    e.event_key,
    e.date_first,
    e.event_type,
    e.is_core,
    e.status,
    e.country,
    e.province_en,
    e.province_fa,
    coalesce(e.province_en, e.place_en) AS area_en,
    coalesce(e.province_fa, e.place_fa) AS area_fa,
    e.initiator_code,
    e.initiator_en,
    e.initiator_fa,
    e.initiator_side,
    e.target_code,
    e.target_en,
    e.target_side,
    -- One that acts against itself takes part once.
    CASE
        WHEN e.initiator_side = e.target_side THEN ARRAY[e.initiator_side]
        ELSE ARRAY[e.initiator_side, e.target_side]
    END AS sides,
    e.killed_low,
    e.killed_best,
    e.killed_high,
    e.wounded_best,
    e.report_count,
    e.independent_source_count
FROM (
    SELECT m.event_key
    FROM mart.event AS m
    INNER JOIN pg_temp.changed_day AS d ON m.date_first = d.day
    UNION ALL
    SELECT m.event_key
    FROM mart.event AS m
    WHERE
        m.date_first IS NULL
        AND EXISTS (
            SELECT FROM pg_temp.changed_day AS d
            WHERE d.day IS NULL
        )
) AS x
INNER JOIN mart.event AS e ON x.event_key = e.event_key;

CREATE UNIQUE INDEX day_event_ix ON pg_temp.day_event (event_key);

ANALYZE pg_temp.day_event;
