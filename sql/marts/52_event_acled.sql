-- Events as ACLED's tables have them, for programs and people who know those.

CREATE VIEW mart.event_acled AS
SELECT
    coalesce(e.country, 'XX') || '-' || e.event_key AS event_id_cnty,
    e.date_first AS event_date,
    extract(YEAR FROM e.date_first)::integer AS year,
    CASE e.date_precision WHEN 'day' THEN 1 WHEN 'week' THEN 2 WHEN 'none' THEN 2 ELSE 3 END AS time_precision,
    CASE
        WHEN t.acled_event = 'Protests / Riots' THEN 'Demonstrations'
        WHEN t.acled_event = 'Strategic developments' THEN 'Strategic developments'
        ELSE 'Political violence'
    END AS disorder_type,
    CASE
        WHEN t.acled_event <> 'Protests / Riots' THEN t.acled_event
        WHEN coalesce(e.killed_low, e.wounded_low, 0) > 0 THEN 'Riots'
        ELSE 'Protests'
    END AS event_type,
    CASE
        WHEN t.code = 'territory_taken' AND initiator.kind IN ('state', 'government', 'military', 'air_force', 'police')
            THEN 'Government regains territory'
        WHEN t.code = 'territory_taken' THEN 'Non-state actor overtakes territory'
        WHEN t.code = 'protest' AND coalesce(e.killed_low, e.wounded_low, 0) > 0 THEN 'Mob violence'
        ELSE split_part(t.acled, ' / ', 1)
    END AS sub_event_type,
    nullif(e.initiator_en, 'unknown') AS actor1,
    nullif(e.initiator_side, e.initiator_code) AS assoc_actor_1,
    nullif(e.target_en, 'unknown') AS actor2,
    nullif(e.target_side, e.target_code) AS assoc_actor_2,
    CASE
        WHEN target.kind = 'civilian' OR t.code IN ('violence_against_civilians', 'abduction')
            THEN 'Civilian targeting'
    END AS civilian_targeting,
    e.country,
    e.province_en AS admin1,
    nullif(e.place_en, 'unknown') AS location,
    e.latitude,
    e.longitude,
    CASE
        WHEN e.place_precision IN ('exact', 'town') THEN 1
        WHEN e.place_precision = 'district' THEN 2
        WHEN e.place_precision IN ('province', 'country') THEN 3
    END AS geo_precision,
    array_to_string(e.sources_en, '; ') AS source,
    e.founding_quote AS notes,
    coalesce(e.killed_best, e.killed_low, 0) AS fatalities
FROM mart.event AS e
INNER JOIN warehouse.dim_event_type AS t ON e.event_type = t.code
INNER JOIN warehouse.fact_event AS f ON e.event_key = f.event_key
INNER JOIN warehouse.dim_actor AS initiator ON f.initiator_actor_key = initiator.actor_key
INNER JOIN warehouse.dim_actor AS target ON f.target_actor_key = target.actor_key
WHERE e.status = 'happened' AND e.date_first IS NOT NULL AND (e.is_core OR t.acled <> 'Other');

COMMENT ON VIEW mart.event_acled IS 'One row an event that happened, under the column names of ACLED. Not ACLED''s data, and coded by Rasad''s rules: countries are ISO alpha-2 codes, sides stand as associated actors, columns that only ACLED''s coders fill are left out.';
COMMENT ON COLUMN mart.event_acled.event_id_cnty IS 'Country and key of the event.';
COMMENT ON COLUMN mart.event_acled.event_date IS 'First day; the day of the first publication where no report says (time_precision 2).';
COMMENT ON COLUMN mart.event_acled.year IS 'Its year.';
COMMENT ON COLUMN mart.event_acled.time_precision IS '1 the day, 2 the week or the day of publication, 3 the month or less.';
COMMENT ON COLUMN mart.event_acled.disorder_type IS 'Political violence, Demonstrations or Strategic developments.';
COMMENT ON COLUMN mart.event_acled.event_type IS 'ACLED event type.';
COMMENT ON COLUMN mart.event_acled.sub_event_type IS 'ACLED sub-event type.';
COMMENT ON COLUMN mart.event_acled.actor1 IS 'English name of the initiator.';
COMMENT ON COLUMN mart.event_acled.assoc_actor_1 IS 'Code of its side, where that is another.';
COMMENT ON COLUMN mart.event_acled.actor2 IS 'English name of the target.';
COMMENT ON COLUMN mart.event_acled.assoc_actor_2 IS 'Code of its side, where that is another.';
COMMENT ON COLUMN mart.event_acled.civilian_targeting IS 'Civilian targeting, where civilians are the target; else null.';
COMMENT ON COLUMN mart.event_acled.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.event_acled.admin1 IS 'English name of the province.';
COMMENT ON COLUMN mart.event_acled.location IS 'English name of the place.';
COMMENT ON COLUMN mart.event_acled.latitude IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN mart.event_acled.longitude IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN mart.event_acled.geo_precision IS '1 the town, 2 the district, 3 the province or country; null without coordinates.';
COMMENT ON COLUMN mart.event_acled.source IS 'English names of the publishers.';
COMMENT ON COLUMN mart.event_acled.notes IS 'The words of the report published first, raw.';
COMMENT ON COLUMN mart.event_acled.fatalities IS 'Killed, all sides: the best figure, else the lowest; 0 where none is told.';
