-- Reports of what has happened, or was foiled or denied, that begin more than a day after their article came out.

SELECT b.report_key
FROM batch AS b
INNER JOIN landing.article_version AS v ON b.article_key = v.article_key
WHERE b.status <> 'planned' AND b.date_first > v.published_on + 1
