-- What coding a batch gave. Figures are numeric and codes are text here, so that nothing a coder can write fails to
-- load: what does not belong is found by validation and kept back with a reason.

SET LOCAL ROLE rasad_owner;

CREATE UNLOGGED TABLE staging.article (
    batch_id integer NOT NULL,
    article_key bigint NOT NULL,
    outcome text NOT NULL,
    report_count integer NOT NULL,
    problem text
);
CREATE INDEX article_batch_id_ix ON staging.article (batch_id, article_key);

COMMENT ON TABLE staging.article IS 'One row an article version of a batch: what became of it in coding.';
COMMENT ON COLUMN staging.article.batch_id IS 'The batch.';
COMMENT ON COLUMN staging.article.article_key IS 'The article version.';
COMMENT ON COLUMN staging.article.outcome IS 'coded, no_events or failed.';
COMMENT ON COLUMN staging.article.report_count IS 'Number of reports that it told.';
COMMENT ON COLUMN staging.article.problem IS 'Why it could not be coded; null where it was.';

CREATE UNLOGGED TABLE staging.report (
    batch_id integer NOT NULL,
    article_key bigint NOT NULL,
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    event_type text,
    status text,
    quote text,
    quote_start integer,
    quote_end integer,
    evidence jsonb NOT NULL,
    date_first date,
    date_last date,
    date_precision text,
    date_quote text,
    date_quote_start integer,
    date_quote_end integer,
    reasons jsonb NOT NULL,
    is_rejected boolean NOT NULL DEFAULT false
);
CREATE INDEX report_batch_id_ix ON staging.report (batch_id, report_key);

COMMENT ON TABLE staging.report IS 'One row an event as one article of a batch tells it.';
COMMENT ON COLUMN staging.report.batch_id IS 'The batch.';
COMMENT ON COLUMN staging.report.article_key IS 'The article version.';
COMMENT ON COLUMN staging.report.report_key IS 'Key of the report: the article''s key, the start of its evidence, and its rank among the reports that start there.';
COMMENT ON COLUMN staging.report.ordinal IS 'Place of the report in the article, from 1.';
COMMENT ON COLUMN staging.report.event_type IS 'Code of the event type.';
COMMENT ON COLUMN staging.report.status IS 'happened, planned, denied or failed.';
COMMENT ON COLUMN staging.report.quote IS 'The first evidence: the clause or sentence with the main verb, raw.';
COMMENT ON COLUMN staging.report.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN staging.report.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN staging.report.evidence IS 'Every evidence as [start, end], the first included.';
COMMENT ON COLUMN staging.report.date_first IS 'First day on which it happened; null where the text says nothing.';
COMMENT ON COLUMN staging.report.date_last IS 'Last day on which it happened.';
COMMENT ON COLUMN staging.report.date_precision IS 'day, week, month, year or none.';
COMMENT ON COLUMN staging.report.date_quote IS 'The words that the date was read from, raw.';
COMMENT ON COLUMN staging.report.date_quote_start IS 'Their start in the raw body.';
COMMENT ON COLUMN staging.report.date_quote_end IS 'Their end in the raw body, exclusive.';
COMMENT ON COLUMN staging.report.reasons IS 'Why each field holds what it holds: rule and dictionary rows.';
COMMENT ON COLUMN staging.report.is_rejected IS 'Kept back by validation.';

CREATE UNLOGGED TABLE staging.report_actor (
    batch_id integer NOT NULL,
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    role text,
    actor_code text,
    quote text,
    quote_start integer,
    quote_end integer,
    is_rejected boolean NOT NULL DEFAULT false
);
CREATE INDEX report_actor_batch_id_ix ON staging.report_actor (batch_id, report_key, ordinal);

COMMENT ON TABLE staging.report_actor IS 'One row an actor mention of a report of a batch.';
COMMENT ON COLUMN staging.report_actor.batch_id IS 'The batch.';
COMMENT ON COLUMN staging.report_actor.report_key IS 'The report.';
COMMENT ON COLUMN staging.report_actor.ordinal IS 'Place of the mention in the report, from 1, over both roles.';
COMMENT ON COLUMN staging.report_actor.role IS 'initiator or target.';
COMMENT ON COLUMN staging.report_actor.actor_code IS 'Code of the actor; null where nobody is known.';
COMMENT ON COLUMN staging.report_actor.quote IS 'The mention, raw.';
COMMENT ON COLUMN staging.report_actor.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN staging.report_actor.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN staging.report_actor.is_rejected IS 'Kept back by validation.';

CREATE UNLOGGED TABLE staging.report_place (
    batch_id integer NOT NULL,
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    role text,
    place_id text,
    name_fa text,
    name_en text,
    kind text,
    country text,
    latitude double precision,
    longitude double precision,
    precision text,
    quote text,
    quote_start integer,
    quote_end integer,
    is_rejected boolean NOT NULL DEFAULT false
);
CREATE INDEX report_place_batch_id_ix ON staging.report_place (batch_id, report_key, ordinal);

