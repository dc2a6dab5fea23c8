#!/usr/bin/env bash
# Makes .venv with the pinned packages and the command `rasad`: what `make setup` does.
#
# PYTHON names the interpreter to use; otherwise the first of 3.12, 3.13 and 3.11 that runs here. `uv` is used where it is
# installed, plain venv and pip otherwise. The packages' hashes are checked either way.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1; }

found=
for candidate in ${PYTHON:-python3 python3.12 python3.13 python3.11 python}; do
    # A name alone is not enough: version managers leave names on PATH that run nothing.
    if fits "$candidate"; then
        found=$(command -v "$candidate")
        break
    fi
done
if [ -z "$found" ] && [ -z "${PYTHON:-}" ] && ! command -v uv >/dev/null 2>&1; then
    echo "No Python 3.11, 3.12 or 3.13 (with venv) runs here; name one: make setup PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if [ -z "$found" ] && [ -n "${PYTHON:-}" ]; then
    echo "$PYTHON is no Python 3.11, 3.12 or 3.13 with venv" >&2
    exit 1
fi

# An environment of another version, or a half-made one, is no ground to build on.
if [ -d .venv ] && ! fits .venv/bin/python; then rm -rf .venv; fi

# Loads of packages are compiled when first imported instead: the whole of it takes half a minute here.
if command -v uv >/dev/null 2>&1; then
    [ -d .venv ] || uv venv --quiet --python "${found:-3.12}" .venv
    echo "· packages of requirements.txt into .venv (uv, $(.venv/bin/python -V))"
    uv pip sync --quiet --python .venv/bin/python --require-hashes requirements.txt
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
else
    [ -d .venv ] || "$found" -m venv .venv
    echo "· packages of requirements.txt into .venv (pip, $(.venv/bin/python -V)); the first time takes a few minutes"
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    .venv/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements.txt
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
fi
touch .venv/.ready
