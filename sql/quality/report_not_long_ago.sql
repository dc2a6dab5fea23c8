-- Reports of what is said to have happened over a hundred years before their article came out.

SELECT b.report_key
FROM batch AS b
INNER JOIN landing.article_version AS v ON b.article_key = v.article_key
WHERE b.date_first < v.published_on - 36525
