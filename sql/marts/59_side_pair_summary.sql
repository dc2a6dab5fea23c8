-- Who acted against whom, by day and country.

CREATE TABLE mart.side_pair_summary (
    date_first date,
    country text,
    initiator_side text,
    target_side text,
    initiator_en text,
    target_en text,
    events bigint,
    air_strikes bigint,
    shellings bigint,
    bombings bigint,
    clashes bigint,
    killed_low numeric,
    killed_best numeric
);

CREATE UNIQUE INDEX side_pair_summary_uq ON mart.side_pair_summary (date_first, country, initiator_side, target_side);

COMMENT ON TABLE mart.side_pair_summary IS 'One row a day, country and pair of known sides, with events of the violent core that happened. As of the last refresh_marts.';
COMMENT ON COLUMN mart.side_pair_summary.date_first IS 'First day of the events; null where it is not known.';
COMMENT ON COLUMN mart.side_pair_summary.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.side_pair_summary.initiator_side IS 'Code of the side that acted.';
COMMENT ON COLUMN mart.side_pair_summary.target_side IS 'Code of the side that it acted against.';
COMMENT ON COLUMN mart.side_pair_summary.initiator_en IS 'English name of the side that acted, where an event names the side itself and not a part of it.';
COMMENT ON COLUMN mart.side_pair_summary.target_en IS 'The same of the side that it acted against.';
COMMENT ON COLUMN mart.side_pair_summary.events IS 'Number of events.';
COMMENT ON COLUMN mart.side_pair_summary.air_strikes IS 'Of these, air strikes.';
COMMENT ON COLUMN mart.side_pair_summary.shellings IS 'Of these, shellings.';
COMMENT ON COLUMN mart.side_pair_summary.bombings IS 'Of these, bombings and suicide bombings.';
COMMENT ON COLUMN mart.side_pair_summary.clashes IS 'Of these, armed clashes.';
COMMENT ON COLUMN mart.side_pair_summary.killed_low IS 'Sum of the lowest bounds of the killed.';
COMMENT ON COLUMN mart.side_pair_summary.killed_best IS 'Sum of the best figures of the killed.';
