-- Question: Which articles were corrected most often, and what did the corrections do to their reports?
-- Parameter: agency, text, default none: Only articles of this publisher, as the source names it.
-- Parameter: rows, integer, default 30: At most so many rows, the most corrected first.

SELECT
    a.article_id,
    s.name_en AS publisher_en,
    max(d.calendar_date) AS published_on,
    count(*) AS versions,
    (array_agg(f.report_count ORDER BY a.version_number ASC))[1] AS reports_first,
    (array_agg(f.report_count ORDER BY a.version_number DESC))[1] AS reports_last,
    (array_agg(a.body_length ORDER BY a.version_number ASC))[1] AS letters_first,
    (array_agg(a.body_length ORDER BY a.version_number DESC))[1] AS letters_last,
    (array_agg(a.title ORDER BY a.version_number DESC))[1] AS title,
    (array_agg(a.url ORDER BY a.version_number DESC))[1] AS url
-- Few articles have a second version, and an index holds those.
FROM (
    SELECT DISTINCT c.article_id FROM warehouse.dim_article AS c
    WHERE c.version_number > 1
) AS corrected
INNER JOIN warehouse.dim_article AS a ON corrected.article_id = a.article_id
INNER JOIN warehouse.fact_article AS f ON a.article_key = f.article_key
INNER JOIN warehouse.dim_source AS s ON a.publisher_source_key = s.source_key
INNER JOIN warehouse.dim_date AS d ON a.published_date_key = d.date_key
WHERE a.article_key > 0 AND (%(agency)s::text IS NULL OR a.agency = %(agency)s::text)
GROUP BY a.article_id, s.name_en
HAVING count(*) > 1
ORDER BY versions DESC, published_on DESC NULLS LAST, a.article_id ASC
LIMIT %(rows)s
