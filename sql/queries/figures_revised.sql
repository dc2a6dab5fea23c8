-- Question: How did the figures of an event change from the first report to the last?
-- Parameter: kind, text, default killed: Kind of casualty.
-- Parameter: rows, integer, default 30: At most so many rows, the greatest revisions first.

WITH told AS (
    SELECT
        c.event_key,
        c.victim_en,
        count(DISTINCT c.report_key) AS reports,
        (array_agg(c.best ORDER BY c.published_on ASC, c.report_key ASC))[1] AS first_figure,
        (array_agg(c.best ORDER BY c.published_on DESC, c.report_key DESC))[1] AS last_figure,
        min(c.published_on) AS first_told,
        max(c.published_on) AS last_told
    FROM mart.casualty_claim AS c
    WHERE c.kind = %(kind)s AND c.best IS NOT NULL AND c.event_key IS NOT NULL AND c.published_on IS NOT NULL
    GROUP BY c.event_key, c.victim_en
)

SELECT
    e.date_first,
    e.event_type,
    e.place_en,
    t.victim_en,
    t.reports,
    t.first_told,
    t.first_figure,
    t.last_told,
    t.last_figure,
    t.last_figure - t.first_figure AS revised_by,
    e.sources_en
FROM told AS t
INNER JOIN mart.event AS e ON t.event_key = e.event_key
WHERE t.first_figure <> t.last_figure
ORDER BY abs(t.last_figure - t.first_figure) DESC, e.date_first DESC, e.event_key ASC, t.victim_en ASC
LIMIT %(rows)s
