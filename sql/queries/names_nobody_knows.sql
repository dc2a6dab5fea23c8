-- Question: Which names of places, actors and sources do reports use that the dictionaries do not know?
-- Parameter: rows, integer, default 50: At most so many rows, the most frequent first.

SELECT
    x.what,
    x.name_in_text,
    sum(x.reports)::bigint AS reports,
    sum(x.articles)::bigint AS articles,
    min(x.published_on) AS first_published,
    max(x.published_on) AS last_published
FROM mart.unknown_name_summary AS x
GROUP BY x.what, x.name_in_text
ORDER BY reports DESC, x.what ASC, x.name_in_text ASC
LIMIT %(rows)s
