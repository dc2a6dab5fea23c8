"""Great Expectations comes without what nobody uses of it, and what was put off still works."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc, inspect, sys
from rasad.quality.package import great_expectations, no_rows_expectation
gx = great_expectations()
inspect.stack()
print(sorted({"altair.vegalite", "scipy.stats._continuous_distns"} & set(sys.modules)), gc.isenabled())
from scipy import stats
print(round(stats.norm.cdf(0), 3), any(type(finder).__name__ == "_Later" for finder in sys.meta_path))
print(no_rows_expectation().expectation_type)
others = tuple(f"great_expectations.datasource.fluent.{name}" for name in ("spark", "pandas", "data_asset.path"))
print([name for name in sys.modules if name.startswith(others)])
from great_expectations.datasource.fluent.spark_datasource import SparkDatasource
print(SparkDatasource.__fields__["type"].type_)
"""


def test_unused_packages_wait_until_they_are_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-5:] == [
        "[] True", "0.5 False", "expect_query_to_find_no_rows", "[]", "typing.Literal['spark']",
    ]  # fmt: skip
