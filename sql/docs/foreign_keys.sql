-- Which column refers to which table.

SELECT
    n.nspname AS schema,
    c.relname AS relation,
    a.attname AS column_name,
    t.relname AS target
FROM pg_constraint AS k
INNER JOIN pg_class AS c ON k.conrelid = c.oid
INNER JOIN pg_namespace AS n ON c.relnamespace = n.oid
INNER JOIN pg_class AS t ON k.confrelid = t.oid
INNER JOIN pg_attribute AS a ON c.oid = a.attrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'f' AND n.nspname IN ('landing', 'text', 'staging', 'warehouse', 'mart', 'ops')
ORDER BY n.nspname ASC, c.relname ASC, k.conkey[1] ASC;
