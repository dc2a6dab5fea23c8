-- The work list and the pipeline's own records.

SET LOCAL ROLE rasad_owner;

CREATE TABLE ops.run (
    run_id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    counts jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT run_pk PRIMARY KEY (run_id)
);

COMMENT ON TABLE ops.run IS 'One row a run of a step that is not bound to a batch: an ingest, a refresh of the marts.';
COMMENT ON COLUMN ops.run.run_id IS 'Key of the run.';
COMMENT ON COLUMN ops.run.kind IS 'The step: ingest, refresh_marts ...';
COMMENT ON COLUMN ops.run.started_at IS 'When it began.';
COMMENT ON COLUMN ops.run.finished_at IS 'When it ended; null while it runs and after it broke off.';
COMMENT ON COLUMN ops.run.counts IS 'What it did, as counts by name.';

CREATE TABLE ops.article (
    article_id text NOT NULL,
    article_key bigint NOT NULL,
    version_count integer NOT NULL DEFAULT 1,
    duplicate_count bigint NOT NULL DEFAULT 0,
    coder_key bigint,
    CONSTRAINT article_pk PRIMARY KEY (article_id),
    CONSTRAINT article_key_uq UNIQUE (article_key)
);
-- The pending articles are those that this index finds outside the current coder's entries.
CREATE INDEX article_coder_key_ix ON ops.article (coder_key);

COMMENT ON TABLE ops.article IS 'The work list: one row an article identifier, pointing at its current version and at the coder whose coding record (ops.coding) stands for it. An article is pending while coder_key is not the current coder.';
COMMENT ON COLUMN ops.article.article_id IS 'The article identifier that the source gave.';
COMMENT ON COLUMN ops.article.article_key IS 'The current version, a row of landing.article_version.';
COMMENT ON COLUMN ops.article.version_count IS 'Number of versions received.';
COMMENT ON COLUMN ops.article.duplicate_count IS 'How often a version that was here already arrived again.';
COMMENT ON COLUMN ops.article.coder_key IS 'The coder whose record in ops.coding stands for the current version; null when none does.';

CREATE TABLE ops.coding (
    article_key bigint NOT NULL,
    coder_key bigint NOT NULL,
    outcome text NOT NULL,
    report_count integer NOT NULL,
    rejected_count integer NOT NULL,
    batch_id integer NOT NULL,
    coded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT coding_pk PRIMARY KEY (article_key, coder_key),
    CONSTRAINT coding_outcome_ck CHECK (outcome IN ('coded', 'no_events', 'quarantined'))
);

COMMENT ON TABLE ops.coding IS 'One row an article version and coder: the coding of this text by this coder and lexicon has been loaded, with this outcome.';
COMMENT ON COLUMN ops.coding.article_key IS 'The article version.';
COMMENT ON COLUMN ops.coding.coder_key IS 'The coder and lexicon version, a row of warehouse.dim_coder.';
COMMENT ON COLUMN ops.coding.outcome IS 'coded: at least one report was loaded. no_events: the article tells none. quarantined: it could not be read or coded, or none of its reports passed validation.';
COMMENT ON COLUMN ops.coding.report_count IS 'Number of reports loaded.';
COMMENT ON COLUMN ops.coding.rejected_count IS 'Number of staging rows (reports and their parts) that validation kept back.';
COMMENT ON COLUMN ops.coding.batch_id IS 'The batch that loaded it last.';
COMMENT ON COLUMN ops.coding.coded_at IS 'When it was first loaded with this content.';

CREATE TABLE ops.batch (
    batch_id integer GENERATED ALWAYS AS IDENTITY,
    coder_key bigint NOT NULL,
    state text NOT NULL DEFAULT 'open',
    article_count integer NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    counts jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT batch_pk PRIMARY KEY (batch_id),
    CONSTRAINT batch_state_ck CHECK (
        state IN ('open', 'normalized', 'extracted', 'validated', 'loaded', 'resolved', 'stopped', 'abandoned')
    )
);
CREATE INDEX batch_state_ix ON ops.batch (state);

COMMENT ON TABLE ops.batch IS 'One row a batch of pending articles that goes through the steps together.';
COMMENT ON COLUMN ops.batch.batch_id IS 'Key of the batch.';
COMMENT ON COLUMN ops.batch.coder_key IS 'The coder and lexicon version that it was opened for.';
COMMENT ON COLUMN ops.batch.state IS 'The last step that was completed. stopped: validation refused the batch before the warehouse was touched. abandoned: a newer coder or lexicon came before it was loaded.';
COMMENT ON COLUMN ops.batch.article_count IS 'Number of its articles.';
COMMENT ON COLUMN ops.batch.opened_at IS 'When it was opened.';
COMMENT ON COLUMN ops.batch.changed_at IS 'When its state last changed.';
COMMENT ON COLUMN ops.batch.counts IS 'What each step counted, by step.';

