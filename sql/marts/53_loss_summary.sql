-- Losses of equipment by day, country, owner, item and action.

CREATE MATERIALIZED VIEW mart.loss_summary AS
SELECT
    e.date_first,
    e.country,
    o.name_en AS owner_en,
    o.name_fa AS owner_fa,
    d.item,
    d.label_fa AS item_fa,
    m.action,
    count(DISTINCT b.event_key) AS events,
    -- Lost in several ways, an item of an event is counted once, with the first of them.
    count(DISTINCT b.event_key) FILTER (WHERE m.is_first) AS events_of_item,
    sum(m.low) AS low,
    sum(m.best) AS best,
    -- "At least 5" sets no upper bound: it counts with the figure that was said.
    sum(coalesce(m.high, m.best)) AS high,
    count(*) FILTER (WHERE m.best IS NULL) AS without_figure
FROM (
    SELECT
        x.*,
        row_number() OVER (PARTITION BY x.report_key, x.materiel_key ORDER BY x.ordinal ASC) = 1 AS is_first
    FROM warehouse.fact_materiel_loss AS x
) AS m
INNER JOIN warehouse.dim_materiel AS d ON m.materiel_key = d.materiel_key
INNER JOIN warehouse.dim_actor AS o ON m.owner_actor_key = o.actor_key
-- One figure an event: that of the founding report, so that copies do not add up.
INNER JOIN warehouse.bridge_event_report AS b ON m.report_key = b.report_key AND b.is_founding
INNER JOIN mart.event AS e ON b.event_key = e.event_key
WHERE e.status = 'happened'
GROUP BY e.date_first, e.country, o.name_en, o.name_fa, d.item, d.label_fa, m.action;

CREATE UNIQUE INDEX loss_summary_uq
ON mart.loss_summary (date_first, country, owner_en, owner_fa, item, action);

COMMENT ON MATERIALIZED VIEW mart.loss_summary IS 'One row a day, country, owner, item and action: equipment lost in events that happened, as their founding reports tell it. As of the last refresh_marts.';
COMMENT ON COLUMN mart.loss_summary.date_first IS 'First day of the events; null where it is not known.';
COMMENT ON COLUMN mart.loss_summary.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.loss_summary.owner_en IS 'English name of the owner.';
COMMENT ON COLUMN mart.loss_summary.owner_fa IS 'Persian name of the owner.';
COMMENT ON COLUMN mart.loss_summary.item IS 'The equipment.';
COMMENT ON COLUMN mart.loss_summary.item_fa IS 'Its Persian label.';
COMMENT ON COLUMN mart.loss_summary.action IS 'destroyed, damaged, captured, shot_down or defused.';
COMMENT ON COLUMN mart.loss_summary.events IS 'Number of events.';
COMMENT ON COLUMN mart.loss_summary.events_of_item IS 'The same, an event counted once for an item however many ways and owners it names.';
COMMENT ON COLUMN mart.loss_summary.low IS 'Sum of the lower bounds.';
COMMENT ON COLUMN mart.loss_summary.best IS 'Sum of the best figures.';
COMMENT ON COLUMN mart.loss_summary.high IS 'Sum of the upper bounds, or of the figure where there is none.';
COMMENT ON COLUMN mart.loss_summary.without_figure IS 'Number of losses without a single figure.';
