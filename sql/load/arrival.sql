-- The chunk of articles that is being landed, in the order of arrival.

CREATE TEMPORARY TABLE arrival (
    position integer NOT NULL,
    article_key bigint NOT NULL,
    article_id text NOT NULL,
    content_hash text NOT NULL,
    title text,
    body text NOT NULL,
    agency text,
    url text,
    published text,
    published_at timestamptz,
    published_on date,
    source text,
    line integer
) ON COMMIT DROP;
