-- Question: Who is said to have killed or wounded civilians, where, and who says so?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.
-- Parameter: rows, integer, default 30: At most so many rows, those with the most killed first.

SELECT
    e.initiator_en,
    e.initiator_fa,
    e.country,
    e.area_en AS place_en,
    e.event_type,
    sum(e.events)::bigint AS events,
    sum(e.killed_best) AS killed_best,
    sum(e.wounded_best) AS wounded_best,
    max(e.most_independent_sources) AS most_independent_sources
FROM mart.civilian_harm_summary AS e
WHERE
    (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR e.date_first <= %(until)s::date)
GROUP BY e.initiator_en, e.initiator_fa, e.country, e.area_en, e.event_type
ORDER BY killed_best DESC NULLS LAST, events DESC, e.initiator_en ASC, place_en ASC, e.event_type ASC
LIMIT %(rows)s
