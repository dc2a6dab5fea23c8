-- Pairs of a changed report and any current report that are worth a look: of one family of types, on days that may be
-- one, in places that may be one; reports without a place where one actor stands in both. Only a filter: the rules decide.
--
-- Each report is put under each day on which it may have happened, and pairs are made by equality of family, status, day
-- and area: what is read and compared depends on how much is told of a day, not on how many days there are.

CREATE TEMPORARY TABLE sought_day ON COMMIT DROP AS
SELECT
    s.report_key,
    s.article_key,
    s.family,
    s.status,
    d.calendar_date AS day,
    s.place_key
FROM (
    SELECT
        f.report_key,
        f.article_key,
        t.family,
        f.status,
        f.place_key,
        CASE WHEN f.date_first_key > 0 THEN first_day.calendar_date ELSE published.calendar_date - 1 END AS first_day,
        CASE WHEN f.date_first_key > 0 THEN last_day.calendar_date ELSE published.calendar_date END AS last_day
    FROM pg_temp.changed AS c
    INNER JOIN warehouse.fact_report AS f ON c.report_key = f.report_key
    INNER JOIN warehouse.dim_date AS first_day ON f.date_first_key = first_day.date_key
    INNER JOIN warehouse.dim_date AS last_day ON f.date_last_key = last_day.date_key
    INNER JOIN warehouse.dim_date AS published ON f.published_date_key = published.date_key
    INNER JOIN pg_temp.type_family AS t ON f.event_type_key = t.event_type_key
    WHERE
        (f.date_first_key > 0 AND last_day.calendar_date - first_day.calendar_date <= 7)
        OR (f.date_first_key < 0 AND f.published_date_key > 0)
) AS s
INNER JOIN warehouse.dim_date AS d ON d.calendar_date BETWEEN s.first_day AND s.last_day;
ANALYZE pg_temp.sought_day;

-- What is looked up in the warehouse: each day with each type once, however many reports ask for it.
CREATE TEMPORARY TABLE asked ON COMMIT DROP AS
SELECT
    s.day,
    s.family,
    s.status,
    t.event_type_key,
    today.date_key,
    tomorrow.date_key AS next_date_key,
    week_before.date_key AS week_before_date_key
FROM (
    SELECT DISTINCT
        x.day,
        x.family,
        x.status
    FROM pg_temp.sought_day AS x
) AS s
INNER JOIN pg_temp.type_family AS t ON s.family = t.family
INNER JOIN warehouse.dim_date AS today ON s.day = today.calendar_date
LEFT JOIN warehouse.dim_date AS tomorrow ON s.day + 1 = tomorrow.calendar_date
LEFT JOIN warehouse.dim_date AS week_before ON s.day - 7 = week_before.calendar_date;
ANALYZE pg_temp.asked;

CREATE TEMPORARY TABLE told_day ON COMMIT DROP AS
SELECT
    f.report_key,
    f.article_key,
    q.family,
    q.status,
    q.day,
    f.place_key
FROM pg_temp.asked AS q
INNER JOIN warehouse.fact_report AS f
    ON
        q.date_key = f.date_first_key
        AND q.date_key = f.date_last_key
        AND q.event_type_key = f.event_type_key
        AND q.status = f.status
WHERE f.is_current
UNION ALL
-- Told of several days: at most a week and a day, since longer ones are never compared.
SELECT
    f.report_key,
    f.article_key,
    q.family,
    q.status,
    q.day,
    f.place_key
FROM pg_temp.asked AS q
INNER JOIN warehouse.fact_report AS f
    ON
        q.event_type_key = f.event_type_key
        AND q.status = f.status
        AND q.date_key >= f.date_first_key
        AND q.date_key <= f.date_last_key
        AND q.week_before_date_key <= f.date_first_key
INNER JOIN warehouse.dim_date AS first_day ON f.date_first_key = first_day.date_key
INNER JOIN warehouse.dim_date AS last_day ON f.date_last_key = last_day.date_key
WHERE
    f.is_current
    AND f.date_first_key < f.date_last_key
    AND last_day.calendar_date - first_day.calendar_date <= 7
UNION ALL
-- Told without a day: of the day of publication or the one before.
SELECT
    f.report_key,
    f.article_key,
    q.family,
    q.status,
    q.day,
    f.place_key
