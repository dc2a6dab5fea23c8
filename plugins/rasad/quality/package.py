"""Great Expectations, imported in less than half of the processor time that it takes by itself.

A third of its import is two packages that only two of its expectations use, neither of them ours: scipy's statistics
and altair. They are imported when something asks for them. A sixth is the collector of garbage, which goes through ten
thousands of new classes again and again and finds nothing, and another sixth the data sources that are no Postgres,
whose thousands of arguments are made into classes. In their place stand empty classes; whoever needs one of them in a
process that checks batches imports `great_expectations` first, in full.
"""

from __future__ import annotations

import gc
import logging
import os
import re
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
#: Modules of data sources that no batch comes from.
_SOURCES = "great_expectations.datasource.fluent"
_OTHERS = re.compile(
    rf"{re.escape(_SOURCES)}\.(?:alloy|aurora|bigquery|citus|databricks_sql|fabric|neon|pandas|redshift|snowflake|spark"
    r"|sql_server|sqlite)_\w+|" + rf"{re.escape(_SOURCES)}\.fabric"
)


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


class _Empty(ModuleType):
    """A module in which everything is an empty class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


class _Omits(Loader):
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to execute."""


class _Later(MetaPathFinder):
    """Finds the packages of `_LATER` where they are, and puts off executing them; and nothing in those of `_OTHERS`."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if _OTHERS.fullmatch(fullname):
            return ModuleSpec(fullname, _Omits())
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
        # Whoever asks for one of them by its name gets it.
        for name in [name for name, module in sys.modules.items() if isinstance(module, _Empty)]:
            del sys.modules[name]
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
    """An expectation as GX's `UnexpectedRowsExpectation`, of one query among many that are run as one statement.

    Its arguments: `rule`, a name; `statement`, which gives the number of rows found for each name, and is run once for
    all expectations that share it.
    """
    great_expectations()
    from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
    from great_expectations.expectations.expectation import BatchExpectation
    from great_expectations.expectations.expectation_configuration import parse_result_format
    from great_expectations.expectations.metrics.metric_provider import MetricProvider, metric_value
    from great_expectations.validator.metric_configuration import MetricConfiguration
    from great_expectations.validator.validator import ValidationDependencies
    from sqlalchemy import text

    metric = "rasad.rows_found"
    provider: Any = MetricProvider
    expectation: Any = BatchExpectation

    class RowsFound(provider):  # type: ignore[misc]
        metric_name = metric
        domain_keys: ClassVar[tuple[str, ...]] = ()
        value_keys = ("statement",)

        @metric_value(engine=SqlAlchemyExecutionEngine)
        def _sqlalchemy(cls, execution_engine: Any, metric_value_kwargs: Mapping[str, str], **_: Any) -> dict[str, int]:
            rows = execution_engine.execute_query(text(metric_value_kwargs["statement"])).fetchall()
            return {rule: int(found) for rule, found in rows}

    class ExpectQueryToFindNoRows(expectation):  # type: ignore[misc]
        rule: str
        statement: str
        metric_dependencies: ClassVar[tuple[str, ...]] = (metric,)
        success_keys: ClassVar[tuple[str, ...]] = ("rule", "statement")

        def get_validation_dependencies(self, execution_engine: Any = None, runtime_configuration: Any = None) -> Any:
            # What is inherited puts the arguments together several times, in half a millisecond.
            counted = MetricConfiguration(metric, {}, {"statement": self.statement})
            return ValidationDependencies(
                {metric: counted}, parse_result_format((runtime_configuration or {})["result_format"])
            )

        def _validate(self, metrics: Mapping[str, Mapping[str, int]], **_: Any) -> dict[str, Any]:
            found = metrics[metric][self.rule]
            return {"success": found == 0, "result": {"observed_value": found}}

    return ExpectQueryToFindNoRows
