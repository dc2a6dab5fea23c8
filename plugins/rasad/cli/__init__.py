"""`rasad ...`: the pipeline and its parts from a terminal. `main` is the entry point of the command."""

from __future__ import annotations

import os
import sys

from rasad.cli.reporting import BROKEN_PIPE, FAILED, INTERRUPTED, complain

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: with 130 after Ctrl-C, with 141 where the reader of the output has gone."""
    from rasad.cli.app import app

    code = 0
    try:
        app(args=arguments, prog_name="rasad", standalone_mode=True)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1 if leaving.code else 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    except ValueError as error:
        # A row of a dictionary that somebody has just added: file, line and what is wrong say more than a traceback.
        from rasad.lexicon import LexiconError

        if not isinstance(error, LexiconError):
            raise
        complain(f"rasad: {error}")
        code = FAILED
    code = _flush(code)
    if code in (INTERRUPTED, BROKEN_PIPE):
        # A thread may still be reading standard input: an orderly end would wait for it.
        os._exit(code)
    sys.exit(code)


def _flush(code: int) -> int:
    """Write out what is buffered; where nobody reads it any more, keep Python from complaining at its end."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (stays open until the process ends)
        return BROKEN_PIPE
    except (OSError, ValueError):
        return code or 1
    return code
