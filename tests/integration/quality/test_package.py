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
print(issubclass(no_rows_expectation(), gx.expectations.UnexpectedRowsExpectation))
"""


def test_unused_packages_wait_until_they_are_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-3:] == ["[] True", "0.5 False", "True"]
