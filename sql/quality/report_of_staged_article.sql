-- Reports of articles that are not staged.

SELECT b.report_key
FROM batch AS b
WHERE
    NOT EXISTS (
        SELECT FROM staging.article AS a
        WHERE a.batch_id = b.batch_id AND a.article_key = b.article_key
    )
