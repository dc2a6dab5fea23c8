-- Question: Which events of the violent core does a single independent source tell, and which?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: rows, integer, default 50: At most so many rows, those with the most killed first.

SELECT
    e.date_first,
    e.event_type,
    e.place_en,
    e.initiator_en,
    e.target_en,
    e.killed_best,
    e.report_count,
    e.sources_en,
    e.founding_quote
FROM mart.event AS e
WHERE
    e.is_core
    AND e.status = 'happened'
    AND e.independent_source_count = 1
    AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
ORDER BY e.killed_best DESC NULLS LAST, e.date_first DESC, e.event_key ASC
LIMIT %(rows)s