FROM pg_temp.asked AS q
CROSS JOIN LATERAL (VALUES (q.date_key), (q.next_date_key)) AS p (published_date_key)
INNER JOIN warehouse.fact_report AS f
    ON
        p.published_date_key = f.published_date_key
        AND q.event_type_key = f.event_type_key
        AND q.status = f.status
WHERE f.is_current AND f.date_first_key < 0;
ANALYZE pg_temp.told_day;

-- Who acts in them, for the reports without a place that is known.
CREATE TEMPORARY TABLE told_actor ON COMMIT DROP AS
SELECT DISTINCT
    t.report_key,
    t.article_key,
    t.family,
    t.status,
    t.day,
    b.actor_key,
    p.latitude IS NULL AS is_placeless
FROM pg_temp.told_day AS t
INNER JOIN warehouse.dim_place AS p ON t.place_key = p.place_key
INNER JOIN warehouse.bridge_report_actor AS b ON t.report_key = b.report_key
WHERE b.actor_key > 0;
ANALYZE pg_temp.told_actor;

CREATE TEMPORARY TABLE sought_actor ON COMMIT DROP AS
SELECT DISTINCT
    s.report_key,
    s.article_key,
    s.family,
    s.status,
    s.day,
    b.actor_key,
    p.latitude IS NULL AS is_placeless
FROM pg_temp.sought_day AS s
INNER JOIN warehouse.dim_place AS p ON s.place_key = p.place_key
INNER JOIN warehouse.bridge_report_actor AS b ON s.report_key = b.report_key
WHERE b.actor_key > 0;
ANALYZE pg_temp.sought_actor;

-- Pairs of places that may be one: near each other, or one of them no more than a region of the country of the other. The
-- cells of the grid are as large as the distance that is looked at: what is near lies in the same cell or one beside it.
CREATE TEMPORARY TABLE near_place ON COMMIT DROP AS
WITH spot AS (
    SELECT
        d.place_key,
        d.latitude,
        d.longitude,
        d.country,
        d.precision IN ('district', 'province', 'country') AS is_coarse,
        floor(d.latitude / 0.3)::integer AS line,
        floor(d.longitude / 0.4)::integer AS pillar
    FROM warehouse.dim_place AS d
    WHERE d.latitude IS NOT NULL
),

sought_spot AS (
    SELECT spot.* FROM spot
    WHERE spot.place_key IN (SELECT s.place_key FROM pg_temp.sought_day AS s)
),

told_spot AS (
    SELECT spot.* FROM spot
    WHERE spot.place_key IN (SELECT t.place_key FROM pg_temp.told_day AS t)
)

SELECT
    s.place_key,
    t.place_key AS other_place_key
FROM sought_spot AS s
CROSS JOIN generate_series(-1, 1) AS up (step)
CROSS JOIN generate_series(-1, 1) AS aside (step)
INNER JOIN told_spot AS t ON s.line + up.step = t.line AND s.pillar + aside.step = t.pillar
WHERE abs(s.latitude - t.latitude) <= 0.3 AND abs(s.longitude - t.longitude) <= 0.4
UNION
SELECT
    s.place_key,
    t.place_key AS other_place_key
FROM sought_spot AS s
INNER JOIN told_spot AS t ON s.country = t.country
WHERE s.is_coarse OR t.is_coarse;
ANALYZE pg_temp.near_place;

CREATE TEMPORARY TABLE candidate ON COMMIT DROP AS
SELECT DISTINCT
    least(m.report_key, m.other_report_key) AS report_key,
    greatest(m.report_key, m.other_report_key) AS other_report_key
FROM (
    SELECT
        s.report_key,
        s.article_key,
        t.report_key AS other_report_key,
        t.article_key AS other_article_key
    FROM pg_temp.sought_day AS s
    INNER JOIN pg_temp.near_place AS n ON s.place_key = n.place_key
    INNER JOIN pg_temp.told_day AS t
        ON
            s.day = t.day
            AND s.family = t.family
            AND s.status = t.status
            AND n.other_place_key = t.place_key
    UNION ALL
    SELECT
        s.report_key,
        s.article_key,
        t.report_key AS other_report_key,
        t.article_key AS other_article_key
    FROM pg_temp.sought_actor AS s
    INNER JOIN pg_temp.told_actor AS t
        ON s.day = t.day AND s.family = t.family AND s.status = t.status AND s.actor_key = t.actor_key
    WHERE s.is_placeless OR t.is_placeless
) AS m
-- Of an article, the reports of one version are current.
WHERE m.article_key <> m.other_article_key;
