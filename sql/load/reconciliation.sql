-- The terms of the equations that have to hold at any moment, in one snapshot.

SELECT
    (SELECT count(*) FROM ops.article) AS work_list,
    (SELECT count(DISTINCT v.article_id) FROM landing.article_version AS v) AS landed,
    (SELECT count(*) FROM landing.article_version) AS versions,
    (SELECT coalesce(sum(a.version_count - 1), 0) FROM ops.article AS a) AS superseded,
    (SELECT coalesce(sum(a.duplicate_count), 0) FROM ops.article AS a) AS duplicates,
    c.coded,
    c.without_events,
    c.quarantined,
    c.pending,
    (
        SELECT count(*) FROM ops.quarantine AS q
        WHERE q.stage = 'ingest' AND q.severity = 'critical' AND q.status = 'open'
    ) AS inputs_rejected,
    (
        SELECT count(*) FROM ops.quarantine AS q
        WHERE q.stage = 'validate' AND q.status = 'open'
    ) AS rows_kept_back,
    r.articles_recorded,
    r.reports_recorded,
    (SELECT count(*) FROM warehouse.fact_article) AS articles_loaded,
    f.reports_loaded,
    f.reports_current,
    (SELECT count(*) FROM warehouse.bridge_event_report) AS reports_resolved,
    (
        SELECT count(*) FROM warehouse.fact_report AS u
        WHERE
            u.is_current AND NOT EXISTS (
                SELECT FROM warehouse.bridge_event_report AS b
                WHERE b.report_key = u.report_key
            )
    ) AS reports_unresolved,
    e.events,
    e.reports_of_events
FROM (
    SELECT
        count(*) FILTER (WHERE k.outcome = 'coded') AS coded,
        count(*) FILTER (WHERE k.outcome = 'no_events') AS without_events,
        count(*) FILTER (WHERE k.outcome = 'quarantined') AS quarantined,
        count(*) FILTER (WHERE k.outcome IS NULL) AS pending
    FROM ops.article AS a
    LEFT JOIN ops.coding AS k
        ON a.article_key = k.article_key AND a.coder_key = k.coder_key AND a.coder_key = %(coder_key)s
) AS c
CROSS JOIN (
    -- The record that stands for a version is that of the coder that coded it last.
    SELECT
        count(*) AS articles_recorded,
        coalesce(sum(k.report_count), 0) AS reports_recorded
    FROM warehouse.fact_article AS t
    INNER JOIN ops.coding AS k ON t.article_key = k.article_key AND t.coder_key = k.coder_key
) AS r
CROSS JOIN (
    SELECT
        count(*) AS reports_loaded,
        count(*) FILTER (WHERE t.is_current) AS reports_current
    FROM warehouse.fact_report AS t
) AS f
CROSS JOIN (
    SELECT
        count(*) AS events,
        coalesce(sum(t.report_count), 0) AS reports_of_events
    FROM warehouse.fact_event AS t
) AS e;
