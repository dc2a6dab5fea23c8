-- Question: How did the figures of an event change from the first report to the last?
-- Parameter: kind, text, default killed: Kind of casualty.
-- Parameter: rows, integer, default 30: At most so many rows, the greatest revisions first.

SELECT
    e.date_first,
    e.event_type,
    e.place_en,
    c.victim_en,
    c.single_figures AS reports,
    c.first_told_on AS first_told,
    c.first_best AS first_figure,
    c.last_told_on AS last_told,
    c.best AS last_figure,
    c.best - c.first_best AS revised_by,
    e.sources_en
FROM mart.event_casualty AS c
INNER JOIN mart.event AS e ON c.event_key = e.event_key
WHERE c.kind = %(kind)s AND c.first_best <> c.best
ORDER BY abs(c.best - c.first_best) DESC, e.date_first DESC, e.event_key ASC, c.victim_en ASC
LIMIT %(rows)s
