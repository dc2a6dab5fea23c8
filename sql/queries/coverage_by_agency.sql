-- Question: What does each publisher give us: articles, articles with events, reports, share of reports that name a source?

SELECT
    s.name_en AS publisher_en,
    s.name_fa AS publisher_fa,
    min(d.calendar_date) AS first_day,
    max(d.calendar_date) AS last_day,
    count(*) AS articles,
    count(*) FILTER (WHERE f.outcome = 'coded') AS with_events,
    count(*) FILTER (WHERE f.outcome = 'quarantined') AS quarantined,
    sum(f.report_count) AS reports,
    round(sum(r.attributed) / nullif(sum(f.report_count), 0), 2) AS attributed_share
FROM warehouse.fact_article AS f
INNER JOIN warehouse.dim_source AS s ON f.publisher_source_key = s.source_key
INNER JOIN warehouse.dim_date AS d ON f.published_date_key = d.date_key
LEFT JOIN (
    SELECT
        t.article_key,
        count(*) FILTER (WHERE t.is_attributed) AS attributed
    FROM warehouse.fact_report AS t
    GROUP BY t.article_key
) AS r ON f.article_key = r.article_key
WHERE f.is_current
GROUP BY s.name_en, s.name_fa
ORDER BY articles DESC, publisher_en ASC
