-- A warehouse of years out of one of weeks, without coding or resolving anything: bench.freeze() keeps the rows that
-- stand, bench.multiply() adds copies of them, each moved so many days into the past. What was told on one day is told
-- on one day again, places and sides are those of the war, and nothing of a copy shares a day with another: the stream
-- has the same density on every day and goes on for longer.

CREATE SCHEMA bench;

CREATE FUNCTION bench.moved_day(day_key integer, days integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN day_key < 0 THEN day_key
        ELSE to_char(make_date(day_key / 10000, day_key / 100 % 100, day_key % 100) - days, 'YYYYMMDD')::integer
    END
$$;

-- Keys as rasad.warehouse.keys makes them: the month of publication, then 51 bits that differ from copy to copy. The
-- last three stay, since they stand in the second half of the keys of reports, which stays as it is.
CREATE FUNCTION bench.moved_article(article_key bigint, published date, copy integer) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$
    SELECT ((extract(YEAR FROM published)::bigint - 1900) * 12 + extract(MONTH FROM published)::bigint - 1) << 51
        | ((article_key & ((1::bigint << 51) - 1)) # (hashint8extended(copy, 1) & ((1::bigint << 51) - 8)))
$$;

CREATE FUNCTION bench.moved_report(report_key uuid, article_key bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (
        lpad(to_hex(article_key >> 15), 12, '0') || '8' || lpad(to_hex(article_key >> 3 & 4095), 3, '0')
        || substr(report_key::text, 20)
    )::uuid
$$;

CREATE TABLE bench.multiplied (position integer PRIMARY KEY, name text NOT NULL, keys text NOT NULL);

-- In the order of their foreign keys; `keys` names what the copies are found by.
INSERT INTO bench.multiplied (position, name, keys)
VALUES
(1, 'landing.article_version', 'article'), (2, 'ops.article', 'article'), (3, 'ops.coding', 'article'),
(4, 'ops.batch_article', 'article'), (5, 'warehouse.dim_article', 'article'), (6, 'warehouse.fact_article', 'article'),
(7, 'warehouse.fact_report', 'report article'), (8, 'warehouse.bridge_report_actor', 'report'),
(9, 'warehouse.bridge_report_place', 'report'), (10, 'warehouse.bridge_report_attribution', 'report'),
(11, 'warehouse.fact_casualty', 'report'), (12, 'warehouse.fact_materiel_loss', 'report'),
(13, 'warehouse.fact_event', 'event'), (14, 'warehouse.bridge_event_report', 'report event'),
(15, 'warehouse.bridge_report_link', 'report other_report');

CREATE PROCEDURE bench.freeze() LANGUAGE plpgsql AS $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT m.name, m.keys FROM bench.multiplied AS m ORDER BY m.position LOOP
        EXECUTE format(
            'CREATE UNLOGGED TABLE bench.%I AS SELECT * FROM %s %s', split_part(one.name, '.', 2), one.name,
            CASE WHEN one.keys LIKE 'article%' THEN 'WHERE article_key > 0' END
        );
        EXECUTE format('ANALYZE bench.%I', split_part(one.name, '.', 2));
    END LOOP;
END
$$;

-- What a column of a table holds in a copy.
CREATE FUNCTION bench.moved_column(table_name text, column_name name) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN table_name = 'warehouse.bridge_report_link' AND column_name = 'report_key'
            THEN 'least(report.new_key, other_report.new_key)'
        WHEN table_name = 'warehouse.bridge_report_link' AND column_name = 'other_report_key'
            THEN 'greatest(report.new_key, other_report.new_key)'
        WHEN column_name IN ('article_key', 'report_key', 'event_key') THEN replace(column_name, '_key', '.new_key')
        WHEN column_name = 'article_id' THEN 'c.copy || ''-'' || t.article_id'
        WHEN column_name = 'published_on' THEN 't.published_on - c.days'
        WHEN column_name = 'published_at' THEN 't.published_at - make_interval(days => c.days)'
        WHEN column_name LIKE '%date%\_key' THEN format('bench.moved_day(t.%I, c.days)', column_name)
        ELSE format('t.%I', column_name)
    END
$$;

CREATE PROCEDURE bench.multiply(first_copy integer, last_copy integer, span integer) LANGUAGE plpgsql AS $$
DECLARE
    one record;
    index_definition text;
BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL work_mem = '1GB';
    SET LOCAL maintenance_work_mem = '2GB';
    SET LOCAL max_parallel_maintenance_workers = 1;

    CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
    SELECT n AS copy, n * span AS days FROM generate_series(first_copy, last_copy) AS n;
    CREATE TEMPORARY TABLE moved_article ON COMMIT DROP AS
    SELECT c.copy, a.article_key AS old_key, bench.moved_article(a.article_key, a.published_on - c.days, c.copy) AS new_key
    FROM bench.article_version AS a CROSS JOIN copies AS c
    ORDER BY 3;
    CREATE TEMPORARY TABLE moved_report ON COMMIT DROP AS
    SELECT m.copy, r.report_key AS old_key, bench.moved_report(r.report_key, m.new_key) AS new_key
    FROM moved_article AS m INNER JOIN bench.fact_report AS r ON m.old_key = r.article_key
    ORDER BY 3;
    ANALYZE copies;
    ANALYZE moved_article;
    ANALYZE moved_report;

    -- An index is made faster when the rows are there. Those of constraints stay.
    CREATE TEMPORARY TABLE put_aside ON COMMIT DROP AS
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index AS i INNER JOIN bench.multiplied AS m ON i.indrelid = m.name::regclass
    WHERE NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = i.indexrelid) AND NOT i.indisunique;
    FOR one IN SELECT p.name FROM put_aside AS p LOOP
        EXECUTE format('DROP INDEX %s', one.name);
    END LOOP;

    FOR one IN SELECT m.name, m.keys FROM bench.multiplied AS m ORDER BY m.position LOOP
        EXECUTE (
            SELECT format(
                'INSERT INTO %s (%s) %s SELECT %s FROM %s INNER JOIN copies AS c ON c.copy = %s.copy', one.name,
                string_agg(quote_ident(x.attname), ', ' ORDER BY x.attnum),
                CASE WHEN bool_or(x.attidentity = 'a') THEN 'OVERRIDING SYSTEM VALUE' ELSE '' END,
                string_agg(bench.moved_column(one.name, x.attname), ', ' ORDER BY x.attnum),
                (
                    SELECT string_agg(
                        format(
                            CASE k.position
                                WHEN 1 THEN 'moved_%1$s AS %2$s INNER JOIN bench.%3$I AS t ON t.%2$s_key = %2$s.old_key'
                                ELSE 'INNER JOIN moved_%1$s AS %2$s ON t.%2$s_key = %2$s.old_key AND %2$s.copy = %4$s.copy'
                            END,
                            CASE k.key WHEN 'article' THEN 'article' ELSE 'report' END, k.key,
                            split_part(one.name, '.', 2), split_part(one.keys, ' ', 1)
                        ), ' ' ORDER BY k.position
                    )
                    FROM unnest(string_to_array(one.keys, ' ')) WITH ORDINALITY AS k (key, position)
                ), split_part(one.keys, ' ', 1)
            )
            FROM pg_attribute AS x
            WHERE x.attrelid = one.name::regclass AND x.attnum > 0 AND NOT x.attisdropped
        );
    END LOOP;
    FOR index_definition IN SELECT p.definition FROM put_aside AS p LOOP
        EXECUTE index_definition;
    END LOOP;
END
$$;
