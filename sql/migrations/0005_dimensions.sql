-- Dimensions. Keys are made from the natural key by hashing (rasad.warehouse.keys), not drawn from a sequence: the
-- same dictionaries and articles give the same keys in whatever order they arrive. Every dimension has two members
-- of its own making: -1 unknown (the text does not say, or says something that the dictionaries do not know) and
-- -2 not applicable.

SET LOCAL ROLE rasad_owner;

CREATE TABLE warehouse.dim_date (
    date_key integer NOT NULL,
    calendar_date date,
    year smallint,
    quarter smallint,
    month smallint,
    day smallint,
    iso_year smallint,
    iso_week smallint,
    weekday smallint,
    weekday_name_en text NOT NULL,
    weekday_name_fa text NOT NULL,
    is_iranian_weekend boolean NOT NULL,
    jalali_date text,
    jalali_year smallint,
    jalali_month smallint,
    jalali_day smallint,
    jalali_month_name_en text NOT NULL,
    jalali_month_name_fa text NOT NULL,
    hijri_date text,
    hijri_year smallint,
    hijri_month smallint,
    hijri_day smallint,
    hijri_month_name_en text NOT NULL,
    hijri_month_name_fa text NOT NULL,
    CONSTRAINT dim_date_pk PRIMARY KEY (date_key),
    CONSTRAINT dim_date_calendar_date_uq UNIQUE (calendar_date)
);

COMMENT ON TABLE warehouse.dim_date IS 'One row a day from 1900-01-01 to 2100-12-31, in three calendars. Plays several roles: first and last day of an event, publication, landing.';
COMMENT ON COLUMN warehouse.dim_date.date_key IS 'The Gregorian date as a number, yyyymmdd; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_date.calendar_date IS 'The day; null for the members that are no day.';
COMMENT ON COLUMN warehouse.dim_date.year IS 'Gregorian year.';
COMMENT ON COLUMN warehouse.dim_date.quarter IS 'Gregorian quarter, 1 to 4.';
COMMENT ON COLUMN warehouse.dim_date.month IS 'Gregorian month.';
COMMENT ON COLUMN warehouse.dim_date.day IS 'Gregorian day of the month.';
COMMENT ON COLUMN warehouse.dim_date.iso_year IS 'Year of the ISO 8601 week.';
COMMENT ON COLUMN warehouse.dim_date.iso_week IS 'ISO 8601 week.';
COMMENT ON COLUMN warehouse.dim_date.weekday IS 'Day of the Iranian week, from 1 Saturday to 7 Friday.';
COMMENT ON COLUMN warehouse.dim_date.weekday_name_en IS 'English name of the weekday.';
COMMENT ON COLUMN warehouse.dim_date.weekday_name_fa IS 'Persian name of the weekday.';
COMMENT ON COLUMN warehouse.dim_date.is_iranian_weekend IS 'Thursday or Friday, the weekend of Iranian offices.';
COMMENT ON COLUMN warehouse.dim_date.jalali_date IS 'Solar Hijri (Jalali) date as yyyy-mm-dd.';
COMMENT ON COLUMN warehouse.dim_date.jalali_year IS 'Solar Hijri year.';
COMMENT ON COLUMN warehouse.dim_date.jalali_month IS 'Solar Hijri month, 1 Farvardin to 12 Esfand.';
COMMENT ON COLUMN warehouse.dim_date.jalali_day IS 'Solar Hijri day of the month.';
COMMENT ON COLUMN warehouse.dim_date.jalali_month_name_en IS 'Solar Hijri month in Latin letters.';
COMMENT ON COLUMN warehouse.dim_date.jalali_month_name_fa IS 'Solar Hijri month in Persian.';
COMMENT ON COLUMN warehouse.dim_date.hijri_date IS 'Lunar Hijri date as yyyy-mm-dd, by the civil tabular calendar (30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29; epoch 16 July 622 Julian). Iran''s observed calendar may differ by a day or two.';
COMMENT ON COLUMN warehouse.dim_date.hijri_year IS 'Lunar Hijri year, civil tabular.';
COMMENT ON COLUMN warehouse.dim_date.hijri_month IS 'Lunar Hijri month, 1 Muharram to 12 Dhu al-Hijja.';
COMMENT ON COLUMN warehouse.dim_date.hijri_day IS 'Lunar Hijri day of the month, civil tabular.';
COMMENT ON COLUMN warehouse.dim_date.hijri_month_name_en IS 'Lunar Hijri month in Latin letters.';
COMMENT ON COLUMN warehouse.dim_date.hijri_month_name_fa IS 'Lunar Hijri month in Persian.';

