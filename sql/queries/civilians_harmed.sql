-- Question: Who is said to have killed or wounded civilians, where, and who says so?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.
-- Parameter: rows, integer, default 30: At most so many rows, those with the most killed first.

SELECT
    e.initiator_en,
    e.initiator_fa,
    e.country,
    coalesce(e.province_en, e.place_en) AS place_en,
    e.event_type,
    count(DISTINCT e.event_key) AS events,
    sum(c.best) FILTER (WHERE c.kind = 'killed') AS killed_best,
    sum(c.best) FILTER (WHERE c.kind = 'wounded') AS wounded_best,
    max(e.independent_source_count) AS most_independent_sources
FROM mart.event AS e
INNER JOIN mart.event_casualty AS c ON e.event_key = c.event_key AND c.kind IN ('killed', 'wounded')
LEFT JOIN warehouse.dim_actor AS victim ON c.victim_code = victim.actor_code AND victim.is_current
WHERE
    e.status = 'happened'
    -- Civilians are named as such, or they are those that violence against civilians is done to.
    AND (victim.kind = 'civilian' OR e.event_type = 'violence_against_civilians')
    AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR e.date_first <= %(until)s::date)
GROUP BY e.initiator_en, e.initiator_fa, e.country, coalesce(e.province_en, e.place_en), e.event_type
ORDER BY killed_best DESC NULLS LAST, events DESC, e.initiator_en ASC, place_en ASC, e.event_type ASC
LIMIT %(rows)s
