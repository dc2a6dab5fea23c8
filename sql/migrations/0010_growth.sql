-- What keeps a batch's time the same however many years the warehouse holds.

SET LOCAL ROLE rasad_owner;

-- The day under which each end of a link is put together with others. Links written before have none; resolution makes
-- them anew, since they were made by an earlier version of its rules.
ALTER TABLE warehouse.bridge_report_link ADD COLUMN day date;
ALTER TABLE warehouse.bridge_report_link ADD COLUMN other_day date;

COMMENT ON COLUMN warehouse.bridge_report_link.day IS 'The day under which the first report is put together with others: the day that it tells, or, where it may be one of several, the one that its links speak for. Only links with both days the same join reports.';
COMMENT ON COLUMN warehouse.bridge_report_link.other_day IS 'The same for the other report.';

-- Reports that tell of several days are few, and looked up by a range of days: without an index of their own, every
-- report of a week would be read for them.
CREATE INDEX fact_report_period_ix ON warehouse.fact_report (event_type_key, date_first_key)
WHERE date_first_key < date_last_key;

-- Every foreign key with an index of its own: a dictionary that takes a member back would read the facts through.
CREATE INDEX fact_report_event_type_ix ON warehouse.fact_report (event_type_key);
CREATE INDEX fact_report_coder_ix ON warehouse.fact_report (coder_key);
CREATE INDEX fact_report_date_last_ix ON warehouse.fact_report (date_last_key);
CREATE INDEX fact_event_date_last_ix ON warehouse.fact_event (date_last_key);
CREATE INDEX fact_event_first_published_ix ON warehouse.fact_event (first_published_date_key);
CREATE INDEX fact_event_last_published_ix ON warehouse.fact_event (last_published_date_key);