COMMENT ON TABLE staging.report_place IS 'One row a place mention of a report of a batch.';
COMMENT ON COLUMN staging.report_place.batch_id IS 'The batch.';
COMMENT ON COLUMN staging.report_place.report_key IS 'The report.';
COMMENT ON COLUMN staging.report_place.ordinal IS 'Place of the mention in the report, from 1.';
COMMENT ON COLUMN staging.report_place.role IS 'at: the most specific name. in: a containing region.';
COMMENT ON COLUMN staging.report_place.place_id IS 'Identifier in the gazetteer; null where the name is not known.';
COMMENT ON COLUMN staging.report_place.name_fa IS 'Persian name of the resolved place.';
COMMENT ON COLUMN staging.report_place.name_en IS 'English name of the resolved place.';
COMMENT ON COLUMN staging.report_place.kind IS 'Kind of the resolved place.';
COMMENT ON COLUMN staging.report_place.country IS 'Country of the resolved place, ISO 3166 alpha-2.';
COMMENT ON COLUMN staging.report_place.latitude IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN staging.report_place.longitude IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN staging.report_place.precision IS 'What the coordinates stand for: exact, town, district, province, country.';
COMMENT ON COLUMN staging.report_place.quote IS 'The mention, raw.';
COMMENT ON COLUMN staging.report_place.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN staging.report_place.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN staging.report_place.is_rejected IS 'Kept back by validation.';

CREATE UNLOGGED TABLE staging.report_attribution (
    batch_id integer NOT NULL,
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    source_code text,
    quote text,
    quote_start integer,
    quote_end integer,
    is_rejected boolean NOT NULL DEFAULT false
);
CREATE INDEX report_attribution_batch_id_ix ON staging.report_attribution (batch_id, report_key, ordinal);

COMMENT ON TABLE staging.report_attribution IS 'One row a mention of who says so in a report of a batch.';
COMMENT ON COLUMN staging.report_attribution.batch_id IS 'The batch.';
COMMENT ON COLUMN staging.report_attribution.report_key IS 'The report.';
COMMENT ON COLUMN staging.report_attribution.ordinal IS 'Place of the mention in the report, from 1.';
COMMENT ON COLUMN staging.report_attribution.source_code IS 'Code of a source or of an actor; null where unknown.';
COMMENT ON COLUMN staging.report_attribution.quote IS 'The mention, raw.';
COMMENT ON COLUMN staging.report_attribution.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN staging.report_attribution.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN staging.report_attribution.is_rejected IS 'Kept back by validation.';

CREATE UNLOGGED TABLE staging.casualty (
    batch_id integer NOT NULL,
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    kind text,
    low numeric,
    high numeric,
    quote text,
    quote_start integer,
    quote_end integer,
    who_code text,
    who_quote text,
    who_quote_start integer,
    who_quote_end integer,
    is_rejected boolean NOT NULL DEFAULT false
);
CREATE INDEX casualty_batch_id_ix ON staging.casualty (batch_id, report_key, ordinal);

COMMENT ON TABLE staging.casualty IS 'One row a figure of people in a report of a batch.';
COMMENT ON COLUMN staging.casualty.batch_id IS 'The batch.';
COMMENT ON COLUMN staging.casualty.report_key IS 'The report.';
COMMENT ON COLUMN staging.casualty.ordinal IS 'Place of the figure in the report, from 1.';
COMMENT ON COLUMN staging.casualty.kind IS 'killed, wounded, captured, missing, abducted, surrendered or displaced.';
COMMENT ON COLUMN staging.casualty.low IS 'Lower bound, inclusive; null where the text sets none.';
COMMENT ON COLUMN staging.casualty.high IS 'Upper bound, inclusive; null where the text sets none.';
COMMENT ON COLUMN staging.casualty.quote IS 'The figure and its noun, raw.';
COMMENT ON COLUMN staging.casualty.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN staging.casualty.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN staging.casualty.who_code IS 'Code of the victims'' side; null where unknown.';
COMMENT ON COLUMN staging.casualty.who_quote IS 'The mention of the victims, raw; null where there is none.';
COMMENT ON COLUMN staging.casualty.who_quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN staging.casualty.who_quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN staging.casualty.is_rejected IS 'Kept back by validation.';

CREATE UNLOGGED TABLE staging.materiel_loss (
    batch_id integer NOT NULL,
    report_key uuid NOT NULL,
    ordinal integer NOT NULL,
    item text,
    action text,
    low numeric,
    high numeric,
    quote text,
    quote_start integer,
    quote_end integer,
    owner_code text,
    is_rejected boolean NOT NULL DEFAULT false
);
CREATE INDEX materiel_loss_batch_id_ix ON staging.materiel_loss (batch_id, report_key, ordinal);

COMMENT ON TABLE staging.materiel_loss IS 'One row a figure of equipment in a report of a batch.';
COMMENT ON COLUMN staging.materiel_loss.batch_id IS 'The batch.';
COMMENT ON COLUMN staging.materiel_loss.report_key IS 'The report.';
COMMENT ON COLUMN staging.materiel_loss.ordinal IS 'Place of the figure in the report, from 1.';
COMMENT ON COLUMN staging.materiel_loss.item IS 'The equipment, one of the codebook''s nouns.';
COMMENT ON COLUMN staging.materiel_loss.action IS 'destroyed, damaged, captured, shot_down or defused.';
COMMENT ON COLUMN staging.materiel_loss.low IS 'Lower bound, inclusive; null where the text sets none.';
COMMENT ON COLUMN staging.materiel_loss.high IS 'Upper bound, inclusive; null where the text sets none.';
COMMENT ON COLUMN staging.materiel_loss.quote IS 'The figure and its noun, raw.';
COMMENT ON COLUMN staging.materiel_loss.quote_start IS 'Its start in the raw body.';
COMMENT ON COLUMN staging.materiel_loss.quote_end IS 'Its end in the raw body, exclusive.';
COMMENT ON COLUMN staging.materiel_loss.owner_code IS 'Code of the actor who lost it; null where unknown.';
COMMENT ON COLUMN staging.materiel_loss.is_rejected IS 'Kept back by validation.';
