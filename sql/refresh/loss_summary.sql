-- Losses of equipment by day, country, owner, item and action.

SELECT
    m.date_first,
    m.country,
    o.name_en AS owner_en,
    o.name_fa AS owner_fa,
    d.item,
    d.label_fa AS item_fa,
    m.action,
    count(DISTINCT m.event_key) AS events,
    -- Lost in several ways, an item of an event is counted once, with the first of them.
    count(DISTINCT m.event_key) FILTER (WHERE m.is_first) AS events_of_item,
    sum(m.low) AS low,
    sum(m.best) AS best,
    -- "At least 5" sets no upper bound: it counts with the figure that was said.
    sum(coalesce(m.high, m.best)) AS high,
    count(*) FILTER (WHERE m.best IS NULL) AS without_figure
FROM (
    SELECT
        e.event_key,
        e.date_first,
        e.country,
        x.materiel_key,
        x.owner_actor_key,
        x.action,
        x.low,
        x.best,
        x.high,
        row_number() OVER (PARTITION BY x.report_key, x.materiel_key ORDER BY x.ordinal ASC) = 1 AS is_first
    FROM pg_temp.day_event AS e
    -- One figure an event: that of the founding report, whose key is the event's, so that copies do not add up.
    INNER JOIN warehouse.fact_materiel_loss AS x ON e.event_key = x.report_key
    WHERE e.status = 'happened'
) AS m
INNER JOIN warehouse.dim_materiel AS d ON m.materiel_key = d.materiel_key
INNER JOIN warehouse.dim_actor AS o ON m.owner_actor_key = o.actor_key
GROUP BY m.date_first, m.country, o.name_en, o.name_fa, d.item, d.label_fa, m.action;
