"""The account that the embedded Postgres runs under.

Postgres refuses to run as root. Started by root, it runs as `nobody`, in a folder of its own that `nobody` can reach:
no user is made for it, and the permissions of folders that were there before stay as they are.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


class LocalServerError(RuntimeError):
    """The embedded Postgres could not be set up, started or stopped; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whom the server's processes run as; without ids, as the present user."""

    uid: int | None = None
    gid: int | None = None

    def options(self) -> dict[str, Any]:
        """Arguments for `subprocess` that make a process run under this account."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give `path` to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def may(self, test: str, path: Path) -> bool:
        """Whether this account may read (`-r`), write (`-w`) or enter and run (`-x`) `path`, tried in its own name."""
        try:
            tried = subprocess.run(
                ["/bin/sh", "-c", f'test {test} "$1"', "sh", str(path)], cwd="/", capture_output=True, check=False,
                **self.options(),
            )  # fmt: skip
        except OSError as error:
            raise LocalServerError(
                f"as root, the embedded Postgres must run as user {self.uid}, which fails: {error}; run Rasad as "
                "another user, or name a Postgres of your own in RASAD_DATABASE_URL"
            ) from error
        return tried.returncode == 0


@cache
def account() -> Account:
    """The present user, or `nobody` where that is root."""
    if os.geteuid() != 0:
        return Account()
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return Account(65534, 65534)
    return Account(nobody.pw_uid, nobody.pw_gid)


def reachable_folder(wanted: Path) -> Path:
    """A folder that the server's account can enter: `wanted`, or one in /var/tmp where it cannot reach that.

    The folder itself belongs to the present user and can be passed through (mode 0711), not listed.
    """
    wanted.mkdir(mode=0o711, parents=True, exist_ok=True)
    if account().uid is None or account().may("-x", wanted):
        return wanted
    key = hashlib.sha256(str(wanted.resolve()).encode()).hexdigest()[:16]
    elsewhere = Path("/var/tmp" if os.access("/var/tmp", os.W_OK) else "/tmp") / f"rasad-{os.geteuid()}-{key}"
    elsewhere.mkdir(mode=0o711, exist_ok=True)
    found = elsewhere.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise LocalServerError(f"{elsewhere} is there already and belongs to somebody else: remove it")
    os.chmod(elsewhere, 0o711)
    return elsewhere


def private_folder(parent: Path, name: str) -> Path:
    """A folder in `parent` that only the server's account can read."""
    folder = parent / name
    if not folder.exists():
        folder.mkdir(mode=0o700)
        account().own(folder)
    return folder


def reachable_copy(package: Path, libraries: Path, parent: Path) -> Path:
    """A copy in `parent` of the server's package and its libraries, as they lay beside each other, readable for all."""
    target = parent / "software"
    ready = target / ".complete"
    if not ready.exists():
        shutil.rmtree(target, ignore_errors=True)
        for source in (package, libraries):
            if source.is_dir():
                shutil.copytree(source, target / package.parent.name / source.name if source is package
                                else target / source.name, symlinks=True)  # fmt: skip
        for path in (target, *target.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        ready.touch()
    return target / package.parent.name / package.name
