-- Harm to civilians by day, initiator, area and type.

SELECT
    e.date_first,
    e.initiator_en,
    e.initiator_fa,
    e.country,
    e.area_en,
    e.event_type,
    count(DISTINCT e.event_key) AS events,
    sum(c.best) FILTER (WHERE c.kind = 'killed') AS killed_best,
    sum(c.best) FILTER (WHERE c.kind = 'wounded') AS wounded_best,
    max(e.independent_source_count) AS most_independent_sources
FROM pg_temp.day_event AS e
INNER JOIN mart.event_casualty AS c ON e.event_key = c.event_key AND c.kind IN ('killed', 'wounded')
LEFT JOIN warehouse.dim_actor AS victim ON c.victim_code = victim.actor_code AND victim.is_current
WHERE
    e.status = 'happened'
    -- Civilians are named as such, or they are those that violence against civilians is done to.
    AND (victim.kind = 'civilian' OR e.event_type = 'violence_against_civilians')
GROUP BY e.date_first, e.initiator_en, e.initiator_fa, e.country, e.area_en, e.event_type;
