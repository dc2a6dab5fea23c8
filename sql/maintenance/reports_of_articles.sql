-- What the warehouse holds of some articles, to compare with what coding them now would give.
-- Example: article 12, air_strike, characters 0 to 85, happened

SELECT
    r.article_key,
    t.code,
    r.quote_start,
    r.quote_end,
    r.status
FROM warehouse.fact_report AS r
INNER JOIN warehouse.dim_event_type AS t ON r.event_type_key = t.event_type_key
WHERE r.article_key = ANY(%(article_keys)s) AND r.is_current;
