-- All events that there are, or that the marts still hold, and all days.

INSERT INTO pg_temp.changed_event (event_key)
SELECT e.event_key FROM warehouse.fact_event AS e
UNION
SELECT m.event_key FROM mart.event AS m
UNION
SELECT c.event_key FROM mart.event_casualty AS c
UNION
SELECT s.event_key FROM mart.side_claim AS s;

ANALYZE pg_temp.changed_event;

INSERT INTO pg_temp.changed_publication (date_key, day)
SELECT
    d.date_key,
    d.calendar_date
FROM warehouse.dim_date AS d;

ANALYZE pg_temp.changed_publication;
