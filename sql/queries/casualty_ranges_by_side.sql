-- Question: How many of each side were killed, wounded or captured, from the lowest to the highest that anybody says?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).

SELECT
    coalesce(side.name_en, c.victim_side) AS side_en,
    coalesce(side.name_fa, c.victim_side) AS side_fa,
    c.kind,
    sum(c.events) AS events,
    sum(c.low) AS low,
    sum(c.best) AS best,
    sum(c.high) AS high,
    sum(c.without_figure) AS without_figure
FROM mart.casualty_summary AS c
LEFT JOIN warehouse.dim_actor AS side ON c.victim_side = side.actor_code AND side.is_current
WHERE
    (%(since)s::date IS NULL OR c.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR c.date_first <= %(until)s::date)
    AND (%(country)s::text IS NULL OR c.country = %(country)s::text)
GROUP BY coalesce(side.name_en, c.victim_side), coalesce(side.name_fa, c.victim_side), c.kind
ORDER BY best DESC NULLS LAST, side_en ASC, c.kind ASC
