-- Events by day, type, country and province: what dashboards ask for all the time.

CREATE TABLE mart.event_summary (
    date_first date,
    event_type text,
    country text,
    province_en text,
    province_fa text,
    events bigint,
    reports bigint,
    killed_low numeric,
    killed_best numeric,
    killed_high numeric
);

CREATE UNIQUE INDEX event_summary_uq
ON mart.event_summary (date_first, event_type, country, province_en, province_fa);

COMMENT ON TABLE mart.event_summary IS 'One row a day, type, country and province with events that happened. As of the last refresh_marts.';
COMMENT ON COLUMN mart.event_summary.date_first IS 'First day of the events.';
COMMENT ON COLUMN mart.event_summary.event_type IS 'Code of the type.';
COMMENT ON COLUMN mart.event_summary.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.event_summary.province_en IS 'English name of the province.';
COMMENT ON COLUMN mart.event_summary.province_fa IS 'Persian name of the province.';
COMMENT ON COLUMN mart.event_summary.events IS 'Number of events.';
COMMENT ON COLUMN mart.event_summary.reports IS 'Number of their reports.';
COMMENT ON COLUMN mart.event_summary.killed_low IS 'Sum of the lowest bounds of the killed.';
COMMENT ON COLUMN mart.event_summary.killed_best IS 'Sum of the best figures of the killed.';
COMMENT ON COLUMN mart.event_summary.killed_high IS 'Sum of the highest bounds of the killed.';
