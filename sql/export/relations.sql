-- The views and tables that can be exported, with what they say of themselves and about how many rows they have.
-- Example: event, one row an event: when, where, who, whom, with what losses, told by whom, 51

SELECT
    c.relname AS name,
    coalesce(obj_description(c.oid, 'pg_class'), '') AS comment,
    CASE WHEN c.relkind = 'r' AND c.reltuples >= 0 THEN c.reltuples::bigint END AS about_rows
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON c.relnamespace = n.oid
WHERE
    n.nspname = 'mart' AND c.relkind IN ('v', 'r') AND has_schema_privilege(n.oid, 'USAGE')
    AND has_table_privilege(c.oid, 'SELECT')
ORDER BY c.relname
