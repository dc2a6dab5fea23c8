-- Question: Which equipment did each side lose, and how?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.

SELECT
    o.name_en AS owner_en,
    o.name_fa AS owner_fa,
    d.item,
    d.label_fa AS item_fa,
    m.action,
    count(DISTINCT b.event_key) AS events,
    sum(m.low) AS low,
    sum(m.best) AS best,
    -- "At least 5" sets no upper bound: it counts with the figure that was said.
    sum(coalesce(m.high, m.best)) AS high
FROM warehouse.fact_materiel_loss AS m
INNER JOIN warehouse.dim_materiel AS d ON m.materiel_key = d.materiel_key
INNER JOIN warehouse.dim_actor AS o ON m.owner_actor_key = o.actor_key
-- One figure an event: that of the founding report, so that copies do not add up.
INNER JOIN warehouse.bridge_event_report AS b ON m.report_key = b.report_key AND b.is_founding
INNER JOIN mart.event AS e ON b.event_key = e.event_key
WHERE
    e.status = 'happened'
    AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR e.date_first <= %(until)s::date)
GROUP BY o.name_en, o.name_fa, d.item, d.label_fa, m.action
ORDER BY best DESC NULLS LAST, owner_en ASC, d.item ASC, m.action ASC
