-- Casualties by day, country, side and kind.

CREATE TABLE mart.casualty_summary (
    date_first date,
    country text,
    victim_side text,
    kind text,
    events bigint,
    low numeric,
    best numeric,
    high numeric,
    without_figure bigint
);

CREATE UNIQUE INDEX casualty_summary_uq ON mart.casualty_summary (date_first, country, victim_side, kind);

COMMENT ON TABLE mart.casualty_summary IS 'One row a day, country, side that suffered and kind of casualty, over mart.event_casualty. As of the last refresh_marts.';
COMMENT ON COLUMN mart.casualty_summary.date_first IS 'First day of the events.';
COMMENT ON COLUMN mart.casualty_summary.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.casualty_summary.victim_side IS 'Code of the side that suffered.';
COMMENT ON COLUMN mart.casualty_summary.kind IS 'killed, wounded, captured ...';
COMMENT ON COLUMN mart.casualty_summary.events IS 'Number of events; an event has one first day and one country, so that sums count it once.';
COMMENT ON COLUMN mart.casualty_summary.low IS 'Sum of the lowest figures.';
COMMENT ON COLUMN mart.casualty_summary.best IS 'Sum of the best figures.';
COMMENT ON COLUMN mart.casualty_summary.high IS 'Sum of the highest figures.';
COMMENT ON COLUMN mart.casualty_summary.without_figure IS 'Number of rows without a single figure.';
