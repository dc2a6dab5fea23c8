-- Every current report to be resolved again, and the rules that it will be resolved by.

INSERT INTO ops.dictionary AS d (name, checksum)
VALUES (%(name)s, %(checksum)s)
ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, loaded_at = now();

INSERT INTO ops.resolution_queue (kind, key)
SELECT
    'report' AS kind,
    f.report_key
FROM warehouse.fact_report AS f
WHERE f.is_current
ON CONFLICT (kind, key) DO NOTHING;
