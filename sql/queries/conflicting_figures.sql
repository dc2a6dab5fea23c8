-- Question: On which events do the figures lie furthest apart?
-- Parameter: kind, text, default killed: Kind of casualty.
-- Parameter: rows, integer, default 30: At most so many rows, the widest first.

SELECT
    e.date_first,
    e.event_type,
    e.place_en,
    c.victim_en,
    c.low,
    c.best,
    c.high,
    c.figures,
    e.independent_source_count,
    e.sources_en
FROM mart.event_casualty AS c
INNER JOIN mart.event AS e ON c.event_key = e.event_key
WHERE c.kind = %(kind)s AND c.figures > 1 AND c.high > c.low
ORDER BY c.high - c.low DESC, e.date_first DESC, e.event_key ASC
LIMIT %(rows)s
