-- Places whose coordinates lie outside the rectangle of all places that the gazetteer has in their country.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
INNER JOIN (
    SELECT
        d.country,
        min(d.latitude) AS south,
        max(d.latitude) AS north,
        min(d.longitude) AS west,
        max(d.longitude) AS east
    FROM warehouse.dim_place AS d
    WHERE NOT d.is_inferred
    GROUP BY d.country
    HAVING count(d.latitude) > 5
) AS c ON b.country = c.country
WHERE
    b.latitude NOT BETWEEN c.south - 1.5 AND c.north + 1.5
    OR b.longitude NOT BETWEEN c.west - 1.5 AND c.east + 1.5
