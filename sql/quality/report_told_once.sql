-- Reports of one article with the same type, words, days, actors and places as one before them.

SELECT b.report_key
FROM batch AS b
WHERE
    EXISTS (
        SELECT FROM batch AS o
        WHERE
            o.article_key = b.article_key
            AND o.ordinal < b.ordinal
            AND (o.event_type, o.status) = (b.event_type, b.status)
            AND (o.quote_start, o.quote_end) = (b.quote_start, b.quote_end)
            AND o.date_first IS NOT DISTINCT FROM b.date_first
            AND NOT EXISTS (
                SELECT FROM (
                    SELECT
                        x.report_key,
                        x.role,
                        x.quote_start
                    FROM staging.report_actor AS x
                    WHERE x.batch_id = b.batch_id AND x.report_key IN (o.report_key, b.report_key)
                    UNION ALL
                    SELECT
                        x.report_key,
                        x.role,
                        x.quote_start
                    FROM staging.report_place AS x
                    WHERE x.batch_id = b.batch_id AND x.report_key IN (o.report_key, b.report_key)
                ) AS part
                GROUP BY part.role, part.quote_start
                HAVING count(DISTINCT part.report_key) = 1
            )
    )
