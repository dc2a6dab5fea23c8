"""Compiles the reading of text and the coder with mypyc: the same code and the same events in less time.

    python tools/compile.py [FOLDER] [--optimize 0..3]      (default: build/compiled)

FOLDER/plugins becomes a copy of `plugins` with compiled modules beside their sources, and FOLDER has links to what the
library looks for beside `plugins`. Whoever has FOLDER/plugins first on PYTHONPATH runs compiled:

    PYTHONPATH=build/compiled/plugins .venv/bin/rasad code articles.jsonl

A folder that holds anything else is left alone. Nothing is compiled where the sources are: an edited rule that a
compiled module hid would be a rule that does nothing. It needs a C compiler and Python's headers, and some minutes.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("text", "coding", "lexicon")
#: What mypyc cannot: a list with something to it, and a NamedTuple that is documented by its fields (a bug of mypyc).
INTERPRETED = {"text/tokens.py", "text/wordlist.py"}
#: Says that a folder is one of this tool's, which it may delete.
MARK = ".compiled"
#: What the library finds beside `plugins`.
BESIDE = ("config", "dags", "samples", "sql")


class OnAllCores(build_ext):
    """Compiles the C files of an extension side by side; setuptools does so with extensions only."""

    def build_extensions(self) -> None:
        one_by_one = self.compiler.compile

        def at_once(sources: list[str], **options: Any) -> list[str]:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                compiled = list(pool.map(lambda source: one_by_one([source], **options), sources))
            return [path for paths in compiled for path in paths]

        self.compiler.compile = at_once
        super().build_extensions()


def modules(library: Path) -> list[str]:
    """The sources to compile, as paths."""
    found = [path for package in PACKAGES for path in sorted((library / package).glob("*.py"))]
    return [str(path) for path in found if str(path.relative_to(library)) not in INTERPRETED and path.name[0] != "_"]


def copy(folder: Path) -> Path:
    """A fresh copy of `plugins`, and the links beside it; the library's folder in it. Ends the program where the folder
    holds what this tool has not made."""
    if folder.exists():
        if not (folder / MARK).is_file():
            sys.exit(f"not compiled: {folder} is there, and no folder of this tool's")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in BESIDE:
        if (ROOT / name).is_dir():
            (folder / name).symlink_to(ROOT / name)
    return folder / "plugins" / "rasad"


def build(folder: Path, optimize: int) -> None:
    """Compiles into a folder. Raises setuptools' errors where the C compiler does not do what it is asked for."""
    library = copy(folder)
    os.chdir(library.parent)  # mypyc names modules by where it stands
    sources = modules(Path("rasad"))
    print(f"compiling {len(sources)} modules with mypyc into {folder} (some minutes)", flush=True)
    logging.disable(logging.INFO)  # every call of the C compiler
    with redirect_stdout(io.StringIO()) as remarks:  # where a generator becomes a list, mostly
        try:
            extensions = mypycify(
                ["--config-file", str(ROOT / "pyproject.toml"), *sources],
                opt_level=str(optimize),
                debug_level="0",
                multi_file=True,
                target_dir=str(folder / "c"),
            )
        except SystemExit as refused:  # mypyc ends the program, and prints why
            raise SystemExit(f"not compiled:\n{remarks.getvalue()}") from refused
    command = OnAllCores(Distribution({"name": "rasad", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(library.parent), str(folder / "objects")
    command.ensure_finalized()
    command.run()
    for made in ("c", "objects"):
        shutil.rmtree(folder / made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "compiled")
    parser.add_argument("--optimize", type=int, choices=range(4), default=2, help="as the C compiler's -O (default 2)")
    options = parser.parse_args()
    folder = options.folder.resolve()
    try:
        build(folder, options.optimize)
    except (BaseError, CCompilerError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit(f"not compiled: {error}\nRasad runs without; compiling needs a C compiler and Python's headers")


if __name__ == "__main__":
    main()
