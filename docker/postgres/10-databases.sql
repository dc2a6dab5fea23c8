-- Run by psql as the server's superuser, once, when the volume is empty: two databases that know nothing of each other,
-- each with roles of its own. The passwords come from the environment and stand in no file.

\set ON_ERROR_STOP on
\getenv airflow_password AIRFLOW_DB_PASSWORD
\getenv migrator_password RASAD_MIGRATOR_PASSWORD
\getenv pipeline_password RASAD_PIPELINE_PASSWORD

-- Airflow's metadata.
CREATE ROLE airflow LOGIN PASSWORD :'airflow_password';
CREATE DATABASE airflow OWNER airflow ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE airflow FROM public;

-- The warehouse: groups first, as its migrations know them. A group is entered by SET ROLE and commented on by whoever
-- may administer it, which from Postgres 16 on takes the admin option, not CREATEROLE alone.
CREATE ROLE rasad_owner NOLOGIN;
CREATE ROLE rasad_loader NOLOGIN;
CREATE ROLE rasad_analyst NOLOGIN;

CREATE ROLE rasad_migrator LOGIN CREATEROLE PASSWORD :'migrator_password';
GRANT rasad_owner, rasad_loader, rasad_analyst TO rasad_migrator WITH ADMIN OPTION;

-- Loads and reads; may not change the schema. It keeps the planner's statistics fresh, which else only owners may.
CREATE ROLE rasad_pipeline LOGIN PASSWORD :'pipeline_password';
GRANT rasad_loader, pg_maintain TO rasad_pipeline;

CREATE DATABASE rasad OWNER rasad_migrator ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE rasad FROM public;
