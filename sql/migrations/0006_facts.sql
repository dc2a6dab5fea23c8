-- Facts and bridges. No key column of a fact is nullable: what is not known refers to the member -1.

SET LOCAL ROLE rasad_owner;

CREATE TABLE warehouse.fact_article (
    article_key bigint NOT NULL,
    coder_key bigint NOT NULL,
    publisher_source_key bigint NOT NULL,
    published_date_key integer NOT NULL,
    loaded_date_key integer NOT NULL,
    is_current boolean NOT NULL,
    outcome text NOT NULL,
    is_codable boolean NOT NULL,
    body_length integer NOT NULL,
    section_count integer NOT NULL,
    sentence_count integer NOT NULL,
    report_count integer NOT NULL,
    casualty_count integer NOT NULL,
    materiel_loss_count integer NOT NULL,
    rejected_count integer NOT NULL,
    evidence_length integer NOT NULL,
    CONSTRAINT fact_article_pk PRIMARY KEY (article_key),
    CONSTRAINT fact_article_article_fk FOREIGN KEY (article_key) REFERENCES warehouse.dim_article (article_key),
    CONSTRAINT fact_article_coder_fk FOREIGN KEY (coder_key) REFERENCES warehouse.dim_coder (coder_key),
    CONSTRAINT fact_article_publisher_fk FOREIGN KEY (publisher_source_key)
    REFERENCES warehouse.dim_source (source_key),
    CONSTRAINT fact_article_published_fk FOREIGN KEY (published_date_key) REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_article_loaded_fk FOREIGN KEY (loaded_date_key) REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_article_outcome_ck CHECK (outcome IN ('coded', 'no_events', 'quarantined'))
);
CREATE INDEX fact_article_published_ix ON warehouse.fact_article (published_date_key);
CREATE INDEX fact_article_publisher_ix ON warehouse.fact_article (publisher_source_key);
CREATE INDEX fact_article_coder_ix ON warehouse.fact_article (coder_key);
CREATE INDEX fact_article_loaded_ix ON warehouse.fact_article (loaded_date_key);

COMMENT ON TABLE warehouse.fact_article IS 'Grain: one article version. Coverage: what was read, and what came of it.';
COMMENT ON COLUMN warehouse.fact_article.article_key IS 'The article version.';
COMMENT ON COLUMN warehouse.fact_article.coder_key IS 'The coder and lexicon version that coded it.';
COMMENT ON COLUMN warehouse.fact_article.publisher_source_key IS 'The publisher.';
COMMENT ON COLUMN warehouse.fact_article.published_date_key IS 'Day of publication.';
COMMENT ON COLUMN warehouse.fact_article.loaded_date_key IS 'Day (UTC) on which the version was landed.';
COMMENT ON COLUMN warehouse.fact_article.is_current IS 'Whether it is the latest version that was coded.';
COMMENT ON COLUMN warehouse.fact_article.outcome IS 'coded, no_events or quarantined, as in ops.coding.';
COMMENT ON COLUMN warehouse.fact_article.is_codable IS 'Whether it could be read and coded at all.';
COMMENT ON COLUMN warehouse.fact_article.body_length IS 'Length of the raw body in characters.';
COMMENT ON COLUMN warehouse.fact_article.section_count IS 'Number of sections; 0 where it could not be read.';
COMMENT ON COLUMN warehouse.fact_article.sentence_count IS 'Number of sentences; 0 where it could not be read.';
COMMENT ON COLUMN warehouse.fact_article.report_count IS 'Number of its reports in fact_report.';
COMMENT ON COLUMN warehouse.fact_article.casualty_count IS 'Number of its figures in fact_casualty.';
COMMENT ON COLUMN warehouse.fact_article.materiel_loss_count IS 'Number of its figures in fact_materiel_loss.';
COMMENT ON COLUMN warehouse.fact_article.rejected_count IS 'Number of staging rows that validation kept back.';
COMMENT ON COLUMN warehouse.fact_article.evidence_length IS 'Characters of the body that are evidence of a report, overlaps counted once for each report.';

