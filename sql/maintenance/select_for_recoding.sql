-- The articles that a recoding takes: those whose current version was coded, and that meet every condition given.
-- Example: since 2017-06-01, agency ایسنا → articles of that agency published from that day on

SELECT
    a.article_key,
    a.article_id,
    v.agency,
    v.published_on
FROM ops.article AS a
INNER JOIN landing.article_version AS v ON a.article_key = v.article_key
INNER JOIN warehouse.dim_coder AS c ON a.coder_key = c.coder_key
WHERE
    (%(since)s::date IS NULL OR v.published_on >= %(since)s::date)
    AND (%(until)s::date IS NULL OR v.published_on <= %(until)s::date)
    AND (%(agency)s::text IS NULL OR v.agency = %(agency)s::text)
    AND (%(coder_version)s::text IS NULL OR c.coder_version = %(coder_version)s::text)
ORDER BY a.article_key ASC;
