-- Article versions, and the earlier versions that they supersede.

UPDATE warehouse.dim_article AS d
SET
    is_current = n.is_current,
    title = n.title,
    url = n.url,
    agency = n.agency,
    publisher_source_key = n.publisher_source_key,
    published_date_key = n.published_date_key,
    published_at = n.published_at,
    body_length = n.body_length
FROM pg_temp.new_article AS n
WHERE
    d.article_key = n.article_key
    AND (
        d.is_current, d.title, d.url, d.agency, d.publisher_source_key, d.published_date_key, d.published_at,
        d.body_length
    ) IS DISTINCT FROM (
        n.is_current, n.title, n.url, n.agency, n.publisher_source_key, n.published_date_key, n.published_at,
        n.body_length
    );

INSERT INTO warehouse.dim_article (
    article_key, article_id, version_number, is_current, title, url, agency, publisher_source_key, published_date_key,
    published_at, body_length
)
SELECT
    n.article_key,
    n.article_id,
    n.version_number,
    n.is_current,
    n.title,
    n.url,
    n.agency,
    n.publisher_source_key,
    n.published_date_key,
    n.published_at,
    n.body_length
FROM pg_temp.new_article AS n
WHERE
    NOT EXISTS (
        SELECT FROM warehouse.dim_article AS d
        WHERE d.article_key = n.article_key
    )
ORDER BY n.article_key ASC;

UPDATE warehouse.dim_article AS d
SET is_current = false
FROM pg_temp.new_article AS n
WHERE d.article_id = n.article_id AND d.article_key <> n.article_key AND n.is_current AND d.is_current;

UPDATE warehouse.fact_article AS f
SET is_current = false
FROM warehouse.dim_article AS d
INNER JOIN pg_temp.new_article AS n ON d.article_id = n.article_id
WHERE f.article_key = d.article_key AND f.is_current AND NOT d.is_current;
