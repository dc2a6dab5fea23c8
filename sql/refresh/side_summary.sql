-- What each side did and suffered, by day.

SELECT
    x.date_first,
    x.side,
    sum(x.acts)::bigint AS acts,
    sum(x.acts_against)::bigint AS acts_against,
    sum(x.places_taken)::bigint AS places_taken,
    sum(x.places_lost)::bigint AS places_lost,
    sum(x.own_killed_best) AS own_killed_best,
    sum(x.killed_by_it_best) AS killed_by_it_best
FROM (
    SELECT
        e.date_first,
        s.side,
        (e.initiator_side = s.side)::integer AS acts,
        (e.target_side = s.side)::integer AS acts_against,
        (e.initiator_side = s.side AND e.event_type = 'territory_taken')::integer AS places_taken,
        (e.target_side = s.side AND e.event_type = 'territory_taken')::integer AS places_lost,
        NULL::bigint AS own_killed_best,
        NULL::bigint AS killed_by_it_best
    FROM pg_temp.day_event AS e
    CROSS JOIN unnest(e.sides) AS s (side)
    WHERE e.is_core AND e.status = 'happened'
    UNION ALL
    SELECT
        e.date_first,
        s.side,
        0 AS acts,
        0 AS acts_against,
        0 AS places_taken,
        0 AS places_lost,
        CASE WHEN c.victim_side = s.side THEN c.best END AS own_killed_best,
        CASE WHEN c.victim_side <> s.side AND e.initiator_side = s.side THEN c.best END AS killed_by_it_best
    FROM pg_temp.day_event AS e
    INNER JOIN mart.event_casualty AS c ON e.event_key = c.event_key
    CROSS JOIN unnest(e.sides) AS s (side)
    WHERE e.is_core AND e.status = 'happened' AND c.kind = 'killed'
) AS x
GROUP BY x.date_first, x.side;
