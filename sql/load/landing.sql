-- From arrival into landing.article_version and the work list. A chunk is landed while no other is: the transaction
-- holds the lock of the work list.

ANALYZE pg_temp.arrival;

-- The versions that are new: not known for this article, and the first such in the chunk.
CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS
SELECT DISTINCT ON (a.article_id, a.content_hash) a.*
FROM pg_temp.arrival AS a
WHERE
    NOT EXISTS (
        SELECT FROM landing.article_version AS v
        WHERE v.article_id = a.article_id AND v.content_hash = a.content_hash
    )
ORDER BY a.article_id ASC, a.content_hash ASC, a.position ASC;

-- Two articles with one key: the one that is here, or came first, keeps it.
CREATE TEMPORARY TABLE collision ON COMMIT DROP AS
SELECT
    f.article_id,
    f.source,
    f.line,
    f.position
FROM (
    SELECT
        fresh.*,
        row_number() OVER (PARTITION BY fresh.article_key ORDER BY fresh.position ASC) AS claim
    FROM pg_temp.fresh
) AS f
WHERE f.claim > 1 OR EXISTS (
    SELECT FROM landing.article_version AS v
    WHERE v.article_key = f.article_key
);

DELETE FROM pg_temp.fresh AS f
USING pg_temp.collision AS c
WHERE f.position = c.position;

CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
SELECT
    f.*,
    coalesce(w.version_count, 0)
    + row_number() OVER (PARTITION BY f.article_id ORDER BY f.position ASC)::integer AS version_number
FROM pg_temp.fresh AS f
LEFT JOIN ops.article AS w ON f.article_id = w.article_id;

INSERT INTO landing.article_version (
    article_key, article_id, version_number, content_hash, title, body, agency, url, published, published_at,
    published_on, source, line, run_id
)
SELECT
    n.article_key,
    n.article_id,
    n.version_number,
    n.content_hash,
    n.title,
    n.body,
    n.agency,
    n.url,
    n.published,
    n.published_at,
    n.published_on,
    n.source,
    n.line,
    %(run_id)s AS run_id
FROM pg_temp.numbered AS n
ORDER BY n.article_key ASC;

INSERT INTO ops.article AS w (article_id, article_key, version_count)
SELECT DISTINCT ON (n.article_id)
    n.article_id,
    n.article_key,
    n.version_number
FROM pg_temp.numbered AS n
ORDER BY n.article_id ASC, n.version_number DESC
ON CONFLICT (article_id) DO UPDATE
    SET article_key = excluded.article_key, version_count = excluded.version_count, coder_key = NULL;

UPDATE ops.article AS w
SET duplicate_count = w.duplicate_count + d.times
FROM (
    SELECT
        a.article_id,
        count(*) AS times
    FROM pg_temp.arrival AS a
    WHERE
        NOT EXISTS (
            SELECT FROM pg_temp.fresh AS f
            WHERE f.position = a.position
        )
        AND NOT EXISTS (
            SELECT FROM pg_temp.collision AS c
            WHERE c.position = a.position
        )
    GROUP BY a.article_id
) AS d
WHERE w.article_id = d.article_id;

CREATE TEMPORARY TABLE landed ON COMMIT DROP AS
SELECT
    (SELECT count(*) FROM pg_temp.numbered) AS landed,
    (
        SELECT count(*) FROM pg_temp.numbered AS n
        WHERE n.version_number > 1
    ) AS superseding,
    (SELECT count(*) FROM pg_temp.arrival)
    - (SELECT count(*) FROM pg_temp.numbered)
    - (SELECT count(*) FROM pg_temp.collision) AS duplicate,
    (SELECT jsonb_agg(jsonb_build_array(c.article_id, c.source, c.line)) FROM pg_temp.collision AS c) AS collisions;