CREATE TABLE ops.batch_article (
    batch_id integer NOT NULL,
    article_key bigint NOT NULL,
    CONSTRAINT batch_article_pk PRIMARY KEY (batch_id, article_key),
    CONSTRAINT batch_article_batch_fk FOREIGN KEY (batch_id) REFERENCES ops.batch (batch_id) ON DELETE CASCADE
);
CREATE INDEX batch_article_article_key_ix ON ops.batch_article (article_key);

COMMENT ON TABLE ops.batch_article IS 'One row an article version of a batch.';
COMMENT ON COLUMN ops.batch_article.batch_id IS 'The batch.';
COMMENT ON COLUMN ops.batch_article.article_key IS 'The article version.';

CREATE TABLE ops.quarantine (
    quarantine_id bigint GENERATED ALWAYS AS IDENTITY,
    fingerprint text NOT NULL,
    stage text NOT NULL,
    rule text NOT NULL,
    severity text NOT NULL DEFAULT 'critical',
    message text NOT NULL,
    excerpt text,
    source text,
    line integer,
    article_id text,
    article_key bigint,
    coder_key bigint,
    batch_id integer,
    staging_table text,
    row_content jsonb,
    status text NOT NULL DEFAULT 'open',
    times_seen integer NOT NULL DEFAULT 1,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT quarantine_pk PRIMARY KEY (quarantine_id),
    CONSTRAINT quarantine_fingerprint_uq UNIQUE (fingerprint),
    CONSTRAINT quarantine_stage_ck CHECK (stage IN ('ingest', 'normalize', 'extract', 'validate')),
    CONSTRAINT quarantine_severity_ck CHECK (severity IN ('critical', 'warning')),
    CONSTRAINT quarantine_status_ck CHECK (status IN ('open', 'resolved', 'released'))
);
CREATE INDEX quarantine_article_key_ix ON ops.quarantine (article_key);
CREATE INDEX quarantine_batch_id_ix ON ops.quarantine (batch_id);

COMMENT ON TABLE ops.quarantine IS 'One row a thing that was kept back, with the reason: an input line, an article, or a row of staging. The same thing met again is counted, not repeated.';
COMMENT ON COLUMN ops.quarantine.quarantine_id IS 'Key of the entry.';
COMMENT ON COLUMN ops.quarantine.fingerprint IS 'SHA-256 over what makes the entry the same entry: stage, rule, source, line, article, coder, row.';
COMMENT ON COLUMN ops.quarantine.stage IS 'The step that kept it back.';
COMMENT ON COLUMN ops.quarantine.rule IS 'Name of the rule that it breaks.';
COMMENT ON COLUMN ops.quarantine.severity IS 'critical: it was kept back. warning: it went through, with the doubt noted.';
COMMENT ON COLUMN ops.quarantine.message IS 'The reason in words.';
COMMENT ON COLUMN ops.quarantine.excerpt IS 'The beginning of the offending text or value, control characters escaped.';
COMMENT ON COLUMN ops.quarantine.source IS 'The file, feed or page that it came from.';
COMMENT ON COLUMN ops.quarantine.line IS 'The line of that source, counted from 1.';
COMMENT ON COLUMN ops.quarantine.article_id IS 'The article identifier, where known.';
COMMENT ON COLUMN ops.quarantine.article_key IS 'The article version, where it was landed.';
COMMENT ON COLUMN ops.quarantine.coder_key IS 'The coder under which it failed, for the steps after landing.';
COMMENT ON COLUMN ops.quarantine.batch_id IS 'The batch in which it failed, for the steps after landing.';
COMMENT ON COLUMN ops.quarantine.staging_table IS 'The staging table of the row, for a row that validation kept back.';
COMMENT ON COLUMN ops.quarantine.row_content IS 'The row that validation kept back, whole.';
COMMENT ON COLUMN ops.quarantine.status IS 'open: still kept back. resolved: a later coding of the article passed. released: a person let it go.';
COMMENT ON COLUMN ops.quarantine.times_seen IS 'How often it was met.';
COMMENT ON COLUMN ops.quarantine.first_seen_at IS 'When it was first met.';
COMMENT ON COLUMN ops.quarantine.last_seen_at IS 'When it was last met.';

CREATE TABLE ops.quality_result (
    batch_id integer NOT NULL,
    expectation text NOT NULL,
    staging_table text NOT NULL,
    severity text NOT NULL,
    protects text NOT NULL,
    success boolean NOT NULL,
    row_count bigint NOT NULL,
    unexpected_count bigint NOT NULL,
    observed jsonb NOT NULL DEFAULT '{}',
    checked_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT quality_result_pk PRIMARY KEY (batch_id, expectation),
    CONSTRAINT quality_result_severity_ck CHECK (severity IN ('critical', 'warning', 'info'))
);

