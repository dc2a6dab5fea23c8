-- Each report under one day. A report that tells its day stands under that; one that may be of several days, since it
-- tells none or a span, goes where its links go: to the day that they speak for most, by their scores, where a link to a
-- report that tells its day counts twice. It depends on nothing but the report's own links, so that it is the same in
-- whatever order reports come, and changes with them alone. Reports of different days are not joined: without that,
-- reports of no told day would tie each day to the next, and a batch would have to look at the whole war again.

CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
SELECT c.report_key FROM pg_temp.affected AS c
UNION
SELECT l.other_report_key
FROM pg_temp.changed AS c
INNER JOIN warehouse.bridge_report_link AS l ON c.report_key = l.report_key
UNION
SELECT l.report_key
FROM pg_temp.changed AS c
INNER JOIN warehouse.bridge_report_link AS l ON c.report_key = l.other_report_key;
CREATE UNIQUE INDEX placed_ix ON pg_temp.placed (report_key);
ANALYZE pg_temp.placed;

CREATE TEMPORARY TABLE touching ON COMMIT DROP AS
SELECT
    p.report_key,
    l.other_report_key,
    l.score,
    l.day
FROM pg_temp.placed AS p
INNER JOIN warehouse.bridge_report_link AS l ON p.report_key = l.report_key
UNION ALL
SELECT
    p.report_key,
    l.report_key AS other_report_key,
    l.score,
    l.other_day AS day
FROM pg_temp.placed AS p
INNER JOIN warehouse.bridge_report_link AS l ON p.report_key = l.other_report_key;
ANALYZE pg_temp.touching;

CREATE TEMPORARY TABLE span ON COMMIT DROP AS
SELECT
    f.report_key,
    CASE WHEN f.date_first_key > 0 THEN first_day.calendar_date ELSE published.calendar_date - 1 END AS first_day,
    CASE WHEN f.date_first_key > 0 THEN last_day.calendar_date ELSE published.calendar_date END AS last_day
FROM (
    SELECT t.report_key FROM pg_temp.touching AS t
    UNION
    SELECT t.other_report_key FROM pg_temp.touching AS t
) AS x
INNER JOIN warehouse.fact_report AS f ON x.report_key = f.report_key
INNER JOIN warehouse.dim_date AS first_day ON f.date_first_key = first_day.date_key
INNER JOIN warehouse.dim_date AS last_day ON f.date_last_key = last_day.date_key
INNER JOIN warehouse.dim_date AS published ON f.published_date_key = published.date_key;
CREATE UNIQUE INDEX span_ix ON pg_temp.span (report_key);
ANALYZE pg_temp.span;

CREATE TEMPORARY TABLE chosen ON COMMIT DROP AS
SELECT DISTINCT ON (v.report_key)
    v.report_key,
    v.day
FROM (
    SELECT
        t.report_key,
        d.calendar_date AS day,
        max(t.score) AS best,
        sum(t.score * CASE WHEN theirs.first_day = theirs.last_day THEN 2 ELSE 1 END) AS total
    FROM pg_temp.touching AS t
    INNER JOIN pg_temp.span AS ours ON t.report_key = ours.report_key
    INNER JOIN pg_temp.span AS theirs ON t.other_report_key = theirs.report_key
    INNER JOIN warehouse.dim_date AS d
        ON
            d.calendar_date BETWEEN
            greatest(ours.first_day, theirs.first_day) AND least(ours.last_day, theirs.last_day)
    GROUP BY t.report_key, d.calendar_date
) AS v
-- News without a date is of the day of its publication more often than of the day before.
ORDER BY v.report_key ASC, v.total DESC, v.best DESC, v.day DESC;
CREATE UNIQUE INDEX chosen_ix ON pg_temp.chosen (report_key);
ANALYZE pg_temp.chosen;

-- Where a report changes its day, whoever shares a link with it may be joined otherwise.
INSERT INTO pg_temp.affected (report_key)
SELECT x.report_key
FROM (
    SELECT p.report_key FROM pg_temp.placed AS p
    UNION
    SELECT t.other_report_key
    FROM pg_temp.touching AS t
    INNER JOIN pg_temp.chosen AS c ON t.report_key = c.report_key
    WHERE t.day IS DISTINCT FROM c.day
) AS x
ON CONFLICT (report_key) DO NOTHING;

UPDATE warehouse.bridge_report_link AS l
SET day = c.day
FROM pg_temp.chosen AS c
WHERE l.report_key = c.report_key AND l.day IS DISTINCT FROM c.day;

UPDATE warehouse.bridge_report_link AS l
SET other_day = c.day
FROM pg_temp.chosen AS c
WHERE l.other_report_key = c.report_key AND l.other_day IS DISTINCT FROM c.day;
