-- Who claims what: one row a figure and a claimant.

CREATE VIEW mart.casualty_claim AS
SELECT
    c.report_key,
    c.ordinal,
    b.event_key,
    c.kind,
    c.low,
    c.best,
    c.high,
    victim.actor_code AS victim_code,
    victim.name_fa AS victim_fa,
    victim.name_en AS victim_en,
    victim.side_code AS victim_side,
    CASE WHEN x.report_key IS NULL THEN 'publisher' ELSE 'attributed' END AS claimed_as,
    CASE
        WHEN x.report_key IS NULL THEN publisher.name_fa
        WHEN x.source_key > 0 THEN source.name_fa
        WHEN x.actor_key > 0 THEN claimant.name_fa
        ELSE x.quote
    END AS claimant_fa,
    CASE
        WHEN x.report_key IS NULL THEN publisher.name_en
        WHEN x.source_key > 0 THEN source.name_en
        WHEN x.actor_key > 0 THEN claimant.name_en
        ELSE x.quote
    END AS claimant_en,
    CASE
        WHEN x.report_key IS NULL THEN publisher.side
        WHEN x.actor_key > 0 THEN claimant.side_code
        ELSE source.side
    END AS claimant_side,
    publisher.name_en AS publisher_en,
    published.calendar_date AS published_on,
    c.quote
FROM warehouse.fact_casualty AS c
INNER JOIN warehouse.fact_report AS f ON c.report_key = f.report_key
INNER JOIN warehouse.dim_actor AS victim ON c.victim_actor_key = victim.actor_key
INNER JOIN warehouse.dim_source AS publisher ON f.publisher_source_key = publisher.source_key
INNER JOIN warehouse.dim_date AS published ON f.published_date_key = published.date_key
LEFT JOIN warehouse.bridge_event_report AS b ON c.report_key = b.report_key
LEFT JOIN warehouse.bridge_report_attribution AS x ON c.report_key = x.report_key
LEFT JOIN warehouse.dim_source AS source ON x.source_key = source.source_key
LEFT JOIN warehouse.dim_actor AS claimant ON x.actor_key = claimant.actor_key
WHERE f.is_current AND f.status = 'happened';

COMMENT ON VIEW mart.casualty_claim IS 'One row a figure of people and whoever claims it: each source that the text names, or the publisher where it names none. A figure with two sources has two rows: do not add up, compare.';
COMMENT ON COLUMN mart.casualty_claim.report_key IS 'Key of the report.';
COMMENT ON COLUMN mart.casualty_claim.ordinal IS 'Number of the figure in the report.';
COMMENT ON COLUMN mart.casualty_claim.event_key IS 'Key of the event.';
COMMENT ON COLUMN mart.casualty_claim.kind IS 'killed, wounded, captured ...';
COMMENT ON COLUMN mart.casualty_claim.low IS 'Lower bound.';
COMMENT ON COLUMN mart.casualty_claim.best IS 'Best single figure.';
COMMENT ON COLUMN mart.casualty_claim.high IS 'Upper bound.';
COMMENT ON COLUMN mart.casualty_claim.victim_code IS 'Code of those who suffered.';
COMMENT ON COLUMN mart.casualty_claim.victim_fa IS 'Their Persian name.';
COMMENT ON COLUMN mart.casualty_claim.victim_en IS 'Their English name.';
COMMENT ON COLUMN mart.casualty_claim.victim_side IS 'Code of their side.';
COMMENT ON COLUMN mart.casualty_claim.claimed_as IS 'attributed: the text names the claimant. publisher: it names none.';
COMMENT ON COLUMN mart.casualty_claim.claimant_fa IS 'Persian name of the claimant; its words in the text where nobody is known by them.';
COMMENT ON COLUMN mart.casualty_claim.claimant_en IS 'English name of the claimant.';
COMMENT ON COLUMN mart.casualty_claim.claimant_side IS 'Code of the side on which the claimant stands.';
COMMENT ON COLUMN mart.casualty_claim.publisher_en IS 'English name of the publisher.';
COMMENT ON COLUMN mart.casualty_claim.published_on IS 'Day of publication.';
COMMENT ON COLUMN mart.casualty_claim.quote IS 'The figure, raw.';
