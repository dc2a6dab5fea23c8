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
LEFT JOIN LATERAL (
    SELECT
        jsonb_agg(
            jsonb_build_array(b.place_key, d.latitude, d.longitude, b.precision)
            ORDER BY b.ordinal
        ) AS spots
    FROM warehouse.bridge_report_place AS b
    INNER JOIN warehouse.dim_place AS d ON b.place_key = d.place_key
    WHERE b.report_key = f.report_key
) AS p ON TRUE
LEFT JOIN LATERAL (
    SELECT
        jsonb_agg(
            jsonb_build_array(b.role, b.actor_key, d.side_code)
            ORDER BY b.ordinal
        ) AS actors
    FROM warehouse.bridge_report_actor AS b
    INNER JOIN warehouse.dim_actor AS d ON b.actor_key = d.actor_key
    WHERE b.report_key = f.report_key AND b.actor_key > 0
) AS x ON TRUE
LEFT JOIN LATERAL (
    SELECT CASE WHEN bool_and(k.low = k.high) THEN sum(k.best)::integer END AS deaths
    FROM warehouse.fact_casualty AS k
    WHERE k.report_key = f.report_key AND k.kind = 'killed'
) AS c ON TRUE
ORDER BY f.report_key ASC;
