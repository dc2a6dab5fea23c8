-- Question: Which side acted against which, how often, with what means, and with how many killed?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: until, date, default none: Only events on or before this day.
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).
-- Parameter: rows, integer, default 30: At most so many rows, those with the most events first.

SELECT
    e.initiator_side,
    min(e.initiator_en) AS initiator_en,
    e.target_side,
    min(e.target_en) AS target_en,
    sum(e.events)::bigint AS events,
    sum(e.air_strikes)::bigint AS air_strikes,
    sum(e.shellings)::bigint AS shellings,
    sum(e.bombings)::bigint AS bombings,
    sum(e.clashes)::bigint AS clashes,
    sum(e.killed_low) AS killed_low,
    sum(e.killed_best) AS killed_best
FROM mart.side_pair_summary AS e
WHERE
    (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
    AND (%(until)s::date IS NULL OR e.date_first <= %(until)s::date)
    AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
GROUP BY e.initiator_side, e.target_side
ORDER BY events DESC, e.initiator_side ASC, e.target_side ASC
LIMIT %(rows)s
