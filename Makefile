# Rasad on one machine. `make` lists what there is; nothing here needs root, Docker or a system Postgres.

# `make run ARTICLES=path` reads files or folders of one's own instead of the enabled sources.
ARTICLES ?=
PY := .venv/bin/python
READY := .venv/.ready
COMPILED := build/compiled/.ready
export PYTHONDONTWRITEBYTECODE ?=

.DEFAULT_GOAL := help
.PHONY: help setup compile run up down psql test test-fast test-faults lint bench bench-text bench-code bench-load bench-quality bench-growth docs clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## the environment .venv with the command rasad, packages pinned

$(READY): requirements.txt pyproject.toml tools/setup.sh
	@bash tools/setup.sh

compile: $(COMPILED) ## build/compiled: the library with its reading of text and its coder compiled (minutes; a C compiler)

$(COMPILED): $(READY) tools/compile.py $(shell find plugins/rasad -name '*.py' -o -name '*.csv')
	@$(PY) tools/compile.py && touch $@

run: $(READY) ## the DAGs through Airflow on the sample articles (or ARTICLES=path), then what the warehouse holds
	@$(PY) -m rasad.local run $(ARTICLES)

up: $(READY) ## Airflow's pages on 127.0.0.1 with the DAGs on
	@$(PY) -m rasad.local up

down: $(READY) ## stop what run and up have started
	@$(PY) -m rasad.local down

psql: $(READY) ## the warehouse in psql
	@$(PY) -m rasad.local psql

test: $(READY) ## linters and every test
	@$(MAKE) --no-print-directory lint
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(READY) ## ruff, mypy, sqlfluff
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/sqlfluff lint --processes 2 --disable-progress-bar sql

test-faults: $(READY) ## kills, crashes and lost connections at length (minutes), compared row for row
	$(PY) -m pytest tests/faults --faults=full

bench: bench-text bench-code bench-load ## all benchmarks

bench-text: $(COMPILED) ## reading text against hazm, in one run (ARTICLES=path for your own)
	$(PY) benchmarks/bench_text.py $(ARTICLES)

bench-code: $(COMPILED) ## reading and coding against hazm, in one run (ARTICLES=path for your own)
	$(PY) benchmarks/bench_code.py $(ARTICLES)

bench-load: $(READY) ## loading against pandas and against a bare INSERT, in one run
	$(PY) benchmarks/bench_load.py

bench-quality: $(READY) ## what the checks of a batch cost, as a share of it (ARTICLES=path for your own)
	$(PY) benchmarks/bench_quality.py $(ARTICLES)

bench-growth: $(READY) ## a batch into warehouses of 50 thousand, 500 thousand and 5 million reports (half an hour, 25 GB)
	$(PY) benchmarks/bench_growth.py --queries

docs: $(READY) ## docs/schema.md and docs/queries.md, from the warehouse itself
	$(PY) tools/build_docs.py

clean: ## stop everything and delete what was built
	@if [ -x $(PY) ]; then $(PY) -m rasad.local clean; fi
	rm -rf .venv .rasad .mypy_cache .ruff_cache .pytest_cache .hypothesis plugins/*.egg-info build dist
	find dags plugins tests tools config -name __pycache__ -type d -prune -exec rm -rf {} +
