-- Who acted against whom, by day and country.

SELECT
    e.date_first,
    e.country,
    e.initiator_side,
    e.target_side,
    min(e.initiator_en) FILTER (WHERE e.initiator_code = e.initiator_side) AS initiator_en,
    min(e.target_en) FILTER (WHERE e.target_code = e.target_side) AS target_en,
    count(*) AS events,
    count(*) FILTER (WHERE e.event_type = 'air_strike') AS air_strikes,
    count(*) FILTER (WHERE e.event_type = 'shelling') AS shellings,
    count(*) FILTER (WHERE e.event_type IN ('bombing', 'suicide_bombing')) AS bombings,
    count(*) FILTER (WHERE e.event_type = 'armed_clash') AS clashes,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_best) AS killed_best
FROM pg_temp.day_event AS e
WHERE
    e.is_core
    AND e.status = 'happened'
    AND e.initiator_code <> 'unknown'
    AND e.target_code <> 'unknown'
GROUP BY e.date_first, e.country, e.initiator_side, e.target_side;
