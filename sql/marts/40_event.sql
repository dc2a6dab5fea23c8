-- One wide readable row an event.

CREATE TABLE mart.event (
    event_key uuid NOT NULL,
    event_type text,
    event_type_fa text,
    event_type_en text,
    is_core boolean,
    quad_class text,
    status text,
    date_first date,
    date_last date,
    date_precision text,
    jalali_date_first text,
    jalali_year smallint,
    jalali_month smallint,
    place_id text,
    place_fa text,
    place_en text,
    place_kind text,
    province_fa text,
    province_en text,
    country text,
    latitude double precision,
    longitude double precision,
    place_precision text,
    initiator_code text,
    initiator_fa text,
    initiator_en text,
    initiator_side text,
    target_code text,
    target_fa text,
    target_en text,
    target_side text,
    killed_low numeric,
    killed_best numeric,
    killed_high numeric,
    wounded_low numeric,
    wounded_best numeric,
    wounded_high numeric,
    captured_best numeric,
    losses text,
    report_count integer,
    article_count integer,
    source_count integer,
    independent_source_count integer,
    first_published_on date,
    last_published_on date,
    told_by_side text,
    voices bigint,
    sources_fa text[],
    sources_en text[],
    urls text[],
    founding_quote text
);

CREATE UNIQUE INDEX event_key_uq ON mart.event (event_key);
CREATE INDEX event_date_ix ON mart.event (date_first, event_type);
CREATE INDEX event_told_by_side_ix ON mart.event (told_by_side) WHERE told_by_side IS NOT NULL;
-- What happened last, and what a single source tells, are read from the head of an index.
CREATE INDEX event_latest_ix ON mart.event (date_first DESC NULLS LAST, event_key) WHERE status = 'happened';
CREATE INDEX event_single_source_ix ON mart.event (killed_best DESC NULLS LAST, date_first DESC, event_key)
WHERE is_core AND status = 'happened' AND independent_source_count = 1;
CREATE INDEX event_report_count_ix ON mart.event (report_count DESC, event_key);
-- Where violence comes for the first time is the first entry of each place.
CREATE INDEX event_place_ix ON mart.event (place_id, date_first, event_key)
WHERE status = 'happened' AND is_core AND date_first IS NOT NULL;

COMMENT ON TABLE mart.event IS 'One row an event in the world, wide and readable: type, days, best place, sides, casualties, sources and links. As of the last refresh_marts.';
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
