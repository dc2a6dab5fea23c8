-- Question: What did one side do and suffer, month by month?
-- Parameter: actor, text: Code of the actor at the top of the side, as `who_fights_whom` gives it.

SELECT
    date_trunc('month', s.date_first)::date AS month,
    sum(s.acts)::bigint AS acts,
    sum(s.acts_against)::bigint AS acts_against_it,
    sum(s.places_taken)::bigint AS places_taken,
    sum(s.places_lost)::bigint AS places_lost,
    sum(s.own_killed_best) AS own_killed_best,
    sum(s.killed_by_it_best) AS killed_by_it_best
FROM mart.side_summary AS s
WHERE s.side = %(actor)s AND s.date_first IS NOT NULL
GROUP BY date_trunc('month', s.date_first)
ORDER BY month ASC
