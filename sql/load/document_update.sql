-- Documents that read otherwise than before.

UPDATE text.document AS d
SET
    normalized = r.normalized,
    headline = r.headline,
    section_count = r.section_count,
    sentence_count = r.sentence_count,
    sections = r.sections,
    reporter = r.reporter,
    agency = r.agency,
    dateline_place = r.dateline_place,
    dateline_date = r.dateline_date,
    closing = r.closing
FROM pg_temp.reading AS r
WHERE
    d.article_key = r.article_key
    AND (
        d.normalized, d.headline, d.section_count, d.sentence_count, d.sections, d.reporter, d.agency,
        d.dateline_place, d.dateline_date, d.closing
    ) IS DISTINCT FROM (
        r.normalized, r.headline, r.section_count, r.sentence_count, r.sections, r.reporter, r.agency,
        r.dateline_place, r.dateline_date, r.closing
    );
