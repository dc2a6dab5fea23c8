-- Question: How do the reports of the most told events differ, and why are they held to be one event?
-- Parameter: event_key, text, default none: Only this event (its key in mart.event); without it, the most told ones.
-- Parameter: events, integer, default 3: At most so many events, those with the most reports first.

WITH chosen AS (
    SELECT
        e.event_key,
        row_number() OVER (ORDER BY e.report_count DESC, e.event_key ASC) AS number
    FROM mart.event AS e
    WHERE %(event_key)s::text IS NULL OR e.event_key::text = %(event_key)s::text
    ORDER BY e.report_count DESC, e.event_key ASC
    LIMIT %(events)s
)

SELECT
    c.number AS event,
    r.event_type,
    r.date_first,
    r.place_en,
    r.publisher_en,
    r.published_on,
    b.telling,
    k.killed,
    r.quote,
    l.reasons AS same_event_because
FROM chosen AS c
INNER JOIN warehouse.bridge_event_report AS b ON c.event_key = b.event_key
-- Report by report: joined as a whole, the view would be worked out for all of them. OFFSET keeps the planner from that.
CROSS JOIN
    LATERAL (
        SELECT x.* FROM mart.report AS x
        WHERE x.report_key = b.report_key
        ORDER BY x.report_key ASC
        OFFSET 0
    ) AS r
LEFT JOIN LATERAL (
    SELECT string_agg(f.quote, '، ' ORDER BY f.ordinal ASC) AS killed
    FROM warehouse.fact_casualty AS f
    WHERE f.report_key = r.report_key AND f.kind = 'killed'
) AS k ON TRUE
LEFT JOIN LATERAL (
    -- The strongest link to another report of the event.
    SELECT array_to_string(x.reasons, ', ') AS reasons
    FROM warehouse.bridge_report_link AS x
    INNER JOIN warehouse.bridge_event_report AS y
        ON y.report_key = CASE WHEN x.report_key = r.report_key THEN x.other_report_key ELSE x.report_key END
    WHERE (x.report_key = r.report_key OR x.other_report_key = r.report_key) AND y.event_key = r.event_key
    ORDER BY x.score DESC, y.report_key ASC
    LIMIT 1
) AS l ON TRUE
ORDER BY c.number ASC, r.published_on ASC NULLS LAST, r.report_key ASC
