-- What each side did and suffered, by day.

CREATE TABLE mart.side_summary (
    date_first date,
    side text,
    acts bigint,
    acts_against bigint,
    places_taken bigint,
    places_lost bigint,
    own_killed_best numeric,
    killed_by_it_best numeric
);

CREATE UNIQUE INDEX side_summary_uq ON mart.side_summary (date_first, side);
CREATE INDEX side_summary_side_ix ON mart.side_summary (side, date_first);

COMMENT ON TABLE mart.side_summary IS 'One row a day and side: what it did and suffered in events of the violent core that happened. As of the last refresh_marts.';
COMMENT ON COLUMN mart.side_summary.date_first IS 'First day of the events; null where it is not known.';
COMMENT ON COLUMN mart.side_summary.side IS 'Code of the side.';
COMMENT ON COLUMN mart.side_summary.acts IS 'Number of events of which it is the initiator.';
COMMENT ON COLUMN mart.side_summary.acts_against IS 'Number of events of which it is the target.';
COMMENT ON COLUMN mart.side_summary.places_taken IS 'Number of events in which it took territory.';
COMMENT ON COLUMN mart.side_summary.places_lost IS 'Number of events in which territory was taken from it.';
COMMENT ON COLUMN mart.side_summary.own_killed_best IS 'Killed of its own, best figures, in events in which it is initiator or target.';
COMMENT ON COLUMN mart.side_summary.killed_by_it_best IS 'Killed of others, best figures, in events of which it is the initiator.';
