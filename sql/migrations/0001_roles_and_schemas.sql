-- Roles, schemas and the manifest of migrations.
-- The three roles are groups without login: a person or a service logs in with a role of their own that is enrolled
-- in one of them (ops.enroll, migration 0008). Roles belong to the server, not to the database, so another database
-- of the same server may have made them already, perhaps at this very moment.

DO $$
DECLARE
    wanted text;
    purpose text;
BEGIN
    FOR wanted, purpose IN VALUES
        ('rasad_owner', 'Rasad: owns every object of the warehouse and migrates it.'),
        ('rasad_loader', 'Rasad: lands, codes, validates and loads; may not change the schema.'),
        ('rasad_analyst', 'Rasad: reads the schemas warehouse and mart and nothing else.')
    LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
                EXECUTE format('COMMENT ON ROLE %I IS %L', wanted, purpose);
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN
                    NULL; -- another process made it in the meantime
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'role % is missing and % may not create it', wanted, current_user
                        USING HINT = 'Ask the server''s administrator for: CREATE ROLE rasad_owner; '
                            'CREATE ROLE rasad_loader; CREATE ROLE rasad_analyst; '
                            'GRANT rasad_owner, rasad_loader TO the migrating user.';
            END;
        END IF;
    END LOOP;
    -- From version 16 on, whoever creates a role is a member of it, but not one who may become it.
    IF NOT pg_has_role(
        current_user, 'rasad_owner',
        CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END
    ) THEN
        EXECUTE format('GRANT rasad_owner TO %I', current_user);
    END IF;
    EXECUTE format('GRANT CREATE, CONNECT, TEMPORARY ON DATABASE %I TO rasad_owner', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO rasad_loader', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO rasad_analyst', current_database());
END
$$;

SET LOCAL ROLE rasad_owner;

CREATE SCHEMA landing;
CREATE SCHEMA text;
CREATE SCHEMA staging;
CREATE SCHEMA warehouse;
CREATE SCHEMA mart;
CREATE SCHEMA ops;

COMMENT ON SCHEMA landing IS 'Articles as they were received. Rows are never changed: a corrected article is a new version.';
COMMENT ON SCHEMA text IS 'What reading an article gave: restored text, sections, sentences, metadata.';
COMMENT ON SCHEMA staging IS 'What coding a batch gave, before it is validated and loaded. Unlogged: a crash of the server empties it, and the batch is coded again.';
COMMENT ON SCHEMA warehouse IS 'The star: facts at their stated grains, bridges and dimensions. Fact tables hold no null keys.';
COMMENT ON SCHEMA mart IS 'Views for analysts, rebuilt from sql/marts/ whenever a file there changes. The stable interface.';
COMMENT ON SCHEMA ops IS 'How the pipeline runs: migrations, work list, batches, coding records, quarantine, quality results, reconciliation.';

CREATE TABLE ops.migration (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT migration_pk PRIMARY KEY (number)
);

COMMENT ON TABLE ops.migration IS 'One row a migration applied to this database, with the checksum of the file as it was then.';
COMMENT ON COLUMN ops.migration.number IS 'The number that the file name begins with.';
COMMENT ON COLUMN ops.migration.name IS 'The file name.';
COMMENT ON COLUMN ops.migration.checksum IS 'SHA-256 of the file, hexadecimal. A file that no longer has it is refused.';
COMMENT ON COLUMN ops.migration.applied_at IS 'When it was applied.';
