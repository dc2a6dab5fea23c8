-- The events that have changed, and the days on which anything was published whose sums may be others now.

INSERT INTO pg_temp.changed_event (event_key)
SELECT DISTINCT t.event_key FROM pg_temp.taken AS t
WHERE t.event_key IS NOT NULL;

ANALYZE pg_temp.changed_event;

WITH published AS (
    SELECT t.date_key FROM pg_temp.taken AS t
    WHERE t.date_key IS NOT NULL
    UNION
    -- Who was first to tell an event is a matter of all its reports.
    SELECT f.published_date_key AS date_key
    FROM pg_temp.changed_event AS x
    INNER JOIN warehouse.bridge_event_report AS b ON x.event_key = b.event_key
    INNER JOIN warehouse.fact_report AS f ON b.report_key = f.report_key
)

-- Where no day is known, several members of the dimension stand for that.
INSERT INTO pg_temp.changed_publication (date_key, day)
SELECT
    d.date_key,
    d.calendar_date
FROM warehouse.dim_date AS d
WHERE
    d.date_key IN (SELECT p.date_key FROM published AS p)
    OR (d.calendar_date IS NULL AND EXISTS (
        SELECT FROM published AS p
        WHERE p.date_key < 0
    ));

ANALYZE pg_temp.changed_publication;
