-- Figures of five hundred people and more that are fifty times all other figures of their kind in the article.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
INNER JOIN staging.report AS r ON b.batch_id = r.batch_id AND b.report_key = r.report_key
INNER JOIN (
    SELECT
        s.article_key,
        o.kind,
        o.report_key,
        o.ordinal,
        greatest(o.low, o.high) AS people
    FROM batch AS o
    INNER JOIN staging.report AS s ON o.batch_id = s.batch_id AND o.report_key = s.report_key
) AS a ON r.article_key = a.article_key AND b.kind = a.kind AND (b.report_key, b.ordinal) <> (a.report_key, a.ordinal)
WHERE greatest(b.low, b.high) >= 500
GROUP BY b.report_key, b.ordinal, b.low, b.high
HAVING greatest(b.low, b.high) > 50 * max(a.people)
