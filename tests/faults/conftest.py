"""How long the fault bench works, and what it found as a table."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.bench import Bench, Trial, bench

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"
#: Lines that are no articles: what is kept of them is compared as well.
BAD = ("{no JSON", '{"id": "without a body"}')

_TRIALS = pytest.StashKey[list[Trial]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", choices=("short", "full"), default="short", help="how many disturbances (short)")
    parser.addoption("--faults-seed", type=int, default=1, help="the seed of their moments (1)")


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the long bench was asked for."""
    return bool(request.config.getoption("--faults", "short") == "full")


@pytest.fixture(scope="session")
def ready(full: bool, request: pytest.FixtureRequest) -> Iterator[Bench]:
    """The bench, with an undisturbed run behind it."""
    with tempfile.TemporaryDirectory(prefix="rasad-faults-") as folder:
        # The server's account must pass through.
        Path(folder).chmod(0o711)
        articles = Path(folder, "articles.jsonl")
        lines = SAMPLES.read_text("utf-8").splitlines()[: 40 if full else 8]
        articles.write_text("\n".join([*lines, *BAD]), "utf-8")
        seed = int(request.config.getoption("--faults-seed", 1))
        with bench(Path(folder, "server"), articles, size=25 if full else 8, seed=seed) as made:
            yield made


@pytest.fixture(scope="session")
def trials(request: pytest.FixtureRequest) -> list[Trial]:
    """What has been tried so far, for the table at the end."""
    return request.config.stash.setdefault(_TRIALS, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    made = config.stash.get(_TRIALS, [])
    if not made:
        return
    terminalreporter.write_sep("-", "faults")
    terminalreporter.write_line(
        f"{'kind':<34}{'trials':>8}{'in time':>9}{'differences':>13}{'lost articles':>15}{'seconds':>9}"
    )
    for kind in dict.fromkeys(trial.kind for trial in made):
        of_kind = [trial for trial in made if trial.kind == kind]
        differences = sum(len(trial.differences) for trial in of_kind)
        lost = sum(trial.lost for trial in of_kind)
        hits = sum(trial.hit for trial in of_kind)
        seconds = sum(trial.seconds for trial in of_kind)
        counted = (len(of_kind), hits, differences, lost, round(seconds))
        terminalreporter.write_line(f"{kind:<28}" + "".join(f"{count:>15,}" for count in counted))
