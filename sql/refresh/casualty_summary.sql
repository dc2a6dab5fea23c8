-- Casualties by day, country, side and kind.

SELECT
    e.date_first,
    e.country,
    c.victim_side,
    c.kind,
    count(DISTINCT c.event_key) AS events,
    sum(c.low) AS low,
    sum(c.best) AS best,
    sum(c.high) AS high,
    count(*) FILTER (WHERE c.best IS NULL) AS without_figure
FROM mart.event_casualty AS c
INNER JOIN pg_temp.day_event AS e ON c.event_key = e.event_key
GROUP BY e.date_first, e.country, c.victim_side, c.kind;
