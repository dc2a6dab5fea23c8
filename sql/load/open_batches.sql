-- Every pending article into a batch; gives the batches to work on.

UPDATE ops.batch
SET state = 'abandoned', changed_at = now()
WHERE state IN ('open', 'normalized', 'extracted', 'validated') AND coder_key <> %(coder_key)s;

-- Two conditions in place of IS DISTINCT FROM, so that the index on coder_key leads past all that is coded.
CREATE TEMPORARY TABLE pending ON COMMIT DROP AS
SELECT
    p.article_key,
    row_number() OVER (ORDER BY p.article_key ASC) - 1 AS position
FROM (
    SELECT a.article_key FROM ops.article AS a
    WHERE a.coder_key IS NULL
    UNION ALL
    SELECT a.article_key FROM ops.article AS a
    WHERE a.coder_key < %(coder_key)s
    UNION ALL
    SELECT a.article_key FROM ops.article AS a
    WHERE a.coder_key > %(coder_key)s
) AS p
WHERE
    NOT EXISTS (
        SELECT FROM ops.batch_article AS ba
        INNER JOIN ops.batch AS b ON ba.batch_id = b.batch_id
        WHERE ba.article_key = p.article_key AND b.state IN ('open', 'normalized', 'extracted', 'validated')
    );

-- The pieces are numbered from 0; the new batches take them in the order of their own numbers.
WITH piece AS (
    SELECT
        p.position / %(size)s AS number,
        count(*) AS articles
    FROM pg_temp.pending AS p
    GROUP BY p.position / %(size)s
),

opened AS (
    INSERT INTO ops.batch (coder_key, article_count)
    SELECT
        %(coder_key)s AS coder_key,
        piece.articles
    FROM piece
    ORDER BY piece.number ASC
    RETURNING batch_id
),

numbered AS (
    SELECT
        batch_id,
        row_number() OVER (ORDER BY batch_id ASC) - 1 AS number
    FROM opened
)

INSERT INTO ops.batch_article (batch_id, article_key)
SELECT
    n.batch_id,
    p.article_key
FROM pg_temp.pending AS p
INNER JOIN numbered AS n ON p.position / %(size)s = n.number;

SELECT b.batch_id
FROM ops.batch AS b
WHERE b.state IN ('open', 'normalized', 'extracted', 'validated', 'loaded')
ORDER BY b.batch_id ASC
LIMIT %(limit)s;
