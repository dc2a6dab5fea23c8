-- Documents read for the first time.

INSERT INTO text.document (
    article_key, normalized, headline, section_count, sentence_count, sections, reporter, agency, dateline_place,
    dateline_date, closing
)
SELECT
    r.article_key,
    r.normalized,
    r.headline,
    r.section_count,
    r.sentence_count,
    r.sections,
    r.reporter,
    r.agency,
    r.dateline_place,
    r.dateline_date,
    r.closing
FROM pg_temp.reading AS r
WHERE
    NOT EXISTS (
        SELECT FROM text.document AS d
        WHERE d.article_key = r.article_key
    )
ORDER BY r.article_key ASC;
