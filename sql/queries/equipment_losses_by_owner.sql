-- Question: Which equipment did each side lose, and how?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.

SELECT
    m.owner_en,
    m.owner_fa,
    m.item,
    m.item_fa,
    m.action,
    sum(m.events) AS events,
    sum(m.low) AS low,
    sum(m.best) AS best,
    sum(m.high) AS high
FROM mart.loss_summary AS m
WHERE
    (%(since)s::date IS NULL OR m.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR m.date_first <= %(until)s::date)
GROUP BY m.owner_en, m.owner_fa, m.item, m.item_fa, m.action
ORDER BY best DESC NULLS LAST, m.owner_en ASC, m.item ASC, m.action ASC