CREATE TABLE warehouse.fact_report (
    report_key uuid NOT NULL,
    article_key bigint NOT NULL,
    coder_key bigint NOT NULL,
    event_type_key bigint NOT NULL,
    publisher_source_key bigint NOT NULL,
    place_key bigint NOT NULL,
    date_first_key integer NOT NULL,
    date_last_key integer NOT NULL,
    published_date_key integer NOT NULL,
    is_current boolean NOT NULL,
    ordinal integer NOT NULL,
    status text NOT NULL,
    date_precision text NOT NULL,
    is_attributed boolean NOT NULL,
    quote text NOT NULL,
    quote_start integer NOT NULL,
    quote_end integer NOT NULL,
    evidence jsonb NOT NULL,
    date_quote text,
    date_quote_start integer,
    date_quote_end integer,
    reasons jsonb NOT NULL,
    CONSTRAINT fact_report_pk PRIMARY KEY (report_key),
    CONSTRAINT fact_report_article_fk FOREIGN KEY (article_key) REFERENCES warehouse.dim_article (article_key),
    CONSTRAINT fact_report_coder_fk FOREIGN KEY (coder_key) REFERENCES warehouse.dim_coder (coder_key),
    CONSTRAINT fact_report_event_type_fk FOREIGN KEY (event_type_key)
    REFERENCES warehouse.dim_event_type (event_type_key),
    CONSTRAINT fact_report_publisher_fk FOREIGN KEY (publisher_source_key) REFERENCES warehouse.dim_source (source_key),
    CONSTRAINT fact_report_place_fk FOREIGN KEY (place_key) REFERENCES warehouse.dim_place (place_key),
    CONSTRAINT fact_report_date_first_fk FOREIGN KEY (date_first_key) REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_report_date_last_fk FOREIGN KEY (date_last_key) REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_report_published_fk FOREIGN KEY (published_date_key) REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_report_status_ck CHECK (status IN ('happened', 'planned', 'denied', 'failed')),
    CONSTRAINT fact_report_precision_ck CHECK (date_precision IN ('day', 'week', 'month', 'year', 'none')),
    CONSTRAINT fact_report_span_ck CHECK (0 <= quote_start AND quote_start < quote_end)
);
CREATE INDEX fact_report_article_ix ON warehouse.fact_report (article_key);
CREATE INDEX fact_report_date_type_ix ON warehouse.fact_report (date_first_key, event_type_key);
CREATE INDEX fact_report_published_type_ix ON warehouse.fact_report (published_date_key, event_type_key);
CREATE INDEX fact_report_place_ix ON warehouse.fact_report (place_key);
CREATE INDEX fact_report_publisher_ix ON warehouse.fact_report (publisher_source_key);

