-- Question: Who claims which casualties of whom, and how many figures is that?
-- Parameter: kind, text, default killed: Kind of casualty: killed, wounded, captured, missing, abducted, surrendered, displaced.
-- Parameter: since, date, default none: Only claims published on or after this day.
-- Parameter: until, date, default none: Only claims published on or before this day.
-- Parameter: rows, integer, default 30: At most so many rows, those with the highest claims first.

SELECT
    c.claimant_en,
    c.claimant_fa,
    c.claimed_as,
    c.victim_en,
    c.victim_fa,
    sum(c.claims) AS claims,
    sum(c.events) AS events,
    sum(c.low) AS low,
    sum(c.best) AS best,
    sum(c.high) AS high
FROM mart.claim_summary AS c
WHERE
    c.kind = %(kind)s
    AND (%(since)s::date IS NULL OR c.published_on >= %(since)s::date)
    AND (%(until)s::date IS NULL OR c.published_on <= %(until)s::date)
GROUP BY c.claimant_en, c.claimant_fa, c.claimed_as, c.victim_en, c.victim_fa
ORDER BY best DESC NULLS LAST, claims DESC, c.claimant_en ASC, c.victim_en ASC
LIMIT %(rows)s
