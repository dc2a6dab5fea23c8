-- Entries that a person has looked at: they stay out of the warehouse and are no longer open, met again or not.
-- Example: ids {12, 15} → 2 rows

UPDATE ops.quarantine
SET status = 'released'
WHERE quarantine_id = ANY(%(ids)s) AND status = 'open'
