-- Question: Which events does only one side tell: all who publish them, or are named as saying so, stand on it?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: rows, integer, default 30: At most so many rows, those with the most killed first.

SELECT
    e.told_by_side,
    e.voices,
    e.date_first,
    e.event_type,
    e.place_en,
    e.initiator_en,
    e.target_en,
    e.killed_best,
    e.sources_en,
    e.founding_quote
FROM mart.event AS e
WHERE
    e.told_by_side IS NOT NULL
    AND e.is_core
    AND e.status = 'happened'
    AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
ORDER BY e.killed_best DESC NULLS LAST, e.voices DESC, e.date_first DESC, e.event_key ASC
LIMIT %(rows)s
