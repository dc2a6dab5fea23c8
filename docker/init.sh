#!/usr/bin/env bash
# What stands before the services start: Airflow's metadata and its administrator, then the warehouse. Safe to repeat;
# a new version of the image migrates what it finds.
set -euo pipefail

airflow db migrate
# Who exists already is left alone, password included.
airflow users create --role Admin --username "$AIRFLOW_ADMIN_USER" --email "$AIRFLOW_ADMIN_EMAIL" \
    --firstname Rasad --lastname Administrator --password "$AIRFLOW_ADMIN_PASSWORD"
rasad migrate
