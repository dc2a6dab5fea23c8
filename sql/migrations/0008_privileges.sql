-- Who may do what, and how a login is enrolled.

SET LOCAL ROLE rasad_owner;

GRANT USAGE ON SCHEMA landing, text, staging, warehouse, mart, ops TO rasad_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA landing, text, staging, warehouse, mart, ops TO rasad_loader;
GRANT INSERT ON ALL TABLES IN SCHEMA landing TO rasad_loader;
GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA text, staging, warehouse TO rasad_loader;
GRANT INSERT, UPDATE, DELETE ON
ops.run, ops.article, ops.coding, ops.batch, ops.batch_article, ops.quarantine, ops.quality_result,
ops.reconciliation, ops.resolution_queue, ops.event_history, ops.dictionary
TO rasad_loader;

GRANT USAGE ON SCHEMA warehouse, mart TO rasad_analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA warehouse, mart TO rasad_analyst;

-- What later migrations create is granted alike; sql/marts/ grants its views when it builds them.
ALTER DEFAULT PRIVILEGES IN SCHEMA landing GRANT SELECT, INSERT ON TABLES TO rasad_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA text GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rasad_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA staging GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rasad_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA warehouse GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rasad_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA warehouse GRANT SELECT ON TABLES TO rasad_analyst;
ALTER DEFAULT PRIVILEGES IN SCHEMA mart GRANT SELECT ON TABLES TO rasad_loader, rasad_analyst;

CREATE PROCEDURE ops.enroll(login name, member_of name, statement_timeout interval DEFAULT '60 seconds')
LANGUAGE plpgsql AS $$
BEGIN
    IF member_of NOT IN ('rasad_loader', 'rasad_analyst') THEN
        RAISE EXCEPTION 'a login is enrolled in rasad_loader or rasad_analyst, not in %', member_of;
    END IF;
    EXECUTE format('GRANT %I TO %I', member_of, login);
    IF member_of = 'rasad_analyst' THEN
        EXECUTE format(
            'ALTER ROLE %I IN DATABASE %I SET statement_timeout = %L', login, current_database(),
            (extract(EPOCH FROM statement_timeout) * 1000)::bigint::text || 'ms'
        );
        EXECUTE format(
            'ALTER ROLE %I IN DATABASE %I SET default_transaction_read_only = on', login, current_database()
        );
        EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path = mart, warehouse', login, current_database());
    END IF;
END
$$;

COMMENT ON PROCEDURE ops.enroll (name, name, interval) IS 'Makes a login a member of rasad_loader or rasad_analyst. A setting of a group does not reach its members, so an analyst''s statement timeout is set on the login itself. To be called by an administrator of the server''s roles.';
REVOKE EXECUTE ON PROCEDURE ops.enroll(name, name, interval) FROM public;
