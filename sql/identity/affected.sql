-- The reports that are to be looked at: `changed` holds the new and changed ones of the queue; `affected` those and all
-- that stood in one event or shared a link with one of them, or stood in an event that has lost a report.

CREATE TEMPORARY TABLE changed ON COMMIT DROP AS
SELECT f.report_key
FROM pg_temp.taken AS q
INNER JOIN warehouse.fact_report AS f ON q.key = f.report_key
WHERE q.kind = 'report' AND f.is_current;
CREATE UNIQUE INDEX changed_ix ON pg_temp.changed (report_key);
ANALYZE pg_temp.changed;

CREATE TEMPORARY TABLE affected (report_key uuid PRIMARY KEY) ON COMMIT DROP;

INSERT INTO pg_temp.affected (report_key)
SELECT c.report_key FROM pg_temp.changed AS c
UNION
SELECT l.other_report_key
FROM pg_temp.changed AS c
INNER JOIN warehouse.bridge_report_link AS l ON c.report_key = l.report_key
UNION
SELECT l.report_key
FROM pg_temp.changed AS c
INNER JOIN warehouse.bridge_report_link AS l ON c.report_key = l.other_report_key
UNION
SELECT b.report_key
FROM warehouse.bridge_event_report AS b
WHERE
    b.event_key IN (
        SELECT q.key FROM pg_temp.taken AS q
        WHERE q.kind = 'event'
        UNION ALL
        SELECT e.event_key
        FROM pg_temp.changed AS c
        INNER JOIN warehouse.bridge_event_report AS e ON c.report_key = e.report_key
    );

DELETE FROM warehouse.bridge_report_link AS l
USING pg_temp.changed AS c
WHERE l.report_key = c.report_key;

DELETE FROM warehouse.bridge_report_link AS l
USING pg_temp.changed AS c
WHERE l.other_report_key = c.report_key;
