"""The warehouse: migrations, landing, staging, loading, named analyses."""
