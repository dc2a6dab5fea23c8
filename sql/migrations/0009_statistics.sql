-- The loader may bring statistics up to date: a batch that has just been staged is unknown to the planner, which would
-- otherwise join its rows one with all others. Servers before version 17 have no such privilege; there the loader must
-- own the tables, or autovacuum comes first.

SET LOCAL ROLE rasad_owner;

DO $$
BEGIN
    IF current_setting('server_version_num')::integer >= 170000 THEN
        GRANT MAINTAIN ON ALL TABLES IN SCHEMA landing, text, staging, warehouse, ops TO rasad_loader;
    END IF;
END
$$;
