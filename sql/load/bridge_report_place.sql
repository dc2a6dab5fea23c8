-- Places of reports.

WITH written AS (
    DELETE FROM warehouse.bridge_report_place AS t
    USING pg_temp.new_report AS r
    WHERE
        t.report_key = r.report_key
        AND NOT EXISTS (
            SELECT FROM pg_temp.new_place AS n
            WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
        )
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;

WITH written AS (
    UPDATE warehouse.bridge_report_place AS t
    SET
        role = n.role,
        place_key = n.place_key,
        precision = n.precision,
        quote = n.quote,
        quote_start = n.quote_start,
        quote_end = n.quote_end
    FROM pg_temp.new_place AS n
    WHERE
        t.report_key = n.report_key AND t.ordinal = n.ordinal
        AND (
            t.role, t.place_key, t.precision, t.quote, t.quote_start, t.quote_end
        ) IS DISTINCT FROM (
            n.role, n.place_key, n.precision, n.quote, n.quote_start, n.quote_end
        )
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;

WITH written AS (
    INSERT INTO warehouse.bridge_report_place AS t (
        report_key, ordinal, role, place_key, precision, quote, quote_start, quote_end
    )
    SELECT
        n.report_key,
        n.ordinal,
        n.role,
        n.place_key,
        n.precision,
        n.quote,
        n.quote_start,
        n.quote_end
    FROM pg_temp.new_place AS n
    WHERE
        NOT EXISTS (
            SELECT FROM warehouse.bridge_report_place AS t
            WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
        )
    ORDER BY n.report_key ASC, n.ordinal ASC
    RETURNING t.report_key
)

INSERT INTO pg_temp.touched (report_key)
SELECT report_key FROM written;
