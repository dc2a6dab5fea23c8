-- Batches by the last step that they have behind them.
-- Example: resolved, 3 batches, 5,120 articles

SELECT
    b.state,
    count(*) AS batches,
    sum(b.article_count) AS articles,
    max(b.changed_at) AS last_change
FROM ops.batch AS b
GROUP BY b.state
ORDER BY last_change DESC, b.state ASC;
