-- Pairs of a changed report and any current report that are worth a look: of one family of types, on days that may be
-- one, in places that may be one; reports without a place where one actor stands in both. Only a filter: the rules decide.

CREATE TEMPORARY TABLE sought ON COMMIT DROP AS
SELECT
    f.report_key,
    f.status,
    t.family,
    a.article_id,
    p.latitude,
    p.longitude,
    p.country,
    p.precision IN ('district', 'province', 'country') AS is_coarse,
    CASE WHEN f.date_first_key > 0 THEN first_day.calendar_date ELSE published.calendar_date - 1 END AS first_day,
    CASE WHEN f.date_first_key > 0 THEN last_day.calendar_date ELSE published.calendar_date END AS last_day
FROM pg_temp.changed AS c
INNER JOIN warehouse.fact_report AS f ON c.report_key = f.report_key
INNER JOIN warehouse.dim_article AS a ON f.article_key = a.article_key
INNER JOIN warehouse.dim_place AS p ON f.place_key = p.place_key
INNER JOIN warehouse.dim_date AS first_day ON f.date_first_key = first_day.date_key
INNER JOIN warehouse.dim_date AS last_day ON f.date_last_key = last_day.date_key
INNER JOIN warehouse.dim_date AS published ON f.published_date_key = published.date_key
INNER JOIN pg_temp.type_family AS t ON f.event_type_key = t.event_type_key
WHERE
    (f.date_first_key > 0 AND last_day.calendar_date - first_day.calendar_date <= 7)
    OR (f.date_first_key < 0 AND f.published_date_key > 0);
ANALYZE pg_temp.sought;

CREATE TEMPORARY TABLE candidate ON COMMIT DROP AS
SELECT DISTINCT
    least(s.report_key, o.report_key) AS report_key,
    greatest(s.report_key, o.report_key) AS other_report_key
FROM pg_temp.sought AS s
INNER JOIN pg_temp.type_family AS t ON s.family = t.family
CROSS JOIN
    LATERAL (
        SELECT
            dated.report_key,
            dated.article_key,
            dated.place_key
        FROM warehouse.fact_report AS dated
        WHERE
            dated.date_first_key BETWEEN
            to_char(s.first_day - 7, 'YYYYMMDD')::integer AND to_char(s.last_day, 'YYYYMMDD')::integer
            AND dated.date_last_key >= to_char(s.first_day, 'YYYYMMDD')::integer
            AND dated.event_type_key = t.event_type_key
            AND dated.status = s.status
            AND dated.is_current
        UNION ALL
        SELECT
            undated.report_key,
            undated.article_key,
            undated.place_key
        FROM warehouse.fact_report AS undated
        WHERE
            undated.date_first_key < 0
            AND undated.published_date_key BETWEEN
            to_char(s.first_day, 'YYYYMMDD')::integer AND to_char(s.last_day + 1, 'YYYYMMDD')::integer
            AND undated.event_type_key = t.event_type_key
            AND undated.status = s.status
            AND undated.is_current
    ) AS o
INNER JOIN warehouse.dim_article AS a ON o.article_key = a.article_key
INNER JOIN warehouse.dim_place AS p ON o.place_key = p.place_key
WHERE
    a.article_id <> s.article_id
    AND CASE
        WHEN s.latitude IS NULL OR p.latitude IS NULL
            THEN EXISTS (
                SELECT FROM warehouse.bridge_report_actor AS x
                INNER JOIN warehouse.bridge_report_actor AS y ON x.actor_key = y.actor_key
                WHERE x.report_key = s.report_key AND y.report_key = o.report_key AND x.actor_key > 0
            )
        ELSE
            (abs(s.latitude - p.latitude) <= 0.3 AND abs(s.longitude - p.longitude) <= 0.4)
            OR (s.country = p.country AND (s.is_coarse OR p.precision IN ('district', 'province', 'country')))
    END;
