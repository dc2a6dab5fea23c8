-- What resolution knows of the wanted reports, one row each.

SELECT
    f.report_key::text AS key,
    a.article_id,
    f.publisher_source_key AS publisher,
    t.code AS event_type,
    f.event_type_key,
    f.status,
    first_day.calendar_date AS first,
    last_day.calendar_date AS last,
    f.date_precision AS precision,
    published.calendar_date AS published,
    a.published_at,
    coalesce(p.spots, '[]') AS spots,
    coalesce(x.actors, '[]') AS actors,
    c.deaths,
    f.quote AS words
FROM pg_temp.wanted AS w
INNER JOIN warehouse.fact_report AS f ON w.report_key = f.report_key
INNER JOIN warehouse.dim_article AS a ON f.article_key = a.article_key
INNER JOIN warehouse.dim_event_type AS t ON f.event_type_key = t.event_type_key
INNER JOIN warehouse.dim_date AS first_day ON f.date_first_key = first_day.date_key
INNER JOIN warehouse.dim_date AS last_day ON f.date_last_key = last_day.date_key
INNER JOIN warehouse.dim_date AS published ON f.published_date_key = published.date_key
-- Gathered for all reports at once: one by one, each would read a dimension through on a warehouse without statistics.
LEFT JOIN (
    SELECT
        b.report_key,
        jsonb_agg(
            jsonb_build_array(b.place_key, d.latitude, d.longitude, b.precision)
            ORDER BY b.ordinal
        ) AS spots
    FROM pg_temp.wanted AS v
    INNER JOIN warehouse.bridge_report_place AS b ON v.report_key = b.report_key
    INNER JOIN warehouse.dim_place AS d ON b.place_key = d.place_key
    GROUP BY b.report_key
) AS p ON w.report_key = p.report_key
LEFT JOIN (
    SELECT
        b.report_key,
        jsonb_agg(
            jsonb_build_array(b.role, b.actor_key, d.side_code)
            ORDER BY b.ordinal
        ) AS actors
    FROM pg_temp.wanted AS v
    INNER JOIN warehouse.bridge_report_actor AS b ON v.report_key = b.report_key
    INNER JOIN warehouse.dim_actor AS d ON b.actor_key = d.actor_key
    WHERE b.actor_key > 0
    GROUP BY b.report_key
) AS x ON w.report_key = x.report_key
LEFT JOIN (
    SELECT
        k.report_key,
        CASE WHEN bool_and(k.low = k.high) THEN sum(k.best)::integer END AS deaths
    FROM pg_temp.wanted AS v
    INNER JOIN warehouse.fact_casualty AS k ON v.report_key = k.report_key
    WHERE k.kind = 'killed'
    GROUP BY k.report_key
) AS c ON w.report_key = c.report_key
ORDER BY f.report_key ASC;
