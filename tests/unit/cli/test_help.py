"""The help teaches, and wrong use is told with the way to the help."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
import typer

from rasad.cli.app import app, quarantine

from .support import Ran, environment

Rasad = Callable[..., Ran]

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
QUARANTINE = sorted(typer.main.get_command(quarantine).commands)  # type: ignore[attr-defined]
#: Commands that take nothing, so that an example would only say their name.
BARE = {"status", "sources"}


def test_the_front_page_lists_every_command_and_the_exit_codes(rasad: Rasad) -> None:
    ran = rasad("--help")
    assert ran.code == 0 and ran.err == ""
    for command in COMMANDS:
        assert re.search(rf"^  {command}  ", ran.text, re.MULTILINE), command
    assert "..." not in ran.text.partition("Commands:")[2], "a command's line is cut off"
    for code in ("0 done", "1 done, but", "2 wrong use", "3 could not", "130 interrupted", "141 "):
        assert code in ran.text


def test_the_page_of_quarantine_lists_its_commands(rasad: Rasad) -> None:
    ran = rasad("quarantine", "--help")
    assert all(re.search(rf"^  {command}  ", ran.text, re.MULTILINE) for command in QUARANTINE)
    assert "..." not in ran.text.partition("Commands:")[2]


def test_no_arguments_show_it_too(rasad: Rasad) -> None:
    ran = rasad()
    assert "Usage: rasad" in ran.text + ran.err


@pytest.mark.parametrize("command", COMMANDS + [f"quarantine {name}" for name in QUARANTINE])
def test_each_says_what_it_does_and_gives_examples(rasad: Rasad, command: str) -> None:
    ran = rasad(*command.split(), "--help")
    assert ran.code == 0
    assert f"Usage: rasad {command}" in ran.text
    lines = [line.strip() for line in ran.text.splitlines()]
    assert lines[2].endswith((".", ":")) or len(lines[2]) > 40, "no sentence says what the command does"
    if command not in BARE:
        assert "Examples:" in lines
        assert any(f"rasad {command}" in line for line in lines[3:])
    assert all(len(line) <= 132 for line in ran.text.splitlines())


def test_the_analyses_and_parameters_in_examples_are_there(rasad: Rasad) -> None:
    from rasad.warehouse.queries import read_query

    text = "".join(rasad(*command, "--help").text for command in ([], *([name] for name in COMMANDS)))
    found = 0
    for example in re.findall(r"^ *rasad query ([a-z].*)", text, re.MULTILINE):
        known = {parameter.name for parameter in read_query(example.split()[0]).parameters}
        given = set(re.findall(r"(?:--param|-p) (\w+)=", example))
        assert given <= known, example
        found += 1
    assert found >= 3


def test_the_version(rasad: Rasad) -> None:
    from rasad.coding import CODER_VERSION, lexicon_version

    ran = rasad("--version")
    assert ran.code == 0
    assert ran.text.endswith(f", coder {CODER_VERSION}, dictionaries {lexicon_version()}\n")


@pytest.mark.parametrize("arguments", [["no-such-command"], ["code", "--no-such-option"], ["query", "a", "b"]])
def test_wrong_use_is_2_and_points_to_the_help(rasad: Rasad, arguments: list[str]) -> None:
    ran = rasad(*arguments)
    assert ran.code == 2
    assert ran.out == b""
    assert "--help" in ran.err
    assert "Traceback" not in ran.err


def test_paths_and_sources_together_are_wrong_use(rasad: Rasad) -> None:
    ran = rasad("run", "somewhere", "--source", "somebody")
    assert (ran.code, ran.err) == (2, "rasad: name paths or sources, not both\n")


def test_help_loads_nothing_heavy() -> None:
    heavy = {"pandas", "numpy", "psycopg2", "hazm", "nltk", "great_expectations", "rasad.coding", "rasad.text", "httpx",
             "trafilatura", "pyarrow", "ahocorasick_rs"}  # fmt: skip
    script = (
        "import sys\nfrom rasad.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment(), check=True)
    loaded = {name.strip("' ") for name in done.stderr.decode().strip("[]\n").split(",")}
    assert not loaded & heavy
