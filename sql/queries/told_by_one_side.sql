-- Question: Which events does only one side tell: all who publish them, or are named as saying so, stand on it?
-- Parameter: since, date, default none: Only events on or after this day.
-- Parameter: rows, integer, default 30: At most so many rows, those with the most killed first.

WITH voice AS (
    SELECT
        b.event_key,
        s.side
    FROM warehouse.bridge_event_report AS b
    INNER JOIN warehouse.fact_report AS f ON b.report_key = f.report_key
    INNER JOIN warehouse.dim_source AS s ON f.publisher_source_key = s.source_key
    UNION ALL
    SELECT
        b.event_key,
        CASE WHEN x.actor_key > 0 THEN a.side_code ELSE s.side END AS side
    FROM warehouse.bridge_event_report AS b
    INNER JOIN warehouse.bridge_report_attribution AS x ON b.report_key = x.report_key
    INNER JOIN warehouse.dim_source AS s ON x.source_key = s.source_key
    INNER JOIN warehouse.dim_actor AS a ON x.actor_key = a.actor_key
),

partisan AS (
    SELECT
        v.event_key,
        min(v.side) AS side,
        count(*) AS voices
    FROM voice AS v
    GROUP BY v.event_key
    -- A voice without a side is an unaligned one: the event is told by others too.
    HAVING count(v.side) = count(*) AND min(v.side) = max(v.side)
)

SELECT
    p.side AS told_by_side,
    p.voices,
    e.date_first,
    e.event_type,
    e.place_en,
    e.initiator_en,
    e.target_en,
    e.killed_best,
    e.sources_en,
    e.founding_quote
FROM partisan AS p
INNER JOIN mart.event AS e ON p.event_key = e.event_key
WHERE e.is_core AND e.status = 'happened' AND (%(since)s::date IS NULL OR e.date_first >= %(since)s::date)
ORDER BY e.killed_best DESC NULLS LAST, p.voices DESC, e.date_first DESC, e.event_key ASC
LIMIT %(rows)s
