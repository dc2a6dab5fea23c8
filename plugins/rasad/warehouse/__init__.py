"""The warehouse: migrations, landing, staging, loading, named analyses.

from rasad.warehouse import query

query(url, "events_by_type_and_place", {"country": "SY"})   # a pandas.DataFrame
"""

from rasad.warehouse.connection import Database, connect
from rasad.warehouse.queries import queries, query

__all__ = ["Database", "connect", "queries", "query"]
