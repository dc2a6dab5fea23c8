-- One readable row a current report.

CREATE VIEW mart.report AS
SELECT
    f.report_key,
    b.event_key,
    a.article_id,
    publisher.name_fa AS publisher_fa,
    publisher.name_en AS publisher_en,
    a.title,
    a.url,
    published.calendar_date AS published_on,
    t.code AS event_type,
    t.label_fa AS event_type_fa,
    t.label_en AS event_type_en,
    t.is_core,
    f.status,
    first_day.calendar_date AS date_first,
    last_day.calendar_date AS date_last,
    f.date_precision,
    first_day.jalali_date AS jalali_date_first,
    place.name_fa AS place_fa,
    place.name_en AS place_en,
    place.province_fa,
    place.province_en,
    place.country,
    place.latitude,
    place.longitude,
    f.quote,
    (
        SELECT string_agg(x.quote, '، ' ORDER BY x.ordinal) FROM warehouse.bridge_report_actor AS x
        WHERE x.report_key = f.report_key AND x.role = 'initiator'
    ) AS initiator_quotes,
    (
        SELECT string_agg(x.quote, '، ' ORDER BY x.ordinal) FROM warehouse.bridge_report_actor AS x
        WHERE x.report_key = f.report_key AND x.role = 'target'
    ) AS target_quotes,
    (
        SELECT string_agg(x.quote, '، ' ORDER BY x.ordinal) FROM warehouse.bridge_report_attribution AS x
        WHERE x.report_key = f.report_key
    ) AS attribution_quotes
FROM warehouse.fact_report AS f
INNER JOIN warehouse.dim_article AS a ON f.article_key = a.article_key
INNER JOIN warehouse.dim_source AS publisher ON f.publisher_source_key = publisher.source_key
INNER JOIN warehouse.dim_event_type AS t ON f.event_type_key = t.event_type_key
INNER JOIN warehouse.dim_date AS published ON f.published_date_key = published.date_key
INNER JOIN warehouse.dim_date AS first_day ON f.date_first_key = first_day.date_key
INNER JOIN warehouse.dim_date AS last_day ON f.date_last_key = last_day.date_key
INNER JOIN warehouse.dim_place AS place ON f.place_key = place.place_key
LEFT JOIN warehouse.bridge_event_report AS b ON f.report_key = b.report_key
WHERE f.is_current;

COMMENT ON VIEW mart.report IS 'One row a report of the latest version of its article: what one article tells of one event, with names in Persian and English.';
COMMENT ON COLUMN mart.report.report_key IS 'Key of the report.';
COMMENT ON COLUMN mart.report.event_key IS 'Key of the event that it tells (mart.event).';
COMMENT ON COLUMN mart.report.article_id IS 'The article.';
COMMENT ON COLUMN mart.report.publisher_fa IS 'Persian name of the publisher.';
COMMENT ON COLUMN mart.report.publisher_en IS 'English name of the publisher.';
COMMENT ON COLUMN mart.report.title IS 'Title of the article.';
COMMENT ON COLUMN mart.report.url IS 'Address of the article.';
COMMENT ON COLUMN mart.report.published_on IS 'Day of publication.';
COMMENT ON COLUMN mart.report.event_type IS 'Code of the type.';
COMMENT ON COLUMN mart.report.event_type_fa IS 'Persian label of the type.';
COMMENT ON COLUMN mart.report.event_type_en IS 'English label of the type.';
COMMENT ON COLUMN mart.report.is_core IS 'Whether the type belongs to the violent core.';
COMMENT ON COLUMN mart.report.status IS 'happened, planned, denied or failed.';
COMMENT ON COLUMN mart.report.date_first IS 'First day on which it happened; null where the text does not say.';
COMMENT ON COLUMN mart.report.date_last IS 'Last day on which it happened; null where the text does not say.';
COMMENT ON COLUMN mart.report.date_precision IS 'day, week, month, year or none.';
COMMENT ON COLUMN mart.report.jalali_date_first IS 'The first day in the Jalali calendar.';
COMMENT ON COLUMN mart.report.place_fa IS 'Persian name of the best place.';
COMMENT ON COLUMN mart.report.place_en IS 'English name of the best place.';
COMMENT ON COLUMN mart.report.province_fa IS 'Persian name of its province.';
COMMENT ON COLUMN mart.report.province_en IS 'English name of its province.';
COMMENT ON COLUMN mart.report.country IS 'Its country, ISO 3166 alpha-2.';
COMMENT ON COLUMN mart.report.latitude IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN mart.report.longitude IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN mart.report.quote IS 'The clause or sentence that tells it, raw.';
COMMENT ON COLUMN mart.report.initiator_quotes IS 'The words for the initiators.';
COMMENT ON COLUMN mart.report.target_quotes IS 'The words for the targets.';
COMMENT ON COLUMN mart.report.attribution_quotes IS 'The words for those who say so.';
