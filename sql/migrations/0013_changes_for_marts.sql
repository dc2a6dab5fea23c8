-- What the marts have to take in at their next refresh, noted by triggers in the transaction that makes the change: whoever
-- writes to the warehouse, and whatever is killed, the queue says what a refresh has not seen.

SET LOCAL ROLE rasad_owner;

CREATE TABLE ops.mart_queue (
    entry bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    event_key uuid,
    date_key integer,
    CONSTRAINT mart_queue_pk PRIMARY KEY (entry),
    CONSTRAINT mart_queue_kind_ck CHECK (
        CASE kind
            WHEN 'event' THEN event_key IS NOT NULL AND date_key IS NULL
            WHEN 'day' THEN event_key IS NULL AND date_key IS NOT NULL
            WHEN 'everything' THEN event_key IS NULL AND date_key IS NULL
            ELSE FALSE
        END
    )
);

COMMENT ON TABLE ops.mart_queue IS 'One row a thing whose rows in the marts may have changed since they were refreshed. Written by triggers in the transaction that changes the warehouse, taken by refresh_marts in the transaction that refreshes; the same thing may be noted several times, so that nobody waits for another.';
COMMENT ON COLUMN ops.mart_queue.entry IS 'Key of the entry.';
COMMENT ON COLUMN ops.mart_queue.kind IS 'event: all that concerns one event. day: all that was published on one day. everything: a dictionary has changed, and with it names anywhere.';
COMMENT ON COLUMN ops.mart_queue.event_key IS 'The event.';
COMMENT ON COLUMN ops.mart_queue.date_key IS 'The day of publication, a member of warehouse.dim_date.';

CREATE TABLE ops.mart (
    name text NOT NULL,
    row_count bigint NOT NULL,
    refreshed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT mart_pk PRIMARY KEY (name)
);

COMMENT ON TABLE ops.mart IS 'One row a table of the schema mart.';
COMMENT ON COLUMN ops.mart.name IS 'Name of the table.';
COMMENT ON COLUMN ops.mart.row_count IS 'Number of its rows, kept up at each refresh.';
COMMENT ON COLUMN ops.mart.refreshed_at IS 'When it was last refreshed.';

GRANT SELECT, INSERT, UPDATE, DELETE ON ops.mart_queue, ops.mart TO rasad_loader;

-- One function for each table's kind of key; `before` and `after` are the rows as they were and as they are. A trigger
-- sees only one of the two where rows are inserted or deleted, so each function looks at what its operation gives.

CREATE FUNCTION ops.note_events() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO ops.mart_queue (kind, event_key) SELECT DISTINCT 'event', b.event_key FROM before AS b;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO ops.mart_queue (kind, event_key) SELECT DISTINCT 'event', a.event_key FROM after AS a;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION ops.note_events() IS 'Notes the events of changed rows in ops.mart_queue.';

-- A report that no event has yet is noted when it gets one; its day of publication is noted in any case.
CREATE FUNCTION ops.note_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO ops.mart_queue (kind, event_key)
        SELECT DISTINCT 'event', e.event_key
        FROM before AS b INNER JOIN warehouse.bridge_event_report AS e ON b.report_key = e.report_key;
        INSERT INTO ops.mart_queue (kind, date_key)
        SELECT DISTINCT 'day', f.published_date_key
        FROM before AS b INNER JOIN warehouse.fact_report AS f ON b.report_key = f.report_key;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO ops.mart_queue (kind, event_key)
        SELECT DISTINCT 'event', e.event_key
        FROM after AS a INNER JOIN warehouse.bridge_event_report AS e ON a.report_key = e.report_key;
        INSERT INTO ops.mart_queue (kind, date_key)
        SELECT DISTINCT 'day', f.published_date_key
        FROM after AS a INNER JOIN warehouse.fact_report AS f ON a.report_key = f.report_key;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION ops.note_reports() IS 'Notes the events and the days of publication of the reports of changed rows in ops.mart_queue.';

CREATE FUNCTION ops.note_days() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO ops.mart_queue (kind, date_key) SELECT DISTINCT 'day', b.published_date_key FROM before AS b;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO ops.mart_queue (kind, date_key) SELECT DISTINCT 'day', a.published_date_key FROM after AS a;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION ops.note_days() IS 'Notes the days of publication of changed rows in ops.mart_queue.';

-- An article's address and publisher stand in every event that it tells.
CREATE FUNCTION ops.note_articles() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    INSERT INTO ops.mart_queue (kind, event_key)
    SELECT DISTINCT 'event', e.event_key
    FROM before AS b
    INNER JOIN warehouse.fact_report AS f ON b.article_key = f.article_key
    INNER JOIN warehouse.bridge_event_report AS e ON f.report_key = e.report_key;
    INSERT INTO ops.mart_queue (kind, date_key)
    SELECT DISTINCT 'day', f.published_date_key
    FROM before AS b INNER JOIN warehouse.fact_article AS f ON b.article_key = f.article_key;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION ops.note_articles() IS 'Notes the events and days of publication of changed articles in ops.mart_queue.';

CREATE FUNCTION ops.note_everything() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM before) THEN
        INSERT INTO ops.mart_queue (kind) VALUES ('everything');
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION ops.note_everything() IS 'Notes in ops.mart_queue that a member of a dimension has changed, which may be named anywhere.';

-- Transition tables belong to one operation each, hence a trigger for each. What a report is, when it is new, is noted
-- with its event and its day; a report that has left its event is noted by its day.
DO $$
DECLARE
    one record;
    operation text;
BEGIN
    FOR one IN
        SELECT v.name, v.noting, v.operations
        FROM (
            VALUES
            ('fact_event', 'note_events', 'insert update delete'),
            ('bridge_event_report', 'note_events', 'insert update delete'),
            ('bridge_event_report', 'note_reports', 'delete'),
            ('fact_report', 'note_days', 'insert update delete'),
            ('fact_report', 'note_reports', 'update'),
            ('fact_article', 'note_days', 'insert update delete'),
            ('fact_casualty', 'note_reports', 'insert update delete'),
            ('fact_materiel_loss', 'note_reports', 'insert update delete'),
            ('bridge_report_attribution', 'note_reports', 'insert update delete'),
            ('bridge_report_actor', 'note_reports', 'insert update delete'),
            ('bridge_report_place', 'note_reports', 'insert update delete'),
            ('dim_article', 'note_articles', 'update'),
            ('dim_actor', 'note_everything', 'update delete'),
            ('dim_place', 'note_everything', 'update delete'),
            ('dim_source', 'note_everything', 'update delete'),
            ('dim_event_type', 'note_everything', 'update delete'),
            ('dim_materiel', 'note_everything', 'update delete'),
            ('dim_date', 'note_everything', 'update delete')
        ) AS v (name, noting, operations)
    LOOP
        FOREACH operation IN ARRAY string_to_array(one.operations, ' ') LOOP
            EXECUTE format(
                'CREATE TRIGGER %I AFTER %s ON warehouse.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION ops.%I()',
                one.noting || '_' || operation, operation, one.name,
                concat_ws(
                    ' ',
                    CASE WHEN operation <> 'insert' THEN 'OLD TABLE AS before' END,
                    CASE WHEN operation <> 'delete' THEN 'NEW TABLE AS after' END
                ),
                one.noting
            );
        END LOOP;
    END LOOP;
END
$$;

-- Articles with several versions are few; the one that asks for them does not read all.
CREATE INDEX dim_article_corrected_ix ON warehouse.dim_article (article_id) WHERE version_number > 1;

-- The marts are tables now, which the loader keeps up.
DROP FUNCTION IF EXISTS mart.refresh(name);
