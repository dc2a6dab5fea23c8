-- Staged articles that are not of the batch.

SELECT b.article_key
FROM batch AS b
WHERE
    NOT EXISTS (
        SELECT FROM ops.batch_article AS a
        WHERE a.batch_id = b.batch_id AND a.article_key = b.article_key
    )
