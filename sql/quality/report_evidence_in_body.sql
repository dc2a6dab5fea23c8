-- Reports with evidence that lies outside the raw body, or with none.

SELECT b.report_key
FROM batch AS b
WHERE
    b.report_key IN (
        SELECT s.report_key FROM untrue_span AS s
        WHERE s.rule = 'report_evidence_in_body'
    )