CREATE TABLE warehouse.dim_coder (
    coder_key bigint NOT NULL,
    coder_version text NOT NULL,
    lexicon_version text NOT NULL,
    CONSTRAINT dim_coder_pk PRIMARY KEY (coder_key),
    CONSTRAINT dim_coder_versions_uq UNIQUE (coder_version, lexicon_version)
);

COMMENT ON TABLE warehouse.dim_coder IS 'One row a coder with its dictionaries.';
COMMENT ON COLUMN warehouse.dim_coder.coder_key IS 'Key of the coder; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_coder.coder_version IS 'Version of the program.';
COMMENT ON COLUMN warehouse.dim_coder.lexicon_version IS 'Content hash of the dictionaries.';

CREATE TABLE warehouse.dim_event_type (
    event_type_key bigint NOT NULL,
    code text NOT NULL,
    label_fa text NOT NULL,
    label_en text NOT NULL,
    is_core boolean NOT NULL,
    acled_event text NOT NULL,
    acled text NOT NULL,
    plover text NOT NULL,
    cameo text NOT NULL,
    quad_class text NOT NULL,
    description text NOT NULL,
    CONSTRAINT dim_event_type_pk PRIMARY KEY (event_type_key),
    CONSTRAINT dim_event_type_code_uq UNIQUE (code)
);

COMMENT ON TABLE warehouse.dim_event_type IS 'One row a code of the codebook''s section 2.';
COMMENT ON COLUMN warehouse.dim_event_type.event_type_key IS 'Key of the type; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_event_type.code IS 'The code.';
COMMENT ON COLUMN warehouse.dim_event_type.label_fa IS 'Persian label.';
COMMENT ON COLUMN warehouse.dim_event_type.label_en IS 'English label.';
COMMENT ON COLUMN warehouse.dim_event_type.is_core IS 'Whether it belongs to the violent core.';
COMMENT ON COLUMN warehouse.dim_event_type.acled_event IS 'ACLED event type.';
COMMENT ON COLUMN warehouse.dim_event_type.acled IS 'ACLED sub-event type.';
COMMENT ON COLUMN warehouse.dim_event_type.plover IS 'PLOVER event type.';
COMMENT ON COLUMN warehouse.dim_event_type.cameo IS 'CAMEO code.';
COMMENT ON COLUMN warehouse.dim_event_type.quad_class IS 'GDELT quad class: verbal or material, cooperation or conflict.';
COMMENT ON COLUMN warehouse.dim_event_type.description IS 'What is coded so.';

CREATE TABLE warehouse.dim_actor (
    actor_key bigint NOT NULL,
    actor_code text NOT NULL,
    name_fa text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    country text,
    parent_code text,
    side_code text NOT NULL,
    active_from date,
    active_until date,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    is_current boolean NOT NULL,
    is_inferred boolean NOT NULL,
    CONSTRAINT dim_actor_pk PRIMARY KEY (actor_key),
    CONSTRAINT dim_actor_version_uq UNIQUE (actor_code, valid_from),
    CONSTRAINT dim_actor_validity_ck CHECK (valid_from < valid_to)
);

