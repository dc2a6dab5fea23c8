-- Events as GDELT's event table has them. Postgres folds names to lower case, as GDELT's own databases compare them.

CREATE VIEW mart.event_gdelt AS
SELECT
    e.event_key AS globaleventid,
    to_char(e.date_first, 'YYYYMMDD')::integer AS sqldate,
    to_char(e.date_first, 'YYYYMM')::integer AS monthyear,
    extract(YEAR FROM e.date_first)::integer AS year,
    nullif(e.initiator_code, 'unknown') AS actor1code,
    nullif(e.initiator_en, 'unknown') AS actor1name,
    initiator.country AS actor1countrycode,
    nullif(e.target_code, 'unknown') AS actor2code,
    nullif(e.target_en, 'unknown') AS actor2name,
    target.country AS actor2countrycode,
    t.cameo AS eventcode,
    left(t.cameo, 3) AS eventbasecode,
    left(t.cameo, 2) AS eventrootcode,
    CASE t.quad_class
        WHEN 'verbal cooperation' THEN 1
        WHEN 'material cooperation' THEN 2
        WHEN 'verbal conflict' THEN 3
        WHEN 'material conflict' THEN 4
    END AS quadclass,
    e.report_count AS nummentions,
    e.source_count AS numsources,
    e.article_count AS numarticles,
    CASE
        WHEN e.place_kind = 'country' THEN 1
        WHEN e.place_kind = 'province' THEN 5
        WHEN e.latitude IS NOT NULL THEN 4
        ELSE 0
    END AS actiongeo_type,
    nullif(concat_ws(', ', nullif(e.place_en, 'unknown'), nullif(e.province_en, e.place_en), e.country), '')
        AS actiongeo_fullname,
    e.country AS actiongeo_countrycode,
    e.latitude AS actiongeo_lat,
    e.longitude AS actiongeo_long,
    to_char(e.first_published_on, 'YYYYMMDD')::integer AS dateadded,
    e.urls[1] AS sourceurl
FROM mart.event AS e
INNER JOIN warehouse.dim_event_type AS t ON e.event_type = t.code
INNER JOIN warehouse.fact_event AS f ON e.event_key = f.event_key
INNER JOIN warehouse.dim_actor AS initiator ON f.initiator_actor_key = initiator.actor_key
INNER JOIN warehouse.dim_actor AS target ON f.target_actor_key = target.actor_key
WHERE e.status = 'happened' AND e.date_first IS NOT NULL;

COMMENT ON VIEW mart.event_gdelt IS 'One row an event that happened, under the column names of GDELT''s event table. Countries are ISO alpha-2 codes where GDELT has FIPS and CAMEO codes; tone and Goldstein scale, which Rasad does not compute, are left out.';
COMMENT ON COLUMN mart.event_gdelt.globaleventid IS 'Key of the event.';
COMMENT ON COLUMN mart.event_gdelt.sqldate IS 'First day as yyyymmdd.';
COMMENT ON COLUMN mart.event_gdelt.monthyear IS 'Its month as yyyymm.';
COMMENT ON COLUMN mart.event_gdelt.year IS 'Its year.';
COMMENT ON COLUMN mart.event_gdelt.actor1code IS 'Code of the initiator.';
COMMENT ON COLUMN mart.event_gdelt.actor1name IS 'English name of the initiator.';
COMMENT ON COLUMN mart.event_gdelt.actor1countrycode IS 'Country of the initiator, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.event_gdelt.actor2code IS 'Code of the target.';
COMMENT ON COLUMN mart.event_gdelt.actor2name IS 'English name of the target.';
COMMENT ON COLUMN mart.event_gdelt.actor2countrycode IS 'Country of the target, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.event_gdelt.eventcode IS 'CAMEO code.';
COMMENT ON COLUMN mart.event_gdelt.eventbasecode IS 'CAMEO code, three digits.';
COMMENT ON COLUMN mart.event_gdelt.eventrootcode IS 'CAMEO code, two digits.';
COMMENT ON COLUMN mart.event_gdelt.quadclass IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN mart.event_gdelt.nummentions IS 'Number of reports.';
COMMENT ON COLUMN mart.event_gdelt.numsources IS 'Number of publishers.';
COMMENT ON COLUMN mart.event_gdelt.numarticles IS 'Number of articles.';
COMMENT ON COLUMN mart.event_gdelt.actiongeo_type IS '1 country, 4 town or other place with coordinates, 5 province, 0 unknown.';
COMMENT ON COLUMN mart.event_gdelt.actiongeo_fullname IS 'Place, province and country.';
COMMENT ON COLUMN mart.event_gdelt.actiongeo_countrycode IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.event_gdelt.actiongeo_lat IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN mart.event_gdelt.actiongeo_long IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN mart.event_gdelt.dateadded IS 'Day of the first publication as yyyymmdd.';
COMMENT ON COLUMN mart.event_gdelt.sourceurl IS 'Address of one of its articles.';
