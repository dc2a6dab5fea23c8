"""How many articles the fuzzer makes, and what became of them."""

from __future__ import annotations

import pytest

OUTCOME = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz", type=int, default=128, help="how many articles the fuzzer makes (128)")
    parser.addoption("--fuzz-seed", type=int, default=1, help="the seed of their changes (1)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash.get(OUTCOME, [])
    if lines and config.getoption("--fuzz", 128) > 128:
        terminalreporter.write_sep("-", "fuzzed articles")
        for line in lines:
            terminalreporter.write_line(line)
