-- One wide readable row an event.

SELECT
    e.event_key,
    t.code AS event_type,
    t.label_fa AS event_type_fa,
    t.label_en AS event_type_en,
    t.is_core,
    t.quad_class,
    e.status,
    first_day.calendar_date AS date_first,
    last_day.calendar_date AS date_last,
    e.date_precision,
    first_day.jalali_date AS jalali_date_first,
    first_day.jalali_year,
    first_day.jalali_month,
    place.place_id,
    place.name_fa AS place_fa,
    place.name_en AS place_en,
    place.kind AS place_kind,
    place.province_fa,
    place.province_en,
    place.country,
    place.latitude,
    place.longitude,
    place.precision AS place_precision,
    initiator.actor_code AS initiator_code,
    initiator.name_fa AS initiator_fa,
    initiator.name_en AS initiator_en,
    initiator.side_code AS initiator_side,
    target.actor_code AS target_code,
    target.name_fa AS target_fa,
    target.name_en AS target_en,
    target.side_code AS target_side,
    k.killed_low,
    k.killed_best,
    k.killed_high,
    k.wounded_low,
    k.wounded_best,
    k.wounded_high,
    k.captured_best,
    m.losses,
    e.report_count,
    e.article_count,
    e.source_count,
    e.independent_source_count,
    first_published.calendar_date AS first_published_on,
    last_published.calendar_date AS last_published_on,
    v.told_by_side,
    v.voices,
    r.sources_fa,
    r.sources_en,
    r.urls,
    founding.quote AS founding_quote
FROM pg_temp.changed_event AS w
INNER JOIN warehouse.fact_event AS e ON w.event_key = e.event_key
INNER JOIN warehouse.dim_event_type AS t ON e.event_type_key = t.event_type_key
INNER JOIN warehouse.dim_date AS first_day ON e.date_first_key = first_day.date_key
INNER JOIN warehouse.dim_date AS last_day ON e.date_last_key = last_day.date_key
INNER JOIN warehouse.dim_date AS first_published ON e.first_published_date_key = first_published.date_key
INNER JOIN warehouse.dim_date AS last_published ON e.last_published_date_key = last_published.date_key
INNER JOIN warehouse.dim_place AS place ON e.place_key = place.place_key
INNER JOIN warehouse.dim_actor AS initiator ON e.initiator_actor_key = initiator.actor_key
INNER JOIN warehouse.dim_actor AS target ON e.target_actor_key = target.actor_key
INNER JOIN warehouse.fact_report AS founding ON e.event_key = founding.report_key
LEFT JOIN (
    SELECT
        c.event_key,
        sum(c.low) FILTER (WHERE c.kind = 'killed') AS killed_low,
        sum(c.best) FILTER (WHERE c.kind = 'killed') AS killed_best,
        sum(c.high) FILTER (WHERE c.kind = 'killed') AS killed_high,
        sum(c.low) FILTER (WHERE c.kind = 'wounded') AS wounded_low,
        sum(c.best) FILTER (WHERE c.kind = 'wounded') AS wounded_best,
        sum(c.high) FILTER (WHERE c.kind = 'wounded') AS wounded_high,
        sum(c.best) FILTER (WHERE c.kind = 'captured') AS captured_best
    FROM pg_temp.changed_event AS w1
    INNER JOIN mart.event_casualty AS c ON w1.event_key = c.event_key
    GROUP BY c.event_key
) AS k ON e.event_key = k.event_key
LEFT JOIN (
    SELECT
        b.event_key,
        string_agg(DISTINCT d.item || ' ' || l.action, ', ' ORDER BY d.item || ' ' || l.action) AS losses
    FROM pg_temp.changed_event AS w2
    INNER JOIN warehouse.bridge_event_report AS b ON w2.event_key = b.event_key
    INNER JOIN warehouse.fact_materiel_loss AS l ON b.report_key = l.report_key
    INNER JOIN warehouse.dim_materiel AS d ON l.materiel_key = d.materiel_key
    GROUP BY b.event_key
) AS m ON e.event_key = m.event_key
LEFT JOIN (
    SELECT
        b.event_key,
        array_agg(DISTINCT s.name_fa) AS sources_fa,
        array_agg(DISTINCT s.name_en) AS sources_en,
        array_agg(DISTINCT a.url) FILTER (WHERE a.url IS NOT NULL) AS urls
    FROM pg_temp.changed_event AS w3
    INNER JOIN warehouse.bridge_event_report AS b ON w3.event_key = b.event_key
    INNER JOIN warehouse.fact_report AS f ON b.report_key = f.report_key
    INNER JOIN warehouse.dim_source AS s ON f.publisher_source_key = s.source_key
    INNER JOIN warehouse.dim_article AS a ON f.article_key = a.article_key
    GROUP BY b.event_key
) AS r ON e.event_key = r.event_key
LEFT JOIN (
    SELECT
        x.event_key,
        -- A voice without a side is an unaligned one: the event is told by others too.
        CASE WHEN count(x.side) = count(*) AND min(x.side) = max(x.side) THEN min(x.side) END AS told_by_side,
        count(*) AS voices
    FROM (
        SELECT
            b.event_key,
            s.side
        FROM pg_temp.changed_event AS w4
        INNER JOIN warehouse.bridge_event_report AS b ON w4.event_key = b.event_key
        INNER JOIN warehouse.fact_report AS f ON b.report_key = f.report_key
        INNER JOIN warehouse.dim_source AS s ON f.publisher_source_key = s.source_key
        UNION ALL
        SELECT
            b.event_key,
            CASE WHEN g.actor_key > 0 THEN a.side_code ELSE s.side END AS side
        FROM pg_temp.changed_event AS w5
        INNER JOIN warehouse.bridge_event_report AS b ON w5.event_key = b.event_key
        INNER JOIN warehouse.bridge_report_attribution AS g ON b.report_key = g.report_key
        INNER JOIN warehouse.dim_source AS s ON g.source_key = s.source_key
        INNER JOIN warehouse.dim_actor AS a ON g.actor_key = a.actor_key
    ) AS x
    GROUP BY x.event_key
) AS v ON e.event_key = v.event_key;
