-- The events of the wanted reports in place of those that stood before: new_event and new_event_report hold them.

-- Looked up for each event that stood before: without indexes, everything would be read for every one of them.
CREATE UNIQUE INDEX new_event_ix ON pg_temp.new_event (event_key);

CREATE UNIQUE INDEX new_event_report_ix ON pg_temp.new_event_report (report_key);

CREATE INDEX new_event_report_event_ix ON pg_temp.new_event_report (event_key);

ANALYZE pg_temp.new_event;

ANALYZE pg_temp.new_event_report;

CREATE TEMPORARY TABLE old_event ON COMMIT DROP AS
SELECT DISTINCT b.event_key
FROM warehouse.bridge_event_report AS b
INNER JOIN pg_temp.wanted AS w ON b.report_key = w.report_key
UNION
SELECT e.event_key
FROM pg_temp.taken AS q
INNER JOIN warehouse.fact_event AS e ON q.key = e.event_key
WHERE q.kind = 'event';

ANALYZE pg_temp.old_event;

-- What becomes of an earlier key: followed by its founding report where that still stands, else by most of its reports.
INSERT INTO ops.event_history (event_key, change, successor_key)
SELECT
    o.event_key,
    CASE
        WHEN f.event_key IS NOT NULL AND f.is_founding THEN 'split'
        WHEN f.event_key IS NOT NULL AND m.others > 0 THEN 'merged'
        WHEN f.event_key IS NOT NULL THEN 'renamed'
        WHEN s.event_key IS NOT NULL THEN 'renamed'
        ELSE 'vanished'
    END AS change,
    CASE WHEN f.is_founding THEN s.event_key ELSE coalesce(f.event_key, s.event_key) END AS successor_key
FROM pg_temp.old_event AS o
LEFT JOIN pg_temp.new_event_report AS f ON o.event_key = f.report_key
LEFT JOIN LATERAL (
    SELECT n.event_key
    FROM warehouse.bridge_event_report AS b
    INNER JOIN pg_temp.new_event_report AS n ON b.report_key = n.report_key
    WHERE b.event_key = o.event_key AND n.event_key <> o.event_key
    GROUP BY n.event_key
    ORDER BY count(*) DESC, n.event_key ASC
    LIMIT 1
) AS s ON TRUE
LEFT JOIN LATERAL (
    SELECT count(*) AS others
    FROM pg_temp.new_event_report AS n
    INNER JOIN warehouse.bridge_event_report AS b ON n.report_key = b.report_key
    WHERE n.event_key = f.event_key AND b.event_key <> o.event_key
) AS m ON TRUE
WHERE (f.is_founding IS NOT TRUE) OR s.event_key IS NOT NULL
ORDER BY o.event_key ASC;

UPDATE warehouse.fact_event AS t
SET
    event_type_key = n.event_type_key,
    place_key = n.place_key,
    initiator_actor_key = n.initiator_actor_key,
    target_actor_key = n.target_actor_key,
    date_first_key = n.date_first_key,
    date_last_key = n.date_last_key,
    first_published_date_key = n.first_published_date_key,
    last_published_date_key = n.last_published_date_key,
    status = n.status,
    date_precision = n.date_precision,
    report_count = n.report_count,
    article_count = n.article_count,
    source_count = n.source_count,
    independent_source_count = n.independent_source_count
FROM pg_temp.new_event AS n
WHERE
    t.event_key = n.event_key
    AND (
        t.event_type_key, t.place_key, t.initiator_actor_key, t.target_actor_key, t.date_first_key, t.date_last_key,
        t.first_published_date_key, t.last_published_date_key, t.status, t.date_precision, t.report_count,
        t.article_count, t.source_count, t.independent_source_count
    ) IS DISTINCT FROM (
        n.event_type_key, n.place_key, n.initiator_actor_key, n.target_actor_key, n.date_first_key, n.date_last_key,
        n.first_published_date_key, n.last_published_date_key, n.status, n.date_precision, n.report_count,
        n.article_count, n.source_count, n.independent_source_count
    );

INSERT INTO warehouse.fact_event (
    event_key, event_type_key, place_key, initiator_actor_key, target_actor_key, date_first_key, date_last_key,
    first_published_date_key, last_published_date_key, status, date_precision, report_count, article_count,
    source_count, independent_source_count
)
SELECT
    n.event_key,
    n.event_type_key,
    n.place_key,
    n.initiator_actor_key,
    n.target_actor_key,
    n.date_first_key,
    n.date_last_key,
    n.first_published_date_key,
    n.last_published_date_key,
    n.status,
    n.date_precision,
    n.report_count,
    n.article_count,
    n.source_count,
    n.independent_source_count
FROM pg_temp.new_event AS n
WHERE
    NOT EXISTS (
        SELECT FROM warehouse.fact_event AS t
        WHERE t.event_key = n.event_key
    )
ORDER BY n.event_key ASC;

UPDATE warehouse.bridge_event_report AS t
SET event_key = n.event_key, is_founding = n.is_founding, telling = n.telling
FROM pg_temp.new_event_report AS n
WHERE
    t.report_key = n.report_key
    AND (t.event_key, t.is_founding, t.telling) IS DISTINCT FROM (n.event_key, n.is_founding, n.telling);

INSERT INTO warehouse.bridge_event_report (report_key, event_key, is_founding, telling)
SELECT
    n.report_key,
    n.event_key,
    n.is_founding,
    n.telling
FROM pg_temp.new_event_report AS n
WHERE
    NOT EXISTS (
        SELECT FROM warehouse.bridge_event_report AS t
        WHERE t.report_key = n.report_key
    )
ORDER BY n.report_key ASC;

DELETE FROM warehouse.fact_event AS t
USING pg_temp.old_event AS o
WHERE
    t.event_key = o.event_key
    AND NOT EXISTS (
        SELECT FROM pg_temp.new_event AS n
        WHERE n.event_key = o.event_key
    );

DELETE FROM ops.resolution_queue AS q
USING pg_temp.taken AS t
WHERE q.kind = t.kind AND q.key = t.key;
