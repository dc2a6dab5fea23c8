-- Question: How do losses of equipment go month by month, destroyed, damaged and captured?
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).

SELECT
    date_trunc('month', e.date_first)::date AS month,
    d.item,
    d.label_fa AS item_fa,
    count(DISTINCT e.event_key) AS events,
    sum(m.best) FILTER (WHERE m.action = 'destroyed') AS destroyed,
    sum(m.best) FILTER (WHERE m.action = 'damaged') AS damaged,
    sum(m.best) FILTER (WHERE m.action = 'captured') AS captured,
    count(*) FILTER (WHERE m.best IS NULL) AS without_figure
FROM warehouse.fact_materiel_loss AS m
INNER JOIN warehouse.dim_materiel AS d ON m.materiel_key = d.materiel_key
-- One figure an event: that of the founding report, so that copies do not add up.
INNER JOIN warehouse.bridge_event_report AS b ON m.report_key = b.report_key AND b.is_founding
INNER JOIN mart.event AS e ON b.event_key = e.event_key
WHERE
    e.status = 'happened'
    AND e.date_first IS NOT NULL
    AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
GROUP BY date_trunc('month', e.date_first), d.item, d.label_fa
ORDER BY month ASC, events DESC, d.item ASC
