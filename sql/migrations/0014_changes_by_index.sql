-- The rows of a statement are few against the tables that their events and days are looked up in. A plan that reads those
-- through, as one of some hundred thousand rows invites to, costs a batch more than the look-ups.

SET LOCAL ROLE rasad_owner;

ALTER FUNCTION ops.note_reports() SET enable_hashjoin = off;
ALTER FUNCTION ops.note_reports() SET enable_mergejoin = off;
ALTER FUNCTION ops.note_articles() SET enable_hashjoin = off;
ALTER FUNCTION ops.note_articles() SET enable_mergejoin = off;
