-- Figures of equipment.

DELETE FROM warehouse.fact_materiel_loss AS t
USING pg_temp.new_report AS r
WHERE
    t.report_key = r.report_key
    AND NOT EXISTS (
        SELECT FROM pg_temp.new_materiel_loss AS n
        WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
    );

UPDATE warehouse.fact_materiel_loss AS t
SET
    materiel_key = n.materiel_key,
    owner_actor_key = n.owner_actor_key,
    action = n.action,
    low = n.low,
    best = n.best,
    high = n.high,
    quote = n.quote,
    quote_start = n.quote_start,
    quote_end = n.quote_end
FROM pg_temp.new_materiel_loss AS n
WHERE
    t.report_key = n.report_key AND t.ordinal = n.ordinal
    AND (
        t.materiel_key, t.owner_actor_key, t.action, t.low, t.best, t.high, t.quote, t.quote_start, t.quote_end
    ) IS DISTINCT FROM (
        n.materiel_key, n.owner_actor_key, n.action, n.low, n.best, n.high, n.quote, n.quote_start, n.quote_end
    );

INSERT INTO warehouse.fact_materiel_loss AS t (
    report_key, ordinal, materiel_key, owner_actor_key, action, low, best, high, quote, quote_start, quote_end
)
SELECT
    n.report_key,
    n.ordinal,
    n.materiel_key,
    n.owner_actor_key,
    n.action,
    n.low,
    n.best,
    n.high,
    n.quote,
    n.quote_start,
    n.quote_end
FROM pg_temp.new_materiel_loss AS n
WHERE
    NOT EXISTS (
        SELECT FROM warehouse.fact_materiel_loss AS t
        WHERE t.report_key = n.report_key AND t.ordinal = n.ordinal
    )
ORDER BY n.report_key ASC, n.ordinal ASC;
