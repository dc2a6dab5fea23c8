-- Names that the dictionaries do not know, by day of publication.

CREATE TABLE mart.unknown_name_summary (
    published_on date,
    what text,
    name_in_text text,
    reports bigint,
    articles bigint
);

CREATE INDEX unknown_name_summary_published_ix ON mart.unknown_name_summary (published_on);

COMMENT ON TABLE mart.unknown_name_summary IS 'One row a day of publication and name of a place, actor or source in current reports that no dictionary knows. As of the last refresh_marts.';
COMMENT ON COLUMN mart.unknown_name_summary.published_on IS 'Day of publication; null where it is not known.';
COMMENT ON COLUMN mart.unknown_name_summary.what IS 'place, actor or source.';
COMMENT ON COLUMN mart.unknown_name_summary.name_in_text IS 'The words of the text.';
COMMENT ON COLUMN mart.unknown_name_summary.reports IS 'How often reports name it.';
COMMENT ON COLUMN mart.unknown_name_summary.articles IS 'Number of articles that do.';
