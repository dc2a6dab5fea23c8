-- Question: What happened last?
-- Parameter: country, text, default none: Only events in this country (ISO 3166 alpha-2).
-- Parameter: rows, integer, default 20: At most so many rows.

SELECT
    e.date_first,
    e.jalali_date_first,
    e.event_type_fa,
    e.place_fa,
    e.initiator_fa,
    e.target_fa,
    e.killed_low,
    e.killed_high,
    e.report_count,
    e.sources_fa,
    e.founding_quote
FROM mart.event AS e
WHERE e.status = 'happened' AND (%(country)s::text IS NULL OR e.country = %(country)s::text)
ORDER BY e.date_first DESC NULLS LAST, e.event_key ASC
LIMIT %(rows)s
