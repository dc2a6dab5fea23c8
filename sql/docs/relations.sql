-- Every table and view of Rasad with its comment: the star's facts first, then bridges and dimensions.

SELECT
    n.nspname AS schema,
    c.relname AS relation,
    CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END AS kind,
    obj_description(c.oid, 'pg_class') AS comment
FROM pg_class AS c
INNER JOIN pg_namespace AS n ON c.relnamespace = n.oid
WHERE
    n.nspname IN ('landing', 'text', 'staging', 'warehouse', 'mart', 'ops')
    AND c.relkind IN ('r', 'p', 'v')
    AND NOT c.relispartition
ORDER BY
    n.nspname ASC,
    CASE WHEN c.relname LIKE 'fact%' THEN 1 WHEN c.relname LIKE 'bridge%' THEN 2 ELSE 3 END ASC,
    c.relname ASC;
