-- Question: Where is the war growing hotter or colder: events and killed of the last days against as many days before?
-- Parameter: until, date, default none: Last day of the later period; without it, the last day on which anything happened.
-- Parameter: days, integer, default 30: Days in each of the two periods.
-- Parameter: rows, integer, default 30: At most so many rows, the greatest changes first.

WITH period AS (
    SELECT
        coalesce(%(until)s::date, max(e.date_last)) AS last_day,
        coalesce(%(until)s::date, max(e.date_last)) - %(days)s::integer AS middle,
        coalesce(%(until)s::date, max(e.date_last)) - 2 * %(days)s::integer AS first_day
    FROM mart.event AS e
    WHERE e.status = 'happened'
),

counted AS (
    SELECT
        e.country,
        coalesce(e.province_en, e.place_en) AS area_en,
        coalesce(e.province_fa, e.place_fa) AS area_fa,
        count(*) FILTER (WHERE e.date_first > p.middle) AS events_now,
        count(*) FILTER (WHERE e.date_first <= p.middle) AS events_before,
        coalesce(sum(e.killed_best) FILTER (WHERE e.date_first > p.middle), 0) AS killed_now,
        coalesce(sum(e.killed_best) FILTER (WHERE e.date_first <= p.middle), 0) AS killed_before
    FROM mart.event AS e
    INNER JOIN period AS p ON e.date_first > p.first_day AND e.date_first <= p.last_day
    WHERE e.status = 'happened' AND e.is_core
    GROUP BY e.country, coalesce(e.province_en, e.place_en), coalesce(e.province_fa, e.place_fa)
)

SELECT
    c.country,
    c.area_en,
    c.area_fa,
    c.events_before,
    c.events_now,
    c.events_now - c.events_before AS more_events,
    c.killed_before,
    c.killed_now
FROM counted AS c
ORDER BY abs(c.events_now - c.events_before) DESC, c.events_now DESC, c.area_en ASC, c.country ASC
LIMIT %(rows)s
