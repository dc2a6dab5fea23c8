-- Only its owner may refresh a materialized view; the loader does it through this function.

CREATE OR REPLACE FUNCTION mart.refresh(view_name name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_catalog.pg_matviews AS v
        WHERE v.schemaname = 'mart' AND v.matviewname = view_name
    ) THEN
        RAISE EXCEPTION 'mart has no materialized view %', view_name;
    END IF;
    EXECUTE pg_catalog.format('REFRESH MATERIALIZED VIEW CONCURRENTLY mart.%I', view_name);
END
$$;

COMMENT ON FUNCTION mart.refresh(name) IS 'Refreshes one materialized view of the schema mart without keeping readers out.';
REVOKE EXECUTE ON FUNCTION mart.refresh(name) FROM public;
GRANT EXECUTE ON FUNCTION mart.refresh(name) TO rasad_loader;
