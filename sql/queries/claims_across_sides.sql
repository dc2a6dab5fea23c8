-- Question: What does each side say of its own casualties, and what do the others say of them?
-- Parameter: kind, text, default killed: Kind of casualty.

SELECT
    c.victim_side,
    coalesce(sum(c.claims) FILTER (WHERE c.claimant_side = c.victim_side), 0) AS own_claims,
    sum(c.best) FILTER (WHERE c.claimant_side = c.victim_side) AS own_best,
    coalesce(sum(c.claims) FILTER (WHERE c.claimant_side <> c.victim_side), 0) AS other_claims,
    sum(c.best) FILTER (WHERE c.claimant_side <> c.victim_side) AS other_best,
    coalesce(sum(c.claims) FILTER (WHERE c.claimant_side IS NULL), 0) AS unaligned_claims,
    sum(c.best) FILTER (WHERE c.claimant_side IS NULL) AS unaligned_best
FROM mart.claim_summary AS c
WHERE c.kind = %(kind)s AND c.victim_code <> 'unknown'
GROUP BY c.victim_side
ORDER BY sum(c.claims) DESC, c.victim_side ASC
