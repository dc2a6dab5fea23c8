-- Articles as received, and what reading them gave.

SET LOCAL ROLE rasad_owner;

CREATE TABLE landing.article_version (
    article_key bigint NOT NULL,
    article_id text NOT NULL,
    version_number integer NOT NULL,
    content_hash text NOT NULL,
    title text,
    body text NOT NULL,
    agency text,
    url text,
    published text,
    published_at timestamptz,
    published_on date,
    source text,
    line integer,
    run_id bigint,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT article_version_pk PRIMARY KEY (article_key),
    CONSTRAINT article_version_number_uq UNIQUE (article_id, version_number),
    CONSTRAINT article_version_content_uq UNIQUE (article_id, content_hash)
);

COMMENT ON TABLE landing.article_version IS 'One row a version of an article, exactly as received. The same identifier with another content is a new version, which supersedes the earlier ones; rows are never updated or deleted.';
COMMENT ON COLUMN landing.article_version.article_key IS 'Key of the version, made from its content: the month of publication, then a hash. The same version has the same key in every warehouse.';
COMMENT ON COLUMN landing.article_version.article_id IS 'The identifier that the source gave.';
COMMENT ON COLUMN landing.article_version.version_number IS 'Number of the version in order of arrival, from 1. The highest is the current one.';
COMMENT ON COLUMN landing.article_version.content_hash IS 'SHA-256 over title, body, agency, address and publication time, hexadecimal.';
COMMENT ON COLUMN landing.article_version.title IS 'The title, where the source gave one.';
COMMENT ON COLUMN landing.article_version.body IS 'The raw body. Every offset in the warehouse counts its characters (code points) from 0.';
COMMENT ON COLUMN landing.article_version.agency IS 'The publisher as the source names it.';
COMMENT ON COLUMN landing.article_version.url IS 'Address of the article.';
COMMENT ON COLUMN landing.article_version.published IS 'The day or time of publication in ISO 8601, with the source''s own offset from UTC.';
COMMENT ON COLUMN landing.article_version.published_at IS 'When it was published, where the source gave a time.';
COMMENT ON COLUMN landing.article_version.published_on IS 'The day of publication in the source''s own time zone; null where the source gave none.';
COMMENT ON COLUMN landing.article_version.source IS 'The file, feed or page that it came from.';
COMMENT ON COLUMN landing.article_version.line IS 'The line of that source, counted from 1.';
COMMENT ON COLUMN landing.article_version.run_id IS 'The ingest that landed it, a row of ops.run.';
COMMENT ON COLUMN landing.article_version.received_at IS 'When it was landed.';

CREATE FUNCTION landing.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'landing.article_version is immutable: % refused', lower(TG_OP)
        USING HINT = 'Land the corrected article: it becomes a new version.';
END
$$;

COMMENT ON FUNCTION landing.refuse_change() IS 'Refuses every update and deletion of a landed article.';

CREATE TRIGGER article_version_immutable
BEFORE UPDATE OR DELETE OR TRUNCATE ON landing.article_version
FOR EACH STATEMENT EXECUTE FUNCTION landing.refuse_change();

CREATE TABLE text.document (
    article_key bigint NOT NULL,
    normalized text NOT NULL,
    headline text,
    section_count integer NOT NULL,
    sentence_count integer NOT NULL,
    sections jsonb NOT NULL,
    reporter text,
    agency text,
    dateline_place text,
    dateline_date text,
    closing text,
    CONSTRAINT document_pk PRIMARY KEY (article_key)
);

COMMENT ON TABLE text.document IS 'One row an article version that could be read: its restored text and its parts.';
COMMENT ON COLUMN text.document.article_key IS 'The article version.';
COMMENT ON COLUMN text.document.normalized IS 'The body restored for reading: Persian letters, half-spaces where they belong.';
COMMENT ON COLUMN text.document.headline IS 'The first headline in the body, raw; null where there is none.';
COMMENT ON COLUMN text.document.section_count IS 'Number of sections.';
COMMENT ON COLUMN text.document.sentence_count IS 'Number of sentences, headlines included.';
COMMENT ON COLUMN text.document.sections IS 'The sections in order, each a list of sentences [start, end, is_headline] in offsets of the raw body.';
COMMENT ON COLUMN text.document.reporter IS 'The reporter named in the text, raw.';
COMMENT ON COLUMN text.document.agency IS 'The agency named in the opening, raw.';
COMMENT ON COLUMN text.document.dateline_place IS 'The place of the dateline, raw.';
COMMENT ON COLUMN text.document.dateline_date IS 'The date of the dateline, raw.';
COMMENT ON COLUMN text.document.closing IS 'The desk''s closing words, raw.';
