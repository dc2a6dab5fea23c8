-- Question: How do losses of equipment go month by month, destroyed, damaged and captured?
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).

SELECT
    date_trunc('month', m.date_first)::date AS month,
    m.item,
    m.item_fa,
    sum(m.events_of_item) AS events,
    sum(m.best) FILTER (WHERE m.action = 'destroyed') AS destroyed,
    sum(m.best) FILTER (WHERE m.action = 'damaged') AS damaged,
    sum(m.best) FILTER (WHERE m.action = 'captured') AS captured,
    sum(m.without_figure) AS without_figure
FROM mart.loss_summary AS m
WHERE m.date_first IS NOT NULL AND (%(country)s::text IS NULL OR m.country = %(country)s::text)
GROUP BY date_trunc('month', m.date_first), m.item, m.item_fa
ORDER BY month ASC, events DESC, m.item ASC
