-- Every column of Rasad's tables and views with its comment, in the order of the table.

SELECT
    n.nspname AS schema,
    c.relname AS relation,
    a.attname AS column_name,
    format_type(a.atttypid, a.atttypmod) AS type,
    NOT a.attnotnull AS is_nullable,
    coalesce(a.attnum = any(i.indkey), FALSE) AS is_key,
    col_description(c.oid, a.attnum) AS comment
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON c.relnamespace = n.oid
INNER JOIN pg_attribute AS a ON c.oid = a.attrelid
LEFT JOIN pg_index AS i ON c.oid = i.indrelid AND i.indisprimary
WHERE
    n.nspname IN ('landing', 'text', 'staging', 'warehouse', 'mart', 'ops')
    AND c.relkind IN ('r', 'p', 'v', 'm')
    AND a.attnum > 0
    AND NOT a.attisdropped
ORDER BY n.nspname ASC, c.relname ASC, a.attnum ASC;
