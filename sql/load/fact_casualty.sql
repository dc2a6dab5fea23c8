-- Figures of people.

WITH written AS (
    DELETE FROM warehouse.fact_casualty AS t
    USING pg_temp.new_report AS r
    WHERE
        t.report_key = r.report_key
        AND NOT EXISTS (
            SELECT FROM pg_temp.new_casualty AS n
            WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
        )
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;

WITH written AS (
    UPDATE warehouse.fact_casualty AS t
    SET
        victim_actor_key = n.victim_actor_key,
        kind = n.kind,
        low = n.low,
        best = n.best,
        high = n.high,
        quote = n.quote,
        quote_start = n.quote_start,
        quote_end = n.quote_end,
        who_quote = n.who_quote,
        who_quote_start = n.who_quote_start,
        who_quote_end = n.who_quote_end
    FROM pg_temp.new_casualty AS n
    WHERE
        t.report_key = n.report_key AND t.ordinal = n.ordinal
        AND (
            t.victim_actor_key, t.kind, t.low, t.best, t.high, t.quote, t.quote_start, t.quote_end, t.who_quote,
            t.who_quote_start, t.who_quote_end
        ) IS DISTINCT FROM (
            n.victim_actor_key, n.kind, n.low, n.best, n.high, n.quote, n.quote_start, n.quote_end, n.who_quote,
            n.who_quote_start, n.who_quote_end
        )
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;

WITH written AS (
    INSERT INTO warehouse.fact_casualty AS t (
        report_key, ordinal, victim_actor_key, kind, low, best, high, quote, quote_start, quote_end, who_quote,
        who_quote_start, who_quote_end
    )
    SELECT
        n.report_key,
        n.ordinal,
        n.victim_actor_key,
        n.kind,
        n.low,
        n.best,
        n.high,
        n.quote,
        n.quote_start,
        n.quote_end,
        n.who_quote,
        n.who_quote_start,
        n.who_quote_end
    FROM pg_temp.new_casualty AS n
    WHERE
        NOT EXISTS (
            SELECT FROM warehouse.fact_casualty AS t
            WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
        )
    ORDER BY n.report_key ASC, n.ordinal ASC
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;
