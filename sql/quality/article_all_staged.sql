-- Articles of the batch that are not staged.

SELECT a.article_key
FROM ops.batch_article AS a
WHERE
    a.batch_id IN (SELECT b.batch_id FROM batch AS b)
    AND NOT EXISTS (
        SELECT FROM batch AS s
        WHERE s.article_key = a.article_key
    )