COMMENT ON TABLE warehouse.dim_actor IS 'One row a version of an actor (slowly changing, type 2). The versions of one code cover 0001-01-01 to 9999-12-31 without gap or overlap; a fact refers to the version that holds on its first day, or else on its day of publication.';
COMMENT ON COLUMN warehouse.dim_actor.actor_key IS 'Key of the version; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_actor.actor_code IS 'The actor, whatever its version (durable key).';
COMMENT ON COLUMN warehouse.dim_actor.name_fa IS 'Persian name.';
COMMENT ON COLUMN warehouse.dim_actor.name_en IS 'English name.';
COMMENT ON COLUMN warehouse.dim_actor.kind IS 'state, government, military, militia, rebel, terrorist, person ...';
COMMENT ON COLUMN warehouse.dim_actor.country IS 'Country, ISO 3166 alpha-2; null for actors of no one country.';
COMMENT ON COLUMN warehouse.dim_actor.parent_code IS 'The actor that it belongs to or stands for; null at the top.';
COMMENT ON COLUMN warehouse.dim_actor.side_code IS 'The actor at the top of its chain of parents: the side.';
COMMENT ON COLUMN warehouse.dim_actor.active_from IS 'Since when the actor exists, where the dictionary says.';
COMMENT ON COLUMN warehouse.dim_actor.active_until IS 'Until when the actor existed, where the dictionary says.';
COMMENT ON COLUMN warehouse.dim_actor.valid_from IS 'First day on which this version holds.';
COMMENT ON COLUMN warehouse.dim_actor.valid_to IS 'First day on which it no longer holds.';
COMMENT ON COLUMN warehouse.dim_actor.is_current IS 'Whether it is the latest version.';
COMMENT ON COLUMN warehouse.dim_actor.is_inferred IS 'Made because a report names the code while the dictionary does not hold it.';

CREATE TABLE warehouse.dim_source (
    source_key bigint NOT NULL,
    source_code text NOT NULL,
    name_fa text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    country text,
    side text,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    is_current boolean NOT NULL,
    is_inferred boolean NOT NULL,
    CONSTRAINT dim_source_pk PRIMARY KEY (source_key),
    CONSTRAINT dim_source_version_uq UNIQUE (source_code, valid_from),
    CONSTRAINT dim_source_validity_ck CHECK (valid_from < valid_to)
);

COMMENT ON TABLE warehouse.dim_source IS 'One row a version of an agency, network, ministry, spokesman (slowly changing, type 2, as dim_actor): whoever publishes or is named as saying so.';
COMMENT ON COLUMN warehouse.dim_source.source_key IS 'Key of the version; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_source.source_code IS 'The source, whatever its version (durable key).';
COMMENT ON COLUMN warehouse.dim_source.name_fa IS 'Persian name.';
COMMENT ON COLUMN warehouse.dim_source.name_en IS 'English name.';
COMMENT ON COLUMN warehouse.dim_source.kind IS 'agency, network, paper, channel, ministry ...';
COMMENT ON COLUMN warehouse.dim_source.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN warehouse.dim_source.side IS 'Code of the actor on whose side it stands; null for none.';
COMMENT ON COLUMN warehouse.dim_source.valid_from IS 'First day on which this version holds.';
COMMENT ON COLUMN warehouse.dim_source.valid_to IS 'First day on which it no longer holds.';
COMMENT ON COLUMN warehouse.dim_source.is_current IS 'Whether it is the latest version.';
COMMENT ON COLUMN warehouse.dim_source.is_inferred IS 'Made because an article names the publisher or source while the dictionary does not hold it.';