COMMENT ON TABLE ops.quality_result IS 'One row an expectation and batch: the last validation of the batch.';
COMMENT ON COLUMN ops.quality_result.batch_id IS 'The batch.';
COMMENT ON COLUMN ops.quality_result.expectation IS 'Name of the expectation.';
COMMENT ON COLUMN ops.quality_result.staging_table IS 'The staging table it looks at.';
COMMENT ON COLUMN ops.quality_result.severity IS 'critical: rows that break it are kept back. warning, info: they go through.';
COMMENT ON COLUMN ops.quality_result.protects IS 'What the expectation protects, in a sentence.';
COMMENT ON COLUMN ops.quality_result.success IS 'Whether it was met.';
COMMENT ON COLUMN ops.quality_result.row_count IS 'Number of rows looked at.';
COMMENT ON COLUMN ops.quality_result.unexpected_count IS 'Number of rows that break it.';
COMMENT ON COLUMN ops.quality_result.observed IS 'What was observed, with examples.';
COMMENT ON COLUMN ops.quality_result.checked_at IS 'When it was checked.';

CREATE TABLE ops.reconciliation (
    reconciliation_id bigint GENERATED ALWAYS AS IDENTITY,
    checked_at timestamptz NOT NULL DEFAULT now(),
    balanced boolean NOT NULL,
    counts jsonb NOT NULL,
    problems jsonb NOT NULL,
    CONSTRAINT reconciliation_pk PRIMARY KEY (reconciliation_id)
);

COMMENT ON TABLE ops.reconciliation IS 'One row a reconciliation: articles landed = coded + without events + quarantined + pending, and the warehouse holds what the coding records say.';
COMMENT ON COLUMN ops.reconciliation.reconciliation_id IS 'Key of the reconciliation.';
COMMENT ON COLUMN ops.reconciliation.checked_at IS 'When it was made.';
COMMENT ON COLUMN ops.reconciliation.balanced IS 'Whether every equation holds.';
COMMENT ON COLUMN ops.reconciliation.counts IS 'The terms of the equations, by name.';
COMMENT ON COLUMN ops.reconciliation.problems IS 'The equations that do not hold, with both sides.';

CREATE TABLE ops.resolution_queue (
    kind text NOT NULL,
    key uuid NOT NULL,
    CONSTRAINT resolution_queue_pk PRIMARY KEY (kind, key),
    CONSTRAINT resolution_queue_kind_ck CHECK (kind IN ('report', 'event'))
);

COMMENT ON TABLE ops.resolution_queue IS 'What is to be resolved again. Written in the loading transaction, emptied by resolution.';
COMMENT ON COLUMN ops.resolution_queue.kind IS 'report: a new or changed report. event: an event that has lost a report.';
COMMENT ON COLUMN ops.resolution_queue.key IS 'Key of the report (warehouse.fact_report) or the event (warehouse.fact_event).';

CREATE TABLE ops.event_history (
    event_history_id bigint GENERATED ALWAYS AS IDENTITY,
    changed_at timestamptz NOT NULL DEFAULT now(),
    event_key uuid NOT NULL,
    change text NOT NULL,
    successor_key uuid,
    CONSTRAINT event_history_pk PRIMARY KEY (event_history_id),
    CONSTRAINT event_history_change_ck CHECK (change IN ('merged', 'renamed', 'split', 'vanished'))
);
CREATE INDEX event_history_event_key_ix ON ops.event_history (event_key);

COMMENT ON TABLE ops.event_history IS 'One row an event key that stopped standing for what it stood for, so that a key noted down earlier can still be followed.';
COMMENT ON COLUMN ops.event_history.event_history_id IS 'Key of the entry.';
COMMENT ON COLUMN ops.event_history.changed_at IS 'When it happened.';
COMMENT ON COLUMN ops.event_history.event_key IS 'The earlier key.';
COMMENT ON COLUMN ops.event_history.change IS 'merged: its reports joined another event. renamed: an earlier report became the founding one. split: some of its reports left. vanished: none of its reports is left.';
COMMENT ON COLUMN ops.event_history.successor_key IS 'The event that holds its founding report or, where that is gone, most of its reports now; null when none does.';

CREATE TABLE ops.dictionary (
    name text NOT NULL,
    checksum text NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT dictionary_pk PRIMARY KEY (name)
);

COMMENT ON TABLE ops.dictionary IS 'One row a source of dimension members: the state of it that the dimensions hold.';
COMMENT ON COLUMN ops.dictionary.name IS 'The dictionary or calendar.';
COMMENT ON COLUMN ops.dictionary.checksum IS 'Checksum of its content when it was loaded.';
COMMENT ON COLUMN ops.dictionary.loaded_at IS 'When it was loaded.';
