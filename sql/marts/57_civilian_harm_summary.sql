-- Harm to civilians by day, initiator, area and type.

CREATE TABLE mart.civilian_harm_summary (
    date_first date,
    initiator_en text,
    initiator_fa text,
    country text,
    area_en text,
    event_type text,
    events bigint,
    killed_best numeric,
    wounded_best numeric,
    most_independent_sources integer
);

CREATE UNIQUE INDEX civilian_harm_summary_uq
ON mart.civilian_harm_summary (date_first, initiator_en, initiator_fa, country, area_en, event_type);

COMMENT ON TABLE mart.civilian_harm_summary IS 'One row a day, initiator, area and type with events in which civilians were killed or wounded. As of the last refresh_marts.';
COMMENT ON COLUMN mart.civilian_harm_summary.date_first IS 'First day of the events; null where it is not known.';
COMMENT ON COLUMN mart.civilian_harm_summary.initiator_en IS 'English name of the initiator.';
COMMENT ON COLUMN mart.civilian_harm_summary.initiator_fa IS 'Persian name of the initiator.';
COMMENT ON COLUMN mart.civilian_harm_summary.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.civilian_harm_summary.area_en IS 'English name of the province, else of the place.';
COMMENT ON COLUMN mart.civilian_harm_summary.event_type IS 'Code of the type.';
COMMENT ON COLUMN mart.civilian_harm_summary.events IS 'Number of events.';
COMMENT ON COLUMN mart.civilian_harm_summary.killed_best IS 'Sum of the best figures of the killed.';
COMMENT ON COLUMN mart.civilian_harm_summary.wounded_best IS 'Sum of the best figures of the wounded.';
COMMENT ON COLUMN mart.civilian_harm_summary.most_independent_sources IS 'The most independent publishers that one of the events has.';
