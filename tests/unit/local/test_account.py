"""The account of the embedded Postgres: the present user, or nobody where that is root."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasad.local import account as module
from rasad.local.account import Account, LocalServerError, account, private_folder, reachable_copy, reachable_folder


@pytest.fixture
def open_tmp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that every account can pass into, which those of pytest are not."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_it_is_never_root() -> None:
    assert account().uid != 0
    assert (account().uid is None) == (os.geteuid() != 0)


def test_the_present_user_needs_no_options() -> None:
    assert Account().options() == {}
    assert Account(5, 6).options() == {"user": 5, "group": 6, "extra_groups": []}


def test_what_it_may_is_tried_in_its_own_name(open_tmp: Path) -> None:
    file = open_tmp / "a 'b' $(c)"
    file.touch(mode=0o600)
    account().own(file)
    assert account().may("-r", file)
    assert not account().may("-x", file)
    assert not account().may("-r", open_tmp / "none")


def test_root_can_become_another_and_others_are_told_what_to_do() -> None:
    if os.geteuid() == 0:
        assert Account(65534, 65534).may("-r", Path("/"))
        return
    with pytest.raises(LocalServerError, match="RASAD_DATABASE_URL"):
        Account(65534, 65534).may("-r", Path("/"))


def test_a_reachable_folder_is_used_where_it_is(open_tmp: Path) -> None:
    folder = reachable_folder(open_tmp / "x" / "home")
    assert folder == open_tmp / "x" / "home"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o711


def test_a_private_folder_is_the_account_s_alone(open_tmp: Path) -> None:
    folder = private_folder(open_tmp, "postgres")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.stat().st_uid == (os.geteuid() if account().uid is None else account().uid)
    (folder / "kept").touch()
    assert (private_folder(open_tmp, "postgres") / "kept").exists()


class TestElsewhere:
    """Where the account cannot reach the folder, one in /var/tmp takes its place, if nobody has laid a trap there."""

    @pytest.fixture
    def closed(self, open_tmp: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
        monkeypatch.setattr(module, "account", lambda: Closed())
        wanted = open_tmp / "wanted"
        elsewhere = reachable_folder(wanted)
        yield wanted, elsewhere
        if elsewhere.is_symlink():
            elsewhere.unlink()
        elif elsewhere.exists():
            elsewhere.rmdir()

    def test_it_is_one_s_own_and_always_the_same(self, closed: tuple[Path, Path]) -> None:
        wanted, elsewhere = closed
        assert elsewhere.parent in (Path("/var/tmp"), Path("/tmp"))
        assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o711
        assert reachable_folder(wanted) == elsewhere

    def test_a_link_in_its_place_is_refused(self, closed: tuple[Path, Path], open_tmp: Path) -> None:
        wanted, elsewhere = closed
        elsewhere.rmdir()
        elsewhere.symlink_to(open_tmp)
        with pytest.raises(LocalServerError, match="remove it"):
            reachable_folder(wanted)

    def test_one_that_others_may_write_is_refused(self, closed: tuple[Path, Path]) -> None:
        wanted, elsewhere = closed
        elsewhere.chmod(0o777)
        with pytest.raises(LocalServerError, match="remove it"):
            reachable_folder(wanted)


class Closed(Account):
    """An account that may nothing."""

    def __init__(self) -> None:
        super().__init__(os.geteuid() + 1, os.getegid())

    def may(self, test: str, path: Path) -> bool:
        return False


def test_a_copy_of_the_software_is_readable_for_all_and_made_once(open_tmp: Path) -> None:
    package = open_tmp / "site" / "package"
    (package / "bin").mkdir(parents=True)
    (package / "bin" / "postgres").write_text("#!/bin/sh\n")
    (package / "bin" / "postgres").chmod(0o700)
    (package / "share.bki").write_text("x")
    (package / "share.bki").chmod(0o600)
    (package / "link").symlink_to("share.bki")
    libraries = open_tmp / "site.libs"
    libraries.mkdir(mode=0o700)
    (libraries / "lib.so").touch(mode=0o600)
    target = open_tmp / "target"
    target.mkdir()
    copy = reachable_copy(package, libraries, target)
    assert stat.S_IMODE((copy / "bin" / "postgres").stat().st_mode) == 0o755
    assert stat.S_IMODE((copy / "share.bki").stat().st_mode) == 0o644
    assert (copy / "link").is_symlink()
    assert (copy.parent.parent / "site.libs" / "lib.so").exists(), "libraries lie beside it as they did"
    (copy / "mark").touch()
    assert (reachable_copy(package, libraries, target) / "mark").exists()


def test_a_copy_that_was_interrupted_is_made_again(open_tmp: Path) -> None:
    package = open_tmp / "site" / "package"
    package.mkdir(parents=True)
    (package / "a").touch()
    (open_tmp / "target" / "software" / "site" / "package").mkdir(parents=True)
    copy = reachable_copy(package, open_tmp / "none.libs", open_tmp / "target")
    assert (copy / "a").exists()
