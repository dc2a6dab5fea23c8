-- Who says so.

DELETE FROM warehouse.bridge_report_attribution AS t
USING pg_temp.new_report AS r
WHERE
    t.report_key = r.report_key
    AND NOT EXISTS (
        SELECT FROM pg_temp.new_attribution AS n
        WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
    );

UPDATE warehouse.bridge_report_attribution AS t
SET
    source_key = n.source_key,
    actor_key = n.actor_key,
    quote = n.quote,
    quote_start = n.quote_start,
    quote_end = n.quote_end
FROM pg_temp.new_attribution AS n
WHERE
    t.report_key = n.report_key AND t.ordinal = n.ordinal
    AND (
        t.source_key, t.actor_key, t.quote, t.quote_start, t.quote_end
    ) IS DISTINCT FROM (
        n.source_key, n.actor_key, n.quote, n.quote_start, n.quote_end
    );

INSERT INTO warehouse.bridge_report_attribution AS t (
    report_key, ordinal, source_key, actor_key, quote, quote_start, quote_end
)
SELECT
    n.report_key,
    n.ordinal,
    n.source_key,
    n.actor_key,
    n.quote,
    n.quote_start,
    n.quote_end
FROM pg_temp.new_attribution AS n
WHERE
    NOT EXISTS (
        SELECT FROM warehouse.bridge_report_attribution AS t
        WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
    )
ORDER BY n.report_key ASC, n.ordinal ASC;
