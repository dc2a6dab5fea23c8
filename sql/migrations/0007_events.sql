-- Events in the world, resolved from reports.

SET LOCAL ROLE rasad_owner;

CREATE TABLE warehouse.fact_event (
    event_key uuid NOT NULL,
    event_type_key bigint NOT NULL,
    place_key bigint NOT NULL,
    initiator_actor_key bigint NOT NULL,
    target_actor_key bigint NOT NULL,
    date_first_key integer NOT NULL,
    date_last_key integer NOT NULL,
    first_published_date_key integer NOT NULL,
    last_published_date_key integer NOT NULL,
    status text NOT NULL,
    date_precision text NOT NULL,
    report_count integer NOT NULL,
    article_count integer NOT NULL,
    source_count integer NOT NULL,
    independent_source_count integer NOT NULL,
    CONSTRAINT fact_event_pk PRIMARY KEY (event_key),
    CONSTRAINT fact_event_event_type_fk FOREIGN KEY (event_type_key)
    REFERENCES warehouse.dim_event_type (event_type_key),
    CONSTRAINT fact_event_place_fk FOREIGN KEY (place_key) REFERENCES warehouse.dim_place (place_key),
    CONSTRAINT fact_event_initiator_fk FOREIGN KEY (initiator_actor_key) REFERENCES warehouse.dim_actor (actor_key),
    CONSTRAINT fact_event_target_fk FOREIGN KEY (target_actor_key) REFERENCES warehouse.dim_actor (actor_key),
    CONSTRAINT fact_event_date_first_fk FOREIGN KEY (date_first_key) REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_event_date_last_fk FOREIGN KEY (date_last_key) REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_event_first_published_fk FOREIGN KEY (first_published_date_key)
    REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_event_last_published_fk FOREIGN KEY (last_published_date_key)
    REFERENCES warehouse.dim_date (date_key),
    CONSTRAINT fact_event_status_ck CHECK (status IN ('happened', 'planned', 'denied', 'failed')),
    CONSTRAINT fact_event_precision_ck CHECK (date_precision IN ('day', 'week', 'month', 'year', 'none'))
);
CREATE INDEX fact_event_date_type_ix ON warehouse.fact_event (date_first_key, event_type_key);
CREATE INDEX fact_event_event_type_ix ON warehouse.fact_event (event_type_key);
CREATE INDEX fact_event_place_ix ON warehouse.fact_event (place_key);
CREATE INDEX fact_event_initiator_ix ON warehouse.fact_event (initiator_actor_key);
CREATE INDEX fact_event_target_ix ON warehouse.fact_event (target_actor_key);

COMMENT ON TABLE warehouse.fact_event IS 'Grain: one event in the world, as resolved from its current reports.';
COMMENT ON COLUMN warehouse.fact_event.event_key IS 'Key of the event: the key of its founding report, the one published first. It stays when later reports join; ops.event_history follows merged, renamed and split events.';
COMMENT ON COLUMN warehouse.fact_event.event_type_key IS 'The type that most of its reports give; ties go to the founding order.';
COMMENT ON COLUMN warehouse.fact_event.place_key IS 'The best place: the most precise, then the most reported.';
COMMENT ON COLUMN warehouse.fact_event.initiator_actor_key IS 'The initiator that most reports name; -1 where none does.';
COMMENT ON COLUMN warehouse.fact_event.target_actor_key IS 'The target that most reports name; -1 where none does.';
COMMENT ON COLUMN warehouse.fact_event.date_first_key IS 'First day on which it happened, by its most precise reports; the first publication where no report says; -1 where that is not known either.';
COMMENT ON COLUMN warehouse.fact_event.date_last_key IS 'Last day on which it happened, by the same reports.';
COMMENT ON COLUMN warehouse.fact_event.first_published_date_key IS 'Day of the first publication.';
COMMENT ON COLUMN warehouse.fact_event.last_published_date_key IS 'Day of the last publication.';
COMMENT ON COLUMN warehouse.fact_event.status IS 'happened as soon as one report says so; else the status of most reports.';
COMMENT ON COLUMN warehouse.fact_event.date_precision IS 'Precision of the days; none where they are taken from publication.';
COMMENT ON COLUMN warehouse.fact_event.report_count IS 'Number of its reports.';
COMMENT ON COLUMN warehouse.fact_event.article_count IS 'Number of articles that tell it.';
COMMENT ON COLUMN warehouse.fact_event.source_count IS 'Number of publishers that tell it.';
COMMENT ON COLUMN warehouse.fact_event.independent_source_count IS 'Number of publishers that tell it in words of their own: near-identical tellings count once.';

CREATE TABLE warehouse.bridge_event_report (
    report_key uuid NOT NULL,
    event_key uuid NOT NULL,
    is_founding boolean NOT NULL,
    telling integer NOT NULL,
    CONSTRAINT bridge_event_report_pk PRIMARY KEY (report_key),
    CONSTRAINT bridge_event_report_report_fk FOREIGN KEY (report_key) REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT bridge_event_report_event_fk FOREIGN KEY (event_key) REFERENCES warehouse.fact_event (event_key)
);
CREATE INDEX bridge_event_report_event_ix ON warehouse.bridge_event_report (event_key);

COMMENT ON TABLE warehouse.bridge_event_report IS 'Grain: one current report and the event that it tells.';
COMMENT ON COLUMN warehouse.bridge_event_report.report_key IS 'The report.';
COMMENT ON COLUMN warehouse.bridge_event_report.event_key IS 'The event.';
COMMENT ON COLUMN warehouse.bridge_event_report.is_founding IS 'Whether the event is named after it.';
COMMENT ON COLUMN warehouse.bridge_event_report.telling IS 'Number of the telling within the event, from 1: reports with one number are near-identical texts or come from one publisher, and count as one independent source.';

CREATE TABLE warehouse.bridge_report_link (
    report_key uuid NOT NULL,
    other_report_key uuid NOT NULL,
    score integer NOT NULL,
    reasons text[] NOT NULL,
    CONSTRAINT bridge_report_link_pk PRIMARY KEY (report_key, other_report_key),
    CONSTRAINT bridge_report_link_report_fk FOREIGN KEY (report_key) REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT bridge_report_link_other_fk FOREIGN KEY (other_report_key)
    REFERENCES warehouse.fact_report (report_key),
    CONSTRAINT bridge_report_link_order_ck CHECK (report_key < other_report_key),
    CONSTRAINT bridge_report_link_score_ck CHECK (score BETWEEN 0 AND 100)
);
CREATE INDEX bridge_report_link_other_ix ON warehouse.bridge_report_link (other_report_key);

COMMENT ON TABLE warehouse.bridge_report_link IS 'Grain: one pair of current reports that may tell one event, and why. Clusters of links make events; a link can stay unused where joining its two events would put together reports that cannot be one event.';
COMMENT ON COLUMN warehouse.bridge_report_link.report_key IS 'The report with the lower key.';
COMMENT ON COLUMN warehouse.bridge_report_link.other_report_key IS 'The report with the higher key.';
COMMENT ON COLUMN warehouse.bridge_report_link.score IS 'How much speaks for it, from 0 to 100.';
COMMENT ON COLUMN warehouse.bridge_report_link.reasons IS 'What speaks for it, in words.';
