"""`python -m rasad.local run|up|down|psql|clean`: the local stack, for the Makefile."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rasad.local import stack
from rasad.local.account import LocalServerError


def main(arguments: list[str] | None = None) -> int:
    """Do one thing with the local stack; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m rasad.local", description=stack.__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    run = actions.add_parser("run", help="run the DAGs through Airflow and print what the warehouse then holds")
    run.add_argument("articles", nargs="*", type=Path, help="files or folders; the enabled sources if none")
    psql = actions.add_parser("psql", help="open the warehouse in psql")
    psql.add_argument("arguments", nargs=argparse.REMAINDER, help="arguments of psql, after --")
    for name, what in (("up", "start Airflow and leave it running"), ("down", "stop what was started"),
                       ("clean", "stop everything and delete what was made")):  # fmt: skip
        actions.add_parser(name, help=what)
    asked = parser.parse_args(arguments)
    try:
        if asked.action == "run":
            return stack.run(asked.articles)
        if asked.action == "psql":
            return stack.psql([argument for argument in asked.arguments if argument != "--"])
        return {"up": stack.up, "down": stack.down, "clean": stack.clean}[asked.action]()
    except LocalServerError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
