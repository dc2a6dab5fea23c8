-- What each publisher gives by day: articles, reports, and who was first.

SELECT
    s.source_code,
    s.name_en AS publisher_en,
    s.name_fa AS publisher_fa,
    x.agency,
    d.calendar_date AS published_on,
    sum(x.articles)::bigint AS articles,
    sum(x.with_events)::bigint AS with_events,
    sum(x.quarantined)::bigint AS quarantined,
    sum(x.reports)::bigint AS reports,
    sum(x.attributed)::bigint AS attributed,
    sum(x.shared)::bigint AS shared,
    sum(x.told_first)::bigint AS told_first,
    sum(x.lag_days)::bigint AS lag_days,
    sum(x.with_lag)::bigint AS with_lag
FROM (
    SELECT
        f.publisher_source_key,
        f.published_date_key,
        a.agency,
        count(*) AS articles,
        count(*) FILTER (WHERE f.outcome = 'coded') AS with_events,
        count(*) FILTER (WHERE f.outcome = 'quarantined') AS quarantined,
        sum(f.report_count) AS reports,
        0 AS attributed,
        0 AS shared,
        0 AS told_first,
        0 AS lag_days,
        0 AS with_lag
    FROM pg_temp.changed_publication AS w
    INNER JOIN warehouse.fact_article AS f ON w.date_key = f.published_date_key
    INNER JOIN warehouse.dim_article AS a ON f.article_key = a.article_key
    WHERE f.is_current
    GROUP BY f.publisher_source_key, f.published_date_key, a.agency
    UNION ALL
    SELECT
        r.publisher_source_key,
        r.published_date_key,
        a.agency,
        0 AS articles,
        0 AS with_events,
        0 AS quarantined,
        0 AS reports,
        count(*) FILTER (WHERE r.is_attributed) AS attributed,
        count(*) FILTER (WHERE e.independent_source_count > 1) AS shared,
        count(*) FILTER (WHERE e.independent_source_count > 1 AND b.is_founding) AS told_first,
        coalesce(
            sum(w.day - first_told.calendar_date) FILTER (WHERE e.independent_source_count > 1), 0
        ) AS lag_days,
        count(w.day - first_told.calendar_date) FILTER (WHERE e.independent_source_count > 1) AS with_lag
    FROM pg_temp.changed_publication AS w
    INNER JOIN warehouse.fact_report AS r ON w.date_key = r.published_date_key
    INNER JOIN warehouse.dim_article AS a ON r.article_key = a.article_key
    LEFT JOIN warehouse.bridge_event_report AS b ON r.report_key = b.report_key
    LEFT JOIN warehouse.fact_event AS e ON b.event_key = e.event_key
    LEFT JOIN warehouse.dim_date AS first_told ON e.first_published_date_key = first_told.date_key
    WHERE r.is_current
    GROUP BY r.publisher_source_key, r.published_date_key, a.agency
) AS x
INNER JOIN warehouse.dim_source AS s ON x.publisher_source_key = s.source_key
INNER JOIN warehouse.dim_date AS d ON x.published_date_key = d.date_key
GROUP BY s.source_code, s.name_en, s.name_fa, x.agency, d.calendar_date;