COMMENT ON TABLE warehouse.fact_report IS 'Grain: one event as one version of one article tells it. Coding an article version again replaces its reports (the earlier ones are deleted: text, coder and dictionaries give them again); the reports of a superseded version stay, with is_current false.';
COMMENT ON COLUMN warehouse.fact_report.report_key IS 'Key of the report, made from the article version''s key, the start of the evidence and the rank among the reports that start there.';
COMMENT ON COLUMN warehouse.fact_report.article_key IS 'The article version.';
COMMENT ON COLUMN warehouse.fact_report.coder_key IS 'The coder and lexicon version.';
COMMENT ON COLUMN warehouse.fact_report.event_type_key IS 'The type.';
COMMENT ON COLUMN warehouse.fact_report.publisher_source_key IS 'The publisher of the article.';
COMMENT ON COLUMN warehouse.fact_report.place_key IS 'The best place: the first specific one (role at) with coordinates, else the first of any role.';
COMMENT ON COLUMN warehouse.fact_report.date_first_key IS 'First day on which it happened; -1 where the text does not say.';
COMMENT ON COLUMN warehouse.fact_report.date_last_key IS 'Last day on which it happened; -1 where the text does not say.';
COMMENT ON COLUMN warehouse.fact_report.published_date_key IS 'Day of publication.';
COMMENT ON COLUMN warehouse.fact_report.is_current IS 'Whether it is told by the latest version of its article. Analyses and events use current reports only.';
COMMENT ON COLUMN warehouse.fact_report.ordinal IS 'Place of the report in the article, from 1.';
COMMENT ON COLUMN warehouse.fact_report.status IS 'happened (also when only claimed), planned, denied or failed.';
COMMENT ON COLUMN warehouse.fact_report.date_precision IS 'day, week, month, year or none.';
COMMENT ON COLUMN warehouse.fact_report.is_attributed IS 'Whether the text says who says so.';
COMMENT ON COLUMN warehouse.fact_report.quote IS 'The first evidence: the clause or sentence with the main verb, raw.';
COMMENT ON COLUMN warehouse.fact_report.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN warehouse.fact_report.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN warehouse.fact_report.evidence IS 'Every evidence as [start, end] in the raw body, the first included.';
COMMENT ON COLUMN warehouse.fact_report.date_quote IS 'The words that the date was read from, raw.';
COMMENT ON COLUMN warehouse.fact_report.date_quote_start IS 'Their start in the raw body.';
COMMENT ON COLUMN warehouse.fact_report.date_quote_end IS 'Their end in the raw body, exclusive.';
COMMENT ON COLUMN warehouse.fact_report.reasons IS 'Why each field holds what it holds: rule and dictionary rows.';

CREATE TABLE warehouse.bridge_report_actor (
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    role text NOT NULL,
    actor_key bigint NOT NULL,
    quote text NOT NULL,
    quote_start integer NOT NULL,
    quote_end integer NOT NULL,
    CONSTRAINT bridge_report_actor_pk PRIMARY KEY (report_key, ordinal),
    CONSTRAINT bridge_report_actor_report_fk FOREIGN KEY (report_key) REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT bridge_report_actor_actor_fk FOREIGN KEY (actor_key) REFERENCES warehouse.dim_actor (actor_key),
    CONSTRAINT bridge_report_actor_role_ck CHECK (role IN ('initiator', 'target'))
);
CREATE INDEX bridge_report_actor_actor_ix ON warehouse.bridge_report_actor (actor_key);

COMMENT ON TABLE warehouse.bridge_report_actor IS 'Grain: one actor mention of one report, in its role.';
COMMENT ON COLUMN warehouse.bridge_report_actor.report_key IS 'The report.';
COMMENT ON COLUMN warehouse.bridge_report_actor.ordinal IS 'Place of the mention in the report, from 1, over both roles.';
COMMENT ON COLUMN warehouse.bridge_report_actor.role IS 'initiator or target; in mutual events (clash, talks, agreement) the sides may be exchanged.';
COMMENT ON COLUMN warehouse.bridge_report_actor.actor_key IS 'The actor; -1 where the dictionaries know nobody by these words.';
COMMENT ON COLUMN warehouse.bridge_report_actor.quote IS 'The mention, raw.';
COMMENT ON COLUMN warehouse.bridge_report_actor.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN warehouse.bridge_report_actor.quote_end IS 'Its end in the raw body, exclusive.';

CREATE TABLE warehouse.bridge_report_place (
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    role text NOT NULL,
    place_key bigint NOT NULL,
    precision text NOT NULL,
    quote text NOT NULL,
    quote_start integer NOT NULL,
    quote_end integer NOT NULL,
    CONSTRAINT bridge_report_place_pk PRIMARY KEY (report_key, ordinal),
    CONSTRAINT bridge_report_place_report_fk FOREIGN KEY (report_key) REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT bridge_report_place_place_fk FOREIGN KEY (place_key) REFERENCES warehouse.dim_place (place_key),
    CONSTRAINT bridge_report_place_role_ck CHECK (role IN ('at', 'in'))
);
CREATE INDEX bridge_report_place_place_ix ON warehouse.bridge_report_place (place_key);

