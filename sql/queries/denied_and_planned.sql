-- Question: Which events were denied, announced or failed, and does another report say that one did happen there?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: rows, integer, default 30: At most so many rows, the latest first.

SELECT
    e.status,
    e.date_first,
    e.event_type,
    e.place_en,
    e.place_fa,
    e.initiator_en,
    e.target_en,
    e.sources_en,
    (
        SELECT count(*) FROM mart.event AS x
        WHERE
            x.status = 'happened'
            AND x.event_type = e.event_type
            AND x.place_id = e.place_id
            AND x.date_first BETWEEN e.date_first - 1 AND e.date_last + 1
    ) AS happened_there,
    e.founding_quote
FROM mart.event AS e
WHERE e.is_core AND e.status <> 'happened' AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
ORDER BY e.date_first DESC NULLS LAST, e.event_key ASC
LIMIT %(rows)s
