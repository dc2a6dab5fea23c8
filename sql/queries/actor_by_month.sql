-- Question: What did one side do and suffer, month by month?
-- Parameter: actor, text: Code of the actor at the top of the side, as `who_fights_whom` gives it.

SELECT
    date_trunc('month', e.date_first)::date AS month,
    count(*) FILTER (WHERE e.initiator_side = %(actor)s) AS acts,
    count(*) FILTER (WHERE e.target_side = %(actor)s) AS acts_against_it,
    count(*) FILTER (WHERE e.initiator_side = %(actor)s AND e.event_type = 'territory_taken') AS places_taken,
    count(*) FILTER (WHERE e.target_side = %(actor)s AND e.event_type = 'territory_taken') AS places_lost,
    sum(killed.own) AS own_killed_best,
    sum(killed.others) FILTER (WHERE e.initiator_side = %(actor)s) AS killed_by_it_best
FROM mart.event AS e
LEFT JOIN (
    SELECT
        c.event_key,
        sum(c.best) FILTER (WHERE c.victim_side = %(actor)s) AS own,
        sum(c.best) FILTER (WHERE c.victim_side <> %(actor)s) AS others
    FROM mart.event_casualty AS c
    WHERE c.kind = 'killed'
    GROUP BY c.event_key
) AS killed ON e.event_key = killed.event_key
WHERE
    e.is_core
    AND e.status = 'happened'
    AND e.date_first IS NOT NULL
    AND (e.initiator_side = %(actor)s OR e.target_side = %(actor)s)
GROUP BY date_trunc('month', e.date_first)
ORDER BY month ASC
