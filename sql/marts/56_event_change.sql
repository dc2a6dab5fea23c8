-- What became of the keys of earlier events: a view, since analysts do not read the schema ops.

CREATE VIEW mart.event_change AS
SELECT
    h.event_history_id AS change_number,
    h.changed_at,
    h.event_key,
    h.change,
    h.successor_key
FROM ops.event_history AS h;

COMMENT ON VIEW mart.event_change IS 'One row a change of an event''s key. An event keeps its key when reports join; this follows keys that were merged into another, renamed, split or that vanished.';
COMMENT ON COLUMN mart.event_change.change_number IS 'Number of the change, in order.';
COMMENT ON COLUMN mart.event_change.changed_at IS 'When it changed.';
COMMENT ON COLUMN mart.event_change.event_key IS 'The earlier key.';
COMMENT ON COLUMN mart.event_change.change IS 'merged: its reports joined an event founded before. renamed: an earlier report founds it now. split: some of its reports left for the successor. vanished: no report of it is left.';
COMMENT ON COLUMN mart.event_change.successor_key IS 'The event that has its reports now; null where there is none.';
