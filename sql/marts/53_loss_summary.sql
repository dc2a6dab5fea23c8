-- Losses of equipment by day, country, owner, item and action.

CREATE TABLE mart.loss_summary (
    date_first date,
    country text,
    owner_en text,
    owner_fa text,
    item text,
    item_fa text,
    action text,
    events bigint,
    events_of_item bigint,
    low bigint,
    best bigint,
    high bigint,
    without_figure bigint
);

CREATE UNIQUE INDEX loss_summary_uq
ON mart.loss_summary (date_first, country, owner_en, owner_fa, item, action);

COMMENT ON TABLE mart.loss_summary IS 'One row a day, country, owner, item and action: equipment lost in events that happened, as their founding reports tell it. As of the last refresh_marts.';
COMMENT ON COLUMN mart.loss_summary.date_first IS 'First day of the events; null where it is not known.';
COMMENT ON COLUMN mart.loss_summary.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.loss_summary.owner_en IS 'English name of the owner.';
COMMENT ON COLUMN mart.loss_summary.owner_fa IS 'Persian name of the owner.';
COMMENT ON COLUMN mart.loss_summary.item IS 'The equipment.';
COMMENT ON COLUMN mart.loss_summary.item_fa IS 'Its Persian label.';
COMMENT ON COLUMN mart.loss_summary.action IS 'destroyed, damaged, captured, shot_down or defused.';
COMMENT ON COLUMN mart.loss_summary.events IS 'Number of events.';
COMMENT ON COLUMN mart.loss_summary.events_of_item IS 'The same, an event counted once for an item however many ways and owners it names.';
COMMENT ON COLUMN mart.loss_summary.low IS 'Sum of the lower bounds.';
COMMENT ON COLUMN mart.loss_summary.best IS 'Sum of the best figures.';
COMMENT ON COLUMN mart.loss_summary.high IS 'Sum of the upper bounds, or of the figure where there is none.';
COMMENT ON COLUMN mart.loss_summary.without_figure IS 'Number of losses without a single figure.';
