-- Question: What does each publisher give us: articles, articles with events, reports, share of reports that name a source?

SELECT
    c.publisher_en,
    c.publisher_fa,
    min(c.published_on) AS first_day,
    max(c.published_on) AS last_day,
    sum(c.articles) AS articles,
    sum(c.with_events) AS with_events,
    sum(c.quarantined) AS quarantined,
    sum(c.reports) AS reports,
    round(sum(c.attributed) / nullif(sum(c.reports), 0), 2) AS attributed_share
FROM mart.coverage_summary AS c
GROUP BY c.publisher_en, c.publisher_fa
HAVING sum(c.articles) > 0
ORDER BY articles DESC, c.publisher_en ASC
