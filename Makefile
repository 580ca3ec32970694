# Needs nothing but Python 3.11 or newer. On Windows use the plain commands in README.md.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: rapport test lint check bench voorbeelden schemas clean
.DEFAULT_GOAL := rapport

# The main job on the shipped example: install, then make the report of Voorbeeldstad.
rapport: $(VENV)/.installed
	mkdir -p uitvoer
	$(BIN)/analysetool rapport voorbeelden/voorbeeldstad --uit uitvoer/voorbeeldstad-2026.html --overschrijf

# All tests; the core must be covered to the last branch.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --cov --cov-report=term
	$(BIN)/python -m coverage report --fail-under=100 --include="analysetool/rounding.py,analysetool/tally.py,analysetool/measures.py,analysetool/verdicts.py,analysetool/scoring.py,analysetool/findings.py,analysetool/groups.py,analysetool/requirements.py,analysetool/changes.py,analysetool/versions.py,analysetool/agenda.py,analysetool/deviation.py,analysetool/codes.py"

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse lint --quiet

check: lint test

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

# Make the made-up examples again; the result is under version control.
voorbeelden: $(VENV)/.installed
	$(BIN)/python voorbeelden/maak_voorbeeldstad.py
	$(BIN)/python voorbeelden/maak_ci.py

# Write the schemas that the YAML files refer to again; the result is under version control.
schemas: $(VENV)/.installed
	for name in scorelijst meting stellingenset eisen rapport vergelijking toets overzicht; do \
	  $(BIN)/analysetool schema $$name --uit analysetool/schemas/$$name.json --overschrijf || exit 1; \
	done

clean:
	rm -rf $(VENV) build dist uitvoer .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@
