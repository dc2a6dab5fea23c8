-- Reports that stand no longer: those that this coding of their article does not tell any more are deleted with all that
-- hangs on them, those of superseded versions leave their events. Whoever shared an event with them is resolved again.

CREATE TEMPORARY TABLE gone_report ON COMMIT DROP AS
SELECT
    f.report_key,
    b.event_key
FROM warehouse.fact_report AS f
INNER JOIN pg_temp.new_article AS a ON f.article_key = a.article_key
LEFT JOIN warehouse.bridge_event_report AS b ON f.report_key = b.report_key
WHERE NOT EXISTS (
    SELECT FROM pg_temp.new_report AS n
    WHERE n.report_key = f.report_key
);

CREATE TEMPORARY TABLE superseded_report ON COMMIT DROP AS
SELECT
    f.report_key,
    b.event_key
FROM warehouse.fact_report AS f
INNER JOIN warehouse.dim_article AS d ON f.article_key = d.article_key
INNER JOIN pg_temp.new_article AS n ON d.article_id = n.article_id
LEFT JOIN warehouse.bridge_event_report AS b ON f.report_key = b.report_key
WHERE f.is_current AND NOT d.is_current;

INSERT INTO ops.resolution_queue (kind, key)
SELECT DISTINCT
    'event' AS kind,
    x.event_key
FROM (
    SELECT g.event_key FROM pg_temp.gone_report AS g
    UNION ALL
    SELECT s.event_key FROM pg_temp.superseded_report AS s
) AS x
WHERE x.event_key IS NOT NULL
ON CONFLICT (kind, key) DO NOTHING;

-- Whoever shared a link with them may belong to another day without it.
INSERT INTO ops.resolution_queue (kind, key)
SELECT
    'report' AS kind,
    y.report_key
FROM (
    SELECT g.report_key FROM pg_temp.gone_report AS g
    UNION ALL
    SELECT s.report_key FROM pg_temp.superseded_report AS s
) AS x
CROSS JOIN
    LATERAL (
        SELECT l.other_report_key AS report_key FROM warehouse.bridge_report_link AS l
        WHERE l.report_key = x.report_key
        UNION ALL
        SELECT l.report_key FROM warehouse.bridge_report_link AS l
        WHERE l.other_report_key = x.report_key
    ) AS y
ON CONFLICT (kind, key) DO NOTHING;

-- A founding report that goes leaves its event for resolution to rename or drop.
DELETE FROM warehouse.bridge_event_report AS b
USING (
    SELECT g.report_key FROM pg_temp.gone_report AS g
    UNION ALL
    SELECT s.report_key FROM pg_temp.superseded_report AS s
) AS x
WHERE b.report_key = x.report_key;

DELETE FROM warehouse.bridge_report_link AS l
USING (
    SELECT g.report_key FROM pg_temp.gone_report AS g
    UNION ALL
    SELECT s.report_key FROM pg_temp.superseded_report AS s
) AS x
WHERE l.report_key = x.report_key;

DELETE FROM warehouse.bridge_report_link AS l
USING (
    SELECT g.report_key FROM pg_temp.gone_report AS g
    UNION ALL
    SELECT s.report_key FROM pg_temp.superseded_report AS s
) AS x
WHERE l.other_report_key = x.report_key;

UPDATE warehouse.fact_report AS f
SET is_current = FALSE
FROM pg_temp.superseded_report AS s
WHERE f.report_key = s.report_key AND f.is_current;

DELETE FROM warehouse.bridge_report_actor AS t
USING pg_temp.gone_report AS g
WHERE t.report_key = g.report_key;

DELETE FROM warehouse.bridge_report_place AS t
USING pg_temp.gone_report AS g
WHERE t.report_key = g.report_key;

DELETE FROM warehouse.bridge_report_attribution AS t
USING pg_temp.gone_report AS g
WHERE t.report_key = g.report_key;

DELETE FROM warehouse.fact_casualty AS t
USING pg_temp.gone_report AS g
WHERE t.report_key = g.report_key;

DELETE FROM warehouse.fact_materiel_loss AS t
USING pg_temp.gone_report AS g
WHERE t.report_key = g.report_key;

DELETE FROM warehouse.fact_report AS t
USING pg_temp.gone_report AS g
WHERE t.report_key = g.report_key;

DELETE FROM ops.resolution_queue AS q
USING pg_temp.gone_report AS g
WHERE q.kind = 'report' AND q.key = g.report_key;
