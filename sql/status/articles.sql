-- What became of the articles under the present coder and dictionaries.
-- Example: landed 51, coded 38, without_events 13, quarantined 0, pending 0, reports 56, events 53

SELECT
    count(*) AS landed,
    count(*) FILTER (WHERE k.outcome = 'coded') AS coded,
    count(*) FILTER (WHERE k.outcome = 'no_events') AS without_events,
    count(*) FILTER (WHERE k.outcome = 'quarantined') AS quarantined,
    count(*) FILTER (WHERE k.outcome IS NULL) AS pending,
    (
        SELECT count(*) FROM warehouse.fact_report AS r
        WHERE r.is_current
    ) AS reports,
    (SELECT count(*) FROM warehouse.fact_event) AS events
FROM ops.article AS a
LEFT JOIN ops.coding AS k
    ON a.article_key = k.article_key AND a.coder_key = k.coder_key AND a.coder_key = %(coder_key)s;
