-- Question: Where two sides speak of one event's casualties, how far do their figures lie apart?
-- Parameter: kind, text, default killed: Kind of casualty.
-- Parameter: rows, integer, default 30: At most so many rows, the widest first.

SELECT
    e.date_first,
    e.event_type,
    e.place_en,
    a.victim_en,
    a.claimant_side AS side,
    a.claimant_en AS claimant,
    a.best AS figure,
    b.claimant_side AS other_side,
    b.claimant_en AS other_claimant,
    b.best AS other_figure,
    round(greatest(a.best, b.best)::numeric / nullif(least(a.best, b.best), 0), 1) AS times
FROM mart.side_claim AS a
INNER JOIN mart.side_claim AS b
    ON
        a.event_key = b.event_key
        AND a.kind = b.kind
        AND a.victim_code = b.victim_code
        AND a.claimant_side < b.claimant_side
        AND a.best <> b.best
INNER JOIN mart.event AS e ON a.event_key = e.event_key
WHERE a.kind = %(kind)s
ORDER BY abs(a.best - b.best) DESC, e.date_first DESC, e.event_key ASC, a.claimant_side ASC, b.claimant_side ASC
LIMIT %(rows)s
