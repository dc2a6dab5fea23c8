-- The figures of an event by kind and victims, over its reports. Tables of this schema are filled by sql/refresh/: made
-- anew when a file here or there changes, and kept up at each refresh.

CREATE TABLE mart.event_casualty (
    event_key uuid NOT NULL,
    kind text,
    victim_code text,
    victim_fa text,
    victim_en text,
    victim_side text,
    low bigint,
    best bigint,
    high bigint,
    figures bigint,
    single_figures bigint,
    first_best bigint,
    first_told_on date,
    last_told_on date
);

-- Versions of an actor are members of their own, so that the code alone does not tell two of one event apart.
CREATE UNIQUE INDEX event_casualty_uq
ON mart.event_casualty (event_key, kind, victim_code, victim_side, victim_en, victim_fa);
CREATE INDEX event_casualty_revised_ix ON mart.event_casualty (kind, abs(best - first_best) DESC)
WHERE first_best <> best;
CREATE INDEX event_casualty_apart_ix ON mart.event_casualty (kind, (high - low)) WHERE figures > 1 AND high > low;

COMMENT ON TABLE mart.event_casualty IS 'One row an event, kind of casualty and side that suffered. Conflicting figures stay visible as the distance of low and high. As of the last refresh_marts.';
COMMENT ON COLUMN mart.event_casualty.event_key IS 'Key of the event.';
COMMENT ON COLUMN mart.event_casualty.kind IS 'killed, wounded, captured ...';
COMMENT ON COLUMN mart.event_casualty.victim_code IS 'Code of those who suffered.';
COMMENT ON COLUMN mart.event_casualty.victim_fa IS 'Their Persian name.';
COMMENT ON COLUMN mart.event_casualty.victim_en IS 'Their English name.';
COMMENT ON COLUMN mart.event_casualty.victim_side IS 'Code of their side.';
COMMENT ON COLUMN mart.event_casualty.low IS 'Lowest lower bound that a report sets; null where none does.';
COMMENT ON COLUMN mart.event_casualty.best IS 'The figure of the report published last among those that give one.';
COMMENT ON COLUMN mart.event_casualty.high IS 'Highest upper bound or figure that a report gives; null where none does.';
COMMENT ON COLUMN mart.event_casualty.figures IS 'Number of reports that speak of it.';
COMMENT ON COLUMN mart.event_casualty.single_figures IS 'Number of reports that give a figure which is one.';
COMMENT ON COLUMN mart.event_casualty.first_best IS 'The figure of the report published first among those that give one.';
COMMENT ON COLUMN mart.event_casualty.first_told_on IS 'Day of publication of that report.';
COMMENT ON COLUMN mart.event_casualty.last_told_on IS 'Day of publication of the report whose figure is best.';
