"""Rasad on one machine: an embedded Postgres, and Airflow beside it, with nothing to install by hand."""
