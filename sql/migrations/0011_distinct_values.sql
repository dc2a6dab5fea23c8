-- How many different keys there are, told to the planner as shares of the rows. A sample of a table of millions meets most
-- keys once and takes them for few; then a batch of some thousand reports seems to concern most of the table, and all of
-- it is read where an index leads to the rows.

SET LOCAL ROLE rasad_owner;

ALTER TABLE warehouse.dim_article ALTER COLUMN article_id SET (n_distinct = -0.95);
ALTER TABLE warehouse.fact_report ALTER COLUMN article_key SET (n_distinct = -0.4);
ALTER TABLE warehouse.bridge_report_actor ALTER COLUMN report_key SET (n_distinct = -0.6);
ALTER TABLE warehouse.bridge_report_place ALTER COLUMN report_key SET (n_distinct = -0.8);
ALTER TABLE warehouse.bridge_report_attribution ALTER COLUMN report_key SET (n_distinct = -0.9);
ALTER TABLE warehouse.fact_casualty ALTER COLUMN report_key SET (n_distinct = -0.8);
ALTER TABLE warehouse.fact_materiel_loss ALTER COLUMN report_key SET (n_distinct = -0.8);
ALTER TABLE warehouse.bridge_event_report ALTER COLUMN event_key SET (n_distinct = -0.5);
ALTER TABLE warehouse.bridge_report_link ALTER COLUMN report_key SET (n_distinct = -0.3);
ALTER TABLE warehouse.bridge_report_link ALTER COLUMN other_report_key SET (n_distinct = -0.3);
ALTER TABLE landing.article_version ALTER COLUMN article_id SET (n_distinct = -0.95);
ALTER TABLE ops.coding ALTER COLUMN article_key SET (n_distinct = -0.9);
ALTER TABLE ops.batch_article ALTER COLUMN article_key SET (n_distinct = -0.9);