CREATE TABLE warehouse.dim_place (
    place_key bigint NOT NULL,
    place_id text NOT NULL,
    name_fa text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    country text,
    parent_key bigint NOT NULL,
    province_fa text,
    province_en text,
    latitude double precision,
    longitude double precision,
    precision text NOT NULL,
    coordinate_source text NOT NULL,
    is_inferred boolean NOT NULL,
    CONSTRAINT dim_place_pk PRIMARY KEY (place_key),
    CONSTRAINT dim_place_place_id_uq UNIQUE (place_id),
    CONSTRAINT dim_place_parent_fk FOREIGN KEY (parent_key) REFERENCES warehouse.dim_place (place_key)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX dim_place_parent_key_ix ON warehouse.dim_place (parent_key);

COMMENT ON TABLE warehouse.dim_place IS 'One row a place of the gazetteer, mentioned or not (type 1: corrections overwrite).';
COMMENT ON COLUMN warehouse.dim_place.place_key IS 'Key of the place; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_place.place_id IS 'Identifier in the gazetteer.';
COMMENT ON COLUMN warehouse.dim_place.name_fa IS 'Persian name.';
COMMENT ON COLUMN warehouse.dim_place.name_en IS 'English name.';
COMMENT ON COLUMN warehouse.dim_place.kind IS 'country, province, city, village, front, river, base, airport ...';
COMMENT ON COLUMN warehouse.dim_place.country IS 'Country, ISO 3166 alpha-2.';
COMMENT ON COLUMN warehouse.dim_place.parent_key IS 'The containing place; -1 where the gazetteer names none.';
COMMENT ON COLUMN warehouse.dim_place.province_fa IS 'Persian name of the containing province.';
COMMENT ON COLUMN warehouse.dim_place.province_en IS 'English name of the containing province.';
COMMENT ON COLUMN warehouse.dim_place.latitude IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN warehouse.dim_place.longitude IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN warehouse.dim_place.precision IS 'What the coordinates stand for: exact, town, district, province, country; none without coordinates.';
COMMENT ON COLUMN warehouse.dim_place.coordinate_source IS 'Where the coordinates come from.';
COMMENT ON COLUMN warehouse.dim_place.is_inferred IS 'Made because a report names the place while the gazetteer does not hold it.';

CREATE TABLE warehouse.dim_materiel (
    materiel_key bigint NOT NULL,
    item text NOT NULL,
    label_fa text NOT NULL,
    CONSTRAINT dim_materiel_pk PRIMARY KEY (materiel_key),
    CONSTRAINT dim_materiel_item_uq UNIQUE (item)
);

COMMENT ON TABLE warehouse.dim_materiel IS 'One row a kind of equipment of the codebook.';
COMMENT ON COLUMN warehouse.dim_materiel.materiel_key IS 'Key of the kind; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_materiel.item IS 'The codebook''s noun.';
COMMENT ON COLUMN warehouse.dim_materiel.label_fa IS 'Persian label.';

CREATE TABLE warehouse.dim_article (
    article_key bigint NOT NULL,
    article_id text NOT NULL,
    version_number integer NOT NULL,
    is_current boolean NOT NULL,
    title text,
    url text,
    agency text,
    publisher_source_key bigint NOT NULL,
    published_date_key integer NOT NULL,
    published_at timestamptz,
    body_length integer NOT NULL,
    CONSTRAINT dim_article_pk PRIMARY KEY (article_key),
    CONSTRAINT dim_article_version_uq UNIQUE (article_id, version_number),
    CONSTRAINT dim_article_publisher_fk FOREIGN KEY (publisher_source_key)
    REFERENCES warehouse.dim_source (source_key),
    CONSTRAINT dim_article_published_fk FOREIGN KEY (published_date_key) REFERENCES warehouse.dim_date (date_key)
);
CREATE INDEX dim_article_publisher_ix ON warehouse.dim_article (publisher_source_key);
CREATE INDEX dim_article_published_ix ON warehouse.dim_article (published_date_key);

COMMENT ON TABLE warehouse.dim_article IS 'One row a version of an article. A corrected article supersedes the earlier version, which stays with is_current false.';
COMMENT ON COLUMN warehouse.dim_article.article_key IS 'Key of the version, as in landing.article_version; -1 unknown, -2 not applicable.';
COMMENT ON COLUMN warehouse.dim_article.article_id IS 'The identifier that the source gave.';
COMMENT ON COLUMN warehouse.dim_article.version_number IS 'Number of the version in order of arrival, from 1.';
COMMENT ON COLUMN warehouse.dim_article.is_current IS 'Whether it is the latest version that was coded.';
COMMENT ON COLUMN warehouse.dim_article.title IS 'The title.';
COMMENT ON COLUMN warehouse.dim_article.url IS 'Address of the article.';
COMMENT ON COLUMN warehouse.dim_article.agency IS 'The publisher as the source names it.';
COMMENT ON COLUMN warehouse.dim_article.publisher_source_key IS 'The publisher.';
COMMENT ON COLUMN warehouse.dim_article.published_date_key IS 'Day of publication.';
COMMENT ON COLUMN warehouse.dim_article.published_at IS 'Time of publication, where the source gave one.';
COMMENT ON COLUMN warehouse.dim_article.body_length IS 'Length of the raw body in characters (code points).';

-- The members of every dimension's own making.
INSERT INTO warehouse.dim_date (
    date_key, weekday_name_en, weekday_name_fa, is_iranian_weekend, jalali_month_name_en, jalali_month_name_fa,
    hijri_month_name_en, hijri_month_name_fa
)
VALUES
(-1, 'unknown', 'نامعلوم', false, 'unknown', 'نامعلوم', 'unknown', 'نامعلوم'),
(-2, 'not applicable', 'بی‌مورد', false, 'not applicable', 'بی‌مورد', 'not applicable', 'بی‌مورد');

INSERT INTO warehouse.dim_coder (coder_key, coder_version, lexicon_version)
VALUES (-1, 'unknown', 'unknown'), (-2, 'not applicable', 'not applicable');

INSERT INTO warehouse.dim_event_type (
    event_type_key, code, label_fa, label_en, is_core, acled_event, acled, plover, cameo, quad_class, description
)
VALUES
(
    -1, 'unknown', 'نامعلوم', 'unknown', false, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown',
    'The type is not known.'
),
(-2, 'not_applicable', 'بی‌مورد', 'not applicable', false, 'none', 'none', 'none', 'none', 'none', 'No type applies.');

INSERT INTO warehouse.dim_actor (
    actor_key, actor_code, name_fa, name_en, kind, side_code, valid_from, valid_to, is_current, is_inferred
)
VALUES
(-1, 'unknown', 'نامعلوم', 'unknown', 'unknown', 'unknown', '0001-01-01', '9999-12-31', true, false),
(-2, 'not_applicable', 'بی‌مورد', 'not applicable', 'none', 'not_applicable', '0001-01-01', '9999-12-31', true, false);

INSERT INTO warehouse.dim_source (
    source_key, source_code, name_fa, name_en, kind, valid_from, valid_to, is_current, is_inferred
)
VALUES
(-1, 'unknown', 'نامعلوم', 'unknown', 'unknown', '0001-01-01', '9999-12-31', true, false),
(-2, 'not_applicable', 'بی‌مورد', 'not applicable', 'none', '0001-01-01', '9999-12-31', true, false);

INSERT INTO warehouse.dim_place (
    place_key, place_id, name_fa, name_en, kind, parent_key, precision, coordinate_source, is_inferred
)
VALUES
(-1, 'unknown', 'نامعلوم', 'unknown', 'unknown', -1, 'none', 'none', false),
(-2, 'not_applicable', 'بی‌مورد', 'not applicable', 'none', -1, 'none', 'none', false);

INSERT INTO warehouse.dim_materiel (materiel_key, item, label_fa)
VALUES (-1, 'unknown', 'نامعلوم'), (-2, 'not_applicable', 'بی‌مورد');

INSERT INTO warehouse.dim_article (
    article_key, article_id, version_number, is_current, publisher_source_key, published_date_key, body_length
)
VALUES (-1, 'unknown', 1, false, -1, -1, 0), (-2, 'not_applicable', 1, false, -2, -2, 0);
