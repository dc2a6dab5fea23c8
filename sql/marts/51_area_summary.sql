-- Events by day, type and area: weeks, months and fronts are added up from it.

CREATE TABLE mart.area_summary (
    date_first date,
    week_from date,
    event_type text,
    country text,
    area_en text,
    area_fa text,
    events bigint,
    events_with_casualties bigint,
    reports bigint,
    killed_low numeric,
    killed_best numeric,
    killed_high numeric,
    wounded_best numeric
);

CREATE UNIQUE INDEX area_summary_uq ON mart.area_summary (date_first, event_type, country, area_en, area_fa);

-- A week has few areas, an area few types: without this the planner takes the sums of a question for as many as the rows,
-- and sorts all of them by name where it could hash.
CREATE STATISTICS mart.area_summary_groups (NDISTINCT)
ON week_from, event_type, country, area_en, area_fa FROM mart.area_summary;

COMMENT ON TABLE mart.area_summary IS 'One row a day, type and area with events that happened: the province, or the best place itself where it has none. As of the last refresh_marts.';
COMMENT ON COLUMN mart.area_summary.date_first IS 'First day of the events; null where it is not known.';
COMMENT ON COLUMN mart.area_summary.week_from IS 'Saturday that the week of the first day begins with.';
COMMENT ON COLUMN mart.area_summary.event_type IS 'Code of the type.';
COMMENT ON COLUMN mart.area_summary.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.area_summary.area_en IS 'English name of the province, else of the place.';
COMMENT ON COLUMN mart.area_summary.area_fa IS 'Persian name of the province, else of the place.';
COMMENT ON COLUMN mart.area_summary.events IS 'Number of events.';
COMMENT ON COLUMN mart.area_summary.events_with_casualties IS 'Of these, events with a figure of killed or wounded.';
COMMENT ON COLUMN mart.area_summary.reports IS 'Number of their reports.';
COMMENT ON COLUMN mart.area_summary.killed_low IS 'Sum of the lowest bounds of the killed.';
COMMENT ON COLUMN mart.area_summary.killed_best IS 'Sum of the best figures of the killed.';
COMMENT ON COLUMN mart.area_summary.killed_high IS 'Sum of the highest bounds of the killed.';
COMMENT ON COLUMN mart.area_summary.wounded_best IS 'Sum of the best figures of the wounded.';
