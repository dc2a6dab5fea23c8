-- Question: What does each side say of its own casualties, and what do the others say of them?
-- Parameter: kind, text, default killed: Kind of casualty.

SELECT
    c.victim_side,
    count(*) FILTER (WHERE c.claimant_side = c.victim_side) AS own_claims,
    sum(c.best) FILTER (WHERE c.claimant_side = c.victim_side) AS own_best,
    count(*) FILTER (WHERE c.claimant_side <> c.victim_side) AS other_claims,
    sum(c.best) FILTER (WHERE c.claimant_side <> c.victim_side) AS other_best,
    count(*) FILTER (WHERE c.claimant_side IS NULL) AS unaligned_claims,
    sum(c.best) FILTER (WHERE c.claimant_side IS NULL) AS unaligned_best
FROM mart.casualty_claim AS c
WHERE c.kind = %(kind)s AND c.victim_code <> 'unknown'
GROUP BY c.victim_side
ORDER BY count(*) DESC, c.victim_side ASC
