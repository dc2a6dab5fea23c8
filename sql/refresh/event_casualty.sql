-- The figures of an event by kind and victims, over its reports.

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
    FROM pg_temp.changed_event AS x
    INNER JOIN warehouse.bridge_event_report AS b ON x.event_key = b.event_key
    INNER JOIN warehouse.fact_casualty AS c ON b.report_key = c.report_key
    INNER JOIN warehouse.fact_report AS f ON c.report_key = f.report_key
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
