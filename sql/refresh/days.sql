-- The days on which a changed event is: asked before the events are refreshed, and after.

INSERT INTO pg_temp.changed_day (day)
SELECT e.date_first
FROM mart.event AS e
INNER JOIN pg_temp.changed_event AS x ON e.event_key = x.event_key
EXCEPT
SELECT d.day FROM pg_temp.changed_day AS d;

ANALYZE pg_temp.changed_day;
