-- What has changed since the last refresh: the queue is emptied, and the events and days of publication that its entries
-- stand for are gathered. Whatever is noted from now on stays for the next refresh.

CREATE TEMPORARY TABLE taken (kind text NOT NULL, event_key uuid, date_key integer) ON COMMIT DROP;

WITH gone AS (
    DELETE FROM ops.mart_queue
    RETURNING kind, event_key, date_key
)

INSERT INTO pg_temp.taken (kind, event_key, date_key)
SELECT DISTINCT
    g.kind,
    g.event_key,
    g.date_key
FROM gone AS g;

CREATE TEMPORARY TABLE changed_event (event_key uuid NOT NULL) ON COMMIT DROP;

CREATE TEMPORARY TABLE changed_publication (date_key integer NOT NULL, day date) ON COMMIT DROP;

CREATE TEMPORARY TABLE changed_day (day date) ON COMMIT DROP;

SELECT count(*) FILTER (WHERE t.kind = 'everything') AS everything FROM pg_temp.taken AS t;
