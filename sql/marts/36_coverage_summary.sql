-- What each publisher gives by day: articles, reports, and who was first.

CREATE TABLE mart.coverage_summary (
    source_code text,
    publisher_en text,
    publisher_fa text,
    agency text,
    published_on date,
    articles bigint,
    with_events bigint,
    quarantined bigint,
    reports bigint,
    attributed bigint,
    shared bigint,
    told_first bigint,
    lag_days bigint,
    with_lag bigint
);

CREATE UNIQUE INDEX coverage_summary_uq
ON mart.coverage_summary (source_code, publisher_en, publisher_fa, agency, published_on);
CREATE INDEX coverage_summary_published_ix ON mart.coverage_summary (published_on);

COMMENT ON TABLE mart.coverage_summary IS 'One row a publisher and day of publication. As of the last refresh_marts.';
COMMENT ON COLUMN mart.coverage_summary.source_code IS 'Code of the publisher.';
COMMENT ON COLUMN mart.coverage_summary.publisher_en IS 'English name of the publisher.';
COMMENT ON COLUMN mart.coverage_summary.publisher_fa IS 'Persian name of the publisher.';
COMMENT ON COLUMN mart.coverage_summary.agency IS 'The publisher as the source names it.';
COMMENT ON COLUMN mart.coverage_summary.published_on IS 'Day of publication; null where it is not known.';
COMMENT ON COLUMN mart.coverage_summary.articles IS 'Number of articles, each in its latest version.';
COMMENT ON COLUMN mart.coverage_summary.with_events IS 'Of these, articles that tell events.';
COMMENT ON COLUMN mart.coverage_summary.quarantined IS 'Of these, articles that were kept back.';
COMMENT ON COLUMN mart.coverage_summary.reports IS 'Number of reports.';
COMMENT ON COLUMN mart.coverage_summary.attributed IS 'Of these, reports that name who says so.';
COMMENT ON COLUMN mart.coverage_summary.shared IS 'Of these, reports of events that several independent sources tell.';
COMMENT ON COLUMN mart.coverage_summary.told_first IS 'Of the shared ones, reports that founded their event.';
COMMENT ON COLUMN mart.coverage_summary.lag_days IS 'Days between the first publication of an event and this one, added up over the shared ones.';
COMMENT ON COLUMN mart.coverage_summary.with_lag IS 'Number of shared reports whose day of publication is known.';