COMMENT ON TABLE warehouse.bridge_report_place IS 'Grain: one place mention of one report, in its role.';
COMMENT ON COLUMN warehouse.bridge_report_place.report_key IS 'The report.';
COMMENT ON COLUMN warehouse.bridge_report_place.ordinal IS 'Place of the mention in the report, from 1.';
COMMENT ON COLUMN warehouse.bridge_report_place.role IS 'at: the most specific name. in: a containing region.';
COMMENT ON COLUMN warehouse.bridge_report_place.place_key IS 'The place; -1 where the gazetteer knows none by these words.';
COMMENT ON COLUMN warehouse.bridge_report_place.precision IS 'What the coordinates stand for in this mention: exact, town, district, province, country, none. An unknown village resolved to its province has the province''s precision.';
COMMENT ON COLUMN warehouse.bridge_report_place.quote IS 'The mention, raw.';
COMMENT ON COLUMN warehouse.bridge_report_place.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN warehouse.bridge_report_place.quote_end IS 'Its end in the raw body, exclusive.';

CREATE TABLE warehouse.bridge_report_attribution (
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    source_key bigint NOT NULL,
    actor_key bigint NOT NULL,
    quote text NOT NULL,
    quote_start integer NOT NULL,
    quote_end integer NOT NULL,
    CONSTRAINT bridge_report_attribution_pk PRIMARY KEY (report_key, ordinal),
    CONSTRAINT bridge_report_attribution_report_fk FOREIGN KEY (report_key)
    REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT bridge_report_attribution_source_fk FOREIGN KEY (source_key) REFERENCES warehouse.dim_source (
        source_key
    ),
    CONSTRAINT bridge_report_attribution_actor_fk FOREIGN KEY (actor_key) REFERENCES warehouse.dim_actor (actor_key)
);
CREATE INDEX bridge_report_attribution_source_ix ON warehouse.bridge_report_attribution (source_key);
CREATE INDEX bridge_report_attribution_actor_ix ON warehouse.bridge_report_attribution (actor_key);

COMMENT ON TABLE warehouse.bridge_report_attribution IS 'Grain: one mention of who says so in one report.';
COMMENT ON COLUMN warehouse.bridge_report_attribution.report_key IS 'The report.';
COMMENT ON COLUMN warehouse.bridge_report_attribution.ordinal IS 'Place of the mention in the report, from 1.';
COMMENT ON COLUMN warehouse.bridge_report_attribution.source_key IS 'The source; -2 where an actor says so, -1 where the dictionaries know nobody by these words.';
COMMENT ON COLUMN warehouse.bridge_report_attribution.actor_key IS 'The actor who says so or on whose side the source stands; -2 where the source stands on none, -1 where nobody is known.';
COMMENT ON COLUMN warehouse.bridge_report_attribution.quote IS 'The mention, raw.';
COMMENT ON COLUMN warehouse.bridge_report_attribution.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN warehouse.bridge_report_attribution.quote_end IS 'Its end in the raw body, exclusive.';

CREATE TABLE warehouse.fact_casualty (
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    victim_actor_key bigint NOT NULL,
    kind text NOT NULL,
    low integer,
    best integer,
    high integer,
    quote text NOT NULL,
    quote_start integer NOT NULL,
    quote_end integer NOT NULL,
    who_quote text,
    who_quote_start integer,
    who_quote_end integer,
    CONSTRAINT fact_casualty_pk PRIMARY KEY (report_key, ordinal),
    CONSTRAINT fact_casualty_report_fk FOREIGN KEY (report_key) REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT fact_casualty_victim_fk FOREIGN KEY (victim_actor_key) REFERENCES warehouse.dim_actor (actor_key),
    CONSTRAINT fact_casualty_kind_ck CHECK (
        kind IN ('killed', 'wounded', 'captured', 'missing', 'abducted', 'surrendered', 'displaced')
    ),
    CONSTRAINT fact_casualty_bounds_ck CHECK (0 <= low AND 0 <= high AND low <= best AND best <= high)
);
CREATE INDEX fact_casualty_victim_ix ON warehouse.fact_casualty (victim_actor_key, kind);

