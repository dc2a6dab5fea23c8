"""Processes of one's own are told from strangers, and ended with all that they have started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from rasad.local.processes import command_line, end, group_lives, is_running

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts Python with a script and a word that stands in its command line; leads a group of its own."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(script: str, mark: str = "rasad-test-mark", **options: object) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", script + "\nprint('ready', flush=True)\nimport time; time.sleep(60)", mark],
            stdout=subprocess.PIPE, start_new_session=bool(options.get("leads", True)),
        )  # fmt: skip
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_a_process_is_known_by_number_and_mark(start: Start) -> None:
    process = start("")
    assert "rasad-test-mark" in (command_line(process.pid) or "")
    assert is_running(process.pid, "rasad-test-mark")
    assert not is_running(process.pid, "another-mark"), "the number may have been used again"


def test_the_dead_and_their_remains_do_not_run(start: Start) -> None:
    process = start("")
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # a zombie, not yet collected
    assert not is_running(process.pid, "rasad-test-mark")
    process.wait()
    assert not is_running(process.pid, "rasad-test-mark")


@pytest.mark.parametrize("pid", [0, -1, 2**22 + 1])
def test_numbers_of_no_process(pid: int) -> None:
    assert command_line(pid) is None
    assert end(pid, "") is False


def test_a_stranger_is_not_ended(start: Start) -> None:
    process = start("")
    assert end(process.pid, "another-mark") is False
    assert process.poll() is None


def test_ending_takes_the_children_along(start: Start) -> None:
    process = start("import subprocess; subprocess.Popen(['sleep', '60'])")
    assert end(process.pid, "rasad-test-mark", patience=5) is True
    assert not group_lives(process.pid)
    assert process.wait(5) == -signal.SIGTERM


def test_one_that_does_not_listen_is_made_to(start: Start) -> None:
    process = start("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    assert end(process.pid, "rasad-test-mark", patience=0.3) is True
    assert process.wait(5) == -signal.SIGKILL


def test_one_in_the_group_of_another_ends_alone(start: Start) -> None:
    process = start("", leads=False)
    assert os.getpgid(process.pid) == os.getpgid(0)
    assert end(process.pid, "rasad-test-mark", patience=5) is True
