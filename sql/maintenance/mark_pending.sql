-- An article without a coder on the work list is pending; its coding record stands until it is coded again.
-- Example: article_keys {12, 15} → 2 rows

UPDATE ops.article
SET coder_key = NULL
WHERE article_key = ANY(%(article_keys)s) AND coder_key IS NOT NULL;