COMMENT ON TABLE warehouse.fact_casualty IS 'Grain: one figure of people in one report. Conflicting figures of different reports stand side by side.';
COMMENT ON COLUMN warehouse.fact_casualty.report_key IS 'The report.';
COMMENT ON COLUMN warehouse.fact_casualty.ordinal IS 'Place of the figure in the report, from 1.';
COMMENT ON COLUMN warehouse.fact_casualty.victim_actor_key IS 'The side that suffered; -1 where unknown.';
COMMENT ON COLUMN warehouse.fact_casualty.kind IS 'killed, wounded, captured, missing, abducted, surrendered or displaced.';
COMMENT ON COLUMN warehouse.fact_casualty.low IS 'Lower bound in people, inclusive; null where the text sets none.';
COMMENT ON COLUMN warehouse.fact_casualty.best IS 'Best single figure: the figure itself where it is exact, the rounded middle of a range, the one bound where there is only one; null without a figure.';
COMMENT ON COLUMN warehouse.fact_casualty.high IS 'Upper bound in people, inclusive; null where the text sets none.';
COMMENT ON COLUMN warehouse.fact_casualty.quote IS 'The figure and its noun, raw.';
COMMENT ON COLUMN warehouse.fact_casualty.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN warehouse.fact_casualty.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN warehouse.fact_casualty.who_quote IS 'The mention of those who suffered, raw; null where there is none.';
COMMENT ON COLUMN warehouse.fact_casualty.who_quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN warehouse.fact_casualty.who_quote_end IS 'Its end in the raw body, exclusive.';

CREATE TABLE warehouse.fact_materiel_loss (
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    materiel_key bigint NOT NULL,
    owner_actor_key bigint NOT NULL,
    action text NOT NULL,
    low integer,
    best integer,
    high integer,
    quote text NOT NULL,
    quote_start integer NOT NULL,
    quote_end integer NOT NULL,
    CONSTRAINT fact_materiel_loss_pk PRIMARY KEY (report_key, ordinal),
    CONSTRAINT fact_materiel_loss_report_fk FOREIGN KEY (report_key) REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT fact_materiel_loss_materiel_fk FOREIGN KEY (materiel_key)
    REFERENCES warehouse.dim_materiel (materiel_key),
    CONSTRAINT fact_materiel_loss_owner_fk FOREIGN KEY (owner_actor_key) REFERENCES warehouse.dim_actor (actor_key),
    CONSTRAINT fact_materiel_loss_action_ck CHECK (
        action IN ('destroyed', 'damaged', 'captured', 'shot_down', 'defused')
    ),
    CONSTRAINT fact_materiel_loss_bounds_ck CHECK (0 <= low AND 0 <= high AND low <= best AND best <= high)
);
CREATE INDEX fact_materiel_loss_materiel_ix ON warehouse.fact_materiel_loss (materiel_key);
CREATE INDEX fact_materiel_loss_owner_ix ON warehouse.fact_materiel_loss (owner_actor_key);

COMMENT ON TABLE warehouse.fact_materiel_loss IS 'Grain: one figure of equipment in one report.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.report_key IS 'The report.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.ordinal IS 'Place of the figure in the report, from 1.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.materiel_key IS 'The kind of equipment.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.owner_actor_key IS 'Who lost it; -1 where unknown.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.action IS 'destroyed, damaged, captured, shot_down or defused.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.low IS 'Lower bound in pieces, inclusive; null where the text sets none.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.best IS 'Best single figure, by the rule of fact_casualty.best.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.high IS 'Upper bound in pieces, inclusive; null where the text sets none.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.quote IS 'The figure and its noun, raw.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN warehouse.fact_materiel_loss.quote_end IS 'Its end in the raw body, exclusive.';
