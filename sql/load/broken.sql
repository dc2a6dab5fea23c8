-- The staging rows of a batch that break critical expectations: one row a rule and row.

CREATE TEMPORARY TABLE broken (
    staging_table text NOT NULL,
    rule text NOT NULL,
    message text NOT NULL,
    report_key uuid NOT NULL,
    ordinal integer,
    row_content jsonb
) ON COMMIT DROP;
