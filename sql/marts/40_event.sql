-- One wide readable row an event.

CREATE MATERIALIZED VIEW mart.event AS
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
FROM warehouse.fact_event AS e
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
    FROM mart.event_casualty AS c
    GROUP BY c.event_key
) AS k ON e.event_key = k.event_key
LEFT JOIN (
    SELECT
        b.event_key,
        string_agg(DISTINCT d.item || ' ' || x.action, ', ' ORDER BY d.item || ' ' || x.action) AS losses
    FROM warehouse.fact_materiel_loss AS x
    INNER JOIN warehouse.bridge_event_report AS b ON x.report_key = b.report_key
    INNER JOIN warehouse.dim_materiel AS d ON x.materiel_key = d.materiel_key
    GROUP BY b.event_key
) AS m ON e.event_key = m.event_key
LEFT JOIN (
    SELECT
        b.event_key,
        array_agg(DISTINCT s.name_fa) AS sources_fa,
        array_agg(DISTINCT s.name_en) AS sources_en,
        array_agg(DISTINCT a.url) FILTER (WHERE a.url IS NOT NULL) AS urls
    FROM warehouse.bridge_event_report AS b
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
        FROM warehouse.bridge_event_report AS b
        INNER JOIN warehouse.fact_report AS f ON b.report_key = f.report_key
        INNER JOIN warehouse.dim_source AS s ON f.publisher_source_key = s.source_key
        UNION ALL
        SELECT
            b.event_key,
            CASE WHEN g.actor_key > 0 THEN a.side_code ELSE s.side END AS side
        FROM warehouse.bridge_event_report AS b
        INNER JOIN warehouse.bridge_report_attribution AS g ON b.report_key = g.report_key
        INNER JOIN warehouse.dim_source AS s ON g.source_key = s.source_key
        INNER JOIN warehouse.dim_actor AS a ON g.actor_key = a.actor_key
    ) AS x
    GROUP BY x.event_key
) AS v ON e.event_key = v.event_key;

-- A unique index lets the view be refreshed while it is read.
CREATE UNIQUE INDEX event_key_uq ON mart.event (event_key);
CREATE INDEX event_date_ix ON mart.event (date_first, event_type);
CREATE INDEX event_told_by_side_ix ON mart.event (told_by_side) WHERE told_by_side IS NOT NULL;
CREATE INDEX event_report_count_ix ON mart.event (report_count DESC, event_key);
CREATE INDEX event_place_ix ON mart.event (place_id, date_first, event_key);

COMMENT ON MATERIALIZED VIEW mart.event IS 'One row an event in the world, wide and readable: type, days, best place, sides, casualties, sources and links. As of the last refresh_marts.';
COMMENT ON COLUMN mart.event.event_key IS 'Key of the event.';
COMMENT ON COLUMN mart.event.event_type IS 'Code of the type.';
COMMENT ON COLUMN mart.event.event_type_fa IS 'Persian label of the type.';
COMMENT ON COLUMN mart.event.event_type_en IS 'English label of the type.';
COMMENT ON COLUMN mart.event.is_core IS 'Whether the type belongs to the violent core.';
COMMENT ON COLUMN mart.event.quad_class IS 'Verbal or material, cooperation or conflict.';
COMMENT ON COLUMN mart.event.status IS 'happened, planned, denied or failed.';
COMMENT ON COLUMN mart.event.date_first IS 'First day; the first day of publication where no report says (date_precision none).';
COMMENT ON COLUMN mart.event.date_last IS 'Last day.';
COMMENT ON COLUMN mart.event.date_precision IS 'day, week, month, year or none.';
COMMENT ON COLUMN mart.event.jalali_date_first IS 'The first day in the Jalali calendar.';
COMMENT ON COLUMN mart.event.jalali_year IS 'Jalali year of the first day.';
COMMENT ON COLUMN mart.event.jalali_month IS 'Jalali month of the first day.';
COMMENT ON COLUMN mart.event.place_id IS 'Gazetteer identifier of the best place.';
COMMENT ON COLUMN mart.event.place_fa IS 'Persian name of the best place.';
COMMENT ON COLUMN mart.event.place_en IS 'English name of the best place.';
COMMENT ON COLUMN mart.event.place_kind IS 'Kind of the best place.';
COMMENT ON COLUMN mart.event.province_fa IS 'Persian name of its province.';
COMMENT ON COLUMN mart.event.province_en IS 'English name of its province.';
COMMENT ON COLUMN mart.event.country IS 'Its country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.event.latitude IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN mart.event.longitude IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN mart.event.place_precision IS 'What the coordinates stand for.';
COMMENT ON COLUMN mart.event.initiator_code IS 'Code of the initiator.';
COMMENT ON COLUMN mart.event.initiator_fa IS 'Persian name of the initiator.';
COMMENT ON COLUMN mart.event.initiator_en IS 'English name of the initiator.';
COMMENT ON COLUMN mart.event.initiator_side IS 'Code of the initiator''s side.';
COMMENT ON COLUMN mart.event.target_code IS 'Code of the target.';
COMMENT ON COLUMN mart.event.target_fa IS 'Persian name of the target.';
COMMENT ON COLUMN mart.event.target_en IS 'English name of the target.';
COMMENT ON COLUMN mart.event.target_side IS 'Code of the target''s side.';
COMMENT ON COLUMN mart.event.killed_low IS 'Killed, all sides: sum of the lowest bounds.';
COMMENT ON COLUMN mart.event.killed_best IS 'Killed, all sides: sum of the best figures.';
COMMENT ON COLUMN mart.event.killed_high IS 'Killed, all sides: sum of the highest bounds.';
COMMENT ON COLUMN mart.event.wounded_low IS 'Wounded, all sides: sum of the lowest bounds.';
COMMENT ON COLUMN mart.event.wounded_best IS 'Wounded, all sides: sum of the best figures.';
COMMENT ON COLUMN mart.event.wounded_high IS 'Wounded, all sides: sum of the highest bounds.';
COMMENT ON COLUMN mart.event.captured_best IS 'Captured, all sides: sum of the best figures.';
COMMENT ON COLUMN mart.event.losses IS 'Equipment lost, as item and action.';
COMMENT ON COLUMN mart.event.report_count IS 'Number of reports.';
COMMENT ON COLUMN mart.event.article_count IS 'Number of articles.';
COMMENT ON COLUMN mart.event.source_count IS 'Number of publishers.';
COMMENT ON COLUMN mart.event.independent_source_count IS 'Number of publishers with words of their own.';
COMMENT ON COLUMN mart.event.first_published_on IS 'Day of the first publication.';
COMMENT ON COLUMN mart.event.last_published_on IS 'Day of the last publication.';
COMMENT ON COLUMN mart.event.told_by_side IS 'Code of the side on which all stand who publish the event or are named as saying so; null where they do not.';
COMMENT ON COLUMN mart.event.voices IS 'Number of those who publish it or are named as saying so, report by report.';
COMMENT ON COLUMN mart.event.sources_fa IS 'Persian names of the publishers.';
COMMENT ON COLUMN mart.event.sources_en IS 'English names of the publishers.';
COMMENT ON COLUMN mart.event.urls IS 'Addresses of the articles.';
COMMENT ON COLUMN mart.event.founding_quote IS 'The words of the report published first, raw.';
