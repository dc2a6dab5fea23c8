-- The figures of an event by kind and victims, over its reports.

CREATE MATERIALIZED VIEW mart.event_casualty AS
SELECT DISTINCT ON (g.event_key, g.kind, g.victim_actor_key)
    g.event_key,
    g.kind,
    victim.actor_code AS victim_code,
    victim.name_fa AS victim_fa,
    victim.name_en AS victim_en,
    victim.side_code AS victim_side,
    min(g.low) OVER everything AS low,
    g.best,
    max(coalesce(g.high, g.best)) OVER everything AS high,
    count(*) OVER everything AS figures,
    count(g.best) OVER everything AS single_figures,
    first_value(g.best) OVER from_the_first AS first_best,
    first_value(told.calendar_date) OVER from_the_first AS first_told_on,
    told.calendar_date AS last_told_on
FROM (
    -- One figure a report: what one report tells of one side in several figures (men and women) is added up.
    SELECT
        b.event_key,
        c.kind,
        c.victim_actor_key,
        f.published_date_key,
        f.report_key,
        sum(c.low) AS low,
        sum(c.best) AS best,
        CASE WHEN bool_and(c.high IS NOT NULL) THEN sum(c.high) END AS high
    FROM warehouse.fact_casualty AS c
    INNER JOIN warehouse.fact_report AS f ON c.report_key = f.report_key
    INNER JOIN warehouse.bridge_event_report AS b ON c.report_key = b.report_key
    WHERE f.status = 'happened'
    GROUP BY b.event_key, c.kind, c.victim_actor_key, f.published_date_key, f.report_key
) AS g
INNER JOIN warehouse.dim_actor AS victim ON g.victim_actor_key = victim.actor_key
INNER JOIN warehouse.dim_date AS told ON g.published_date_key = told.date_key
WINDOW
    everything AS (PARTITION BY g.event_key, g.kind, g.victim_actor_key),
    from_the_first AS (
        PARTITION BY g.event_key, g.kind, g.victim_actor_key
        ORDER BY g.best IS NULL ASC, g.published_date_key < 0 ASC, g.published_date_key ASC, g.report_key ASC
    )
-- The best figure is the latest that is one.
ORDER BY
    g.event_key ASC, g.kind ASC, g.victim_actor_key ASC, g.best IS NULL ASC, g.published_date_key DESC,
    g.report_key DESC;

-- Versions of an actor are members of their own, so that the code alone does not tell two of one event apart.
CREATE UNIQUE INDEX event_casualty_uq
ON mart.event_casualty (event_key, kind, victim_code, victim_side, victim_en, victim_fa);
CREATE INDEX event_casualty_revised_ix ON mart.event_casualty (kind, event_key) WHERE first_best <> best;
CREATE INDEX event_casualty_apart_ix ON mart.event_casualty (kind, (high - low)) WHERE figures > 1 AND high > low;

COMMENT ON MATERIALIZED VIEW mart.event_casualty IS 'One row an event, kind of casualty and side that suffered. Conflicting figures stay visible as the distance of low and high. As of the last refresh_marts.';
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
