# make demo    set up, build the example graph, answer two questions, draw it: see kg-demo/
# make test    set up, lint, then every test (real Neo4j and real Chromium included where they can run)
# make lint    ruff and mypy --strict
# make quality score the extraction on the development gold, write docs/quality.md
# make bench   measure speed beside peers
# make lock    resolve the pinned dependencies anew
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export KG_SHARED ?= ../shared

.PHONY: demo test lint quality bench lock system clean

demo: $(VENV)/.runtime
	$(BIN)/kg demo kg-demo

test: system lint $(VENV)/.bench
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: $(VENV)/.dev
	$(BIN)/python benchmarks/quality.py

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/throughput.py --write
	$(BIN)/python benchmarks/readers.py
	$(BIN)/python benchmarks/forms.py --write
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/stores.py
	$(BIN)/python benchmarks/sparql.py
	$(BIN)/python benchmarks/turtle.py

# What pip cannot install: Chromium, Java and Maven. Installed where we may; else the tests that need them say so.
system: $(VENV)/.dev
	sh tests/system_packages.sh

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "vn-legal-kg needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --require-hashes -r requirements-build.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/.bench: $(VENV)/.dev requirements-bench.lock
	$(PIP) install --quiet --require-hashes -r requirements-bench.lock
	touch $@

COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(VENV)/bin/python
	$(PIP) install --quiet pip-tools
	$(COMPILE) --output-file requirements.lock pyproject.toml
	printf "hatchling\neditables\n" | $(COMPILE) --constraint requirements.lock --output-file requirements-build.lock -
	$(COMPILE) --constraint requirements.lock --constraint requirements-build.lock --extra dev --output-file requirements-dev.lock pyproject.toml
	$(COMPILE) --constraint requirements-dev.lock --extra bench --output-file requirements-bench.lock pyproject.toml

clean:
	rm -rf $(VENV) .tools dist build kg-demo kg-graph .mypy_cache .ruff_cache .pytest_cache .hypothesis
