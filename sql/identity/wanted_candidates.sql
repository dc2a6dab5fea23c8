-- The reports of the candidate pairs.

CREATE TEMPORARY TABLE wanted ON COMMIT DROP AS
SELECT c.report_key FROM pg_temp.candidate AS c
UNION
SELECT c.other_report_key FROM pg_temp.candidate AS c;
CREATE UNIQUE INDEX wanted_ix ON pg_temp.wanted (report_key);
ANALYZE pg_temp.wanted;
