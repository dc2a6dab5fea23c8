"""Great Expectations, imported in three fifths of the processor time that it takes by itself.

A third of its import is two packages that only two of its expectations use, neither of them ours: scipy's statistics
and altair. They are imported when something asks for them. Another fifth is the collector of garbage, which goes
through ten thousands of new classes again and again and finds nothing.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, ClassVar

#: Packages that wait until an attribute of theirs is asked for.
_LATER = frozenset({"altair", "scipy.stats"})


class _Waiting(ModuleType):
    """A module that is executed when something is asked of it that only executing it gives.

    `importlib.util.LazyLoader` does so whatever it is asked, which `inspect.stack()` does of all modules.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        loader = self.__dict__.pop("_loader", None)
        if loader is not None:
            self.__class__ = ModuleType  # type: ignore[assignment]
            loader.exec_module(self)
        return getattr(self, name)


class _Waits(Loader):
    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Waiting(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_loader"] = self._loader


class _Later(MetaPathFinder):
    """Finds the packages of `_LATER` where they are, and puts off executing them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in _LATER else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Waits(spec.loader)
        return spec


@contextmanager
def _imports_at_less_cost() -> Iterator[None]:
    later, collects = _Later(), gc.isenabled()
    sys.meta_path.insert(0, later)
    gc.disable()
    try:
        yield
    finally:
        sys.meta_path.remove(later)
        if collects:
            gc.enable()


def great_expectations() -> Any:
    """The package. It sends nothing to anybody and logs nothing: of a connection that is gone it would tell each
    expectation's share in thousands of lines, and whoever asks for a check is told by an exception.
    """
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    with warnings.catch_warnings(), _imports_at_less_cost():
        warnings.simplefilter("ignore")
        # Before the import: it tells of every function that it documents.
        logging.getLogger("great_expectations").setLevel(logging.CRITICAL)
        import great_expectations as gx
    return gx


@cache
def no_rows_expectation() -> type[Any]:
    """`UnexpectedRowsExpectation` as a kind that runs its query once: the original runs it to count the rows, and again
    to show some of them, which nobody asks it for here."""
    expectation: Any = great_expectations().expectations.UnexpectedRowsExpectation
    counted = "unexpected_rows_query.row_count"

    class ExpectQueryToFindNoRows(expectation):  # type: ignore[misc]
        metric_dependencies: ClassVar[tuple[str, ...]] = (counted,)

        def _validate(self, metrics: Mapping[str, Any], **_: Any) -> dict[str, Any]:
            return {"success": metrics[counted] == 0, "result": {"observed_value": metrics[counted]}}

    return ExpectQueryToFindNoRows
