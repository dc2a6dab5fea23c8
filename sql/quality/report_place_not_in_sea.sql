-- Places with coordinates in the open sea. Seas, straits, gulfs and ships lie there, ports and islands may be too small
-- for the squares, and so may countries of islands.

SELECT
    b.report_key,
    b.ordinal
FROM batch AS b
INNER JOIN ops.open_sea AS s ON s.sea_row = floor((b.latitude + 90) * 4)::smallint
WHERE
    floor((b.longitude + 180) * 4)::integer <@ s.sea_columns
    AND coalesce(b.kind, 'unknown') NOT IN ('sea', 'strait', 'gulf', 'port', 'island', 'ship', 'country')
