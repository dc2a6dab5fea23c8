-- Reports whose initiator and target are one actor. Fighting within a side is told of mutual events only.

SELECT b.report_key
FROM batch AS b
WHERE
    b.event_type NOT IN ('armed_clash', 'talks', 'agreement')
    AND EXISTS (
        SELECT FROM staging.report_actor AS i
        INNER JOIN staging.report_actor AS t
            ON i.batch_id = t.batch_id AND i.report_key = t.report_key AND i.actor_code = t.actor_code
        WHERE
            i.batch_id = b.batch_id AND i.report_key = b.report_key AND i.role = 'initiator' AND t.role = 'target'
    )
