# Needs nothing but Python 3.11 or newer. On Windows use the plain commands in README.md.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOCK := tests/locked-versions.txt
SPARK := build/spark
PYSPARK := 4.0.1
PYARROW := 26.0.1
RELEASE_LOCK := distribution/locked-versions.txt
RELEASE := build/release

.PHONY: rapport dist zip test test-quick test-pipelines test-spark coverage lint check bench torture fuzz beelden voorbeelden schemas lock clean
.DEFAULT_GOAL := rapport
# An environment that was made by half, on a Debian without python3-venv, is no environment.
.DELETE_ON_ERROR:

# The main job on the shipped example: install, then make the report of Voorbeeldstad.
rapport: $(VENV)/.installed
	mkdir -p uitvoer
	$(BIN)/analysetool rapport voorbeelden/voorbeeldstad --uit uitvoer/voorbeeldstad-2026.html --overschrijf

# Whatever the user prefers: processes start faster when Python keeps what it has compiled.
test test-quick test-pipelines coverage: export PYTHONDONTWRITEBYTECODE =
# Every worker has a core; linear algebra on more of them would only wait for the others.
test test-quick test-pipelines coverage: export OPENBLAS_NUM_THREADS = 1

# The arithmetic, with the tests that cover it to the last branch.
CORE := rounding tally compact measures verdicts disclosure scoring findings alike near gaps requirements \
  distributions certainty composition changes versions agenda deviation codes answer_code
CORE_TESTS := $(patsubst %,tests/test_%.py,rounding tally compact disclosure scoring findings alike near gaps requirements distributions certainty composition compare versions agenda deviation codes answer_code overview)
comma := ,
empty :=
space := $(empty) $(empty)

# The tests of the tool, on all cores; what is dear to try in full is left to the gate (tests/kinds.py). Measuring takes
# as long as the tests do, so only those of the core are measured.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --quiet --numprocesses auto --cov --cov-report= $(CORE_TESTS)
	$(BIN)/python -m coverage report --fail-under=100 --include="$(subst $(space),$(comma),$(patsubst %,analysetool/%.py,$(CORE)))"
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m "not pipeline and not spark" $(addprefix --ignore=,$(CORE_TESTS))

# The action, the hooks and the worked example, run as their hosts run them: for who changes those, and for the gate.
test-pipelines: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal -m pipeline tests/test_ci_files.py

# Whether Spark counts as the tool does; in an environment of its own, for Spark is 450 MB. Needs Java 17 or newer.
test-spark: $(SPARK)/.installed
	$(SPARK)/bin/python -m pytest --quiet tests/test_spark.py

# What all tests together run of the whole house, processes that they start included.
coverage: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --quiet --numprocesses auto --cov --cov-report=term

# The tests that start no browser or other process and try no long list, for while you work.
test-quick: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal --hypothesis-profile quick \
	  -m "not (browser or office or pdf or pipeline or process or slow or spark)"

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse lint --quiet

# Everything, with all cases of what `make test` tries in part.
check: export PYTEST_ADDOPTS = --hypothesis-profile gate
check: lint test test-pipelines

# What people wait for, against what somebody would write without this tool, a country last; some twenty minutes. Pandas
# reads Parquet with pyarrow, which lies apart: where it is installed, pandas loads it for everything.
bench: $(VENV)/.installed-dev
	test -d build/pyarrow || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  --target build/pyarrow pyarrow==$(PYARROW)
	status=0; $(BIN)/python -m benchmarks || status=1; \
	$(BIN)/python -m benchmarks.overview --jaren 10 --vergelijk --groot 50 || status=1; exit $$status

# Kill, fill and disturb the commands that write, and count what is lost (0); some ten minutes.
torture: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.torture

# Every reader against inputs that nobody would write, 200,000 for each kind of YAML; by its rate an hour on two cores.
fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.fuzz

# Pictures of the pages of six measurements in uitvoer/beelden, for who looks at them; needs Chromium.
beelden: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.pictures

# Make the made-up examples again; the result is under version control.
voorbeelden: $(VENV)/.installed
	$(BIN)/python voorbeelden/maak_voorbeeldstad.py
	$(BIN)/python voorbeelden/maak_ci.py

# Write the schemas that the YAML files refer to again; the result is under version control.
schemas: $(VENV)/.installed
	for name in scorelijst meting stellingenset eisen rapport vergelijking overzicht toets controle; do \
	  $(BIN)/analysetool schema $$name --uit analysetool/schemas/$$name.json --overschrijf || exit 1; \
	done

# Pin what `make test` installs, for every Python and system, to the newest of today, and of that what the action installs
# with the hash of every file; the result is under version control.
lock: $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --group dev --no-annotate \
	  --custom-compile-command "make lock" --output-file $(LOCK) pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group build --constraint $(LOCK) --generate-hashes \
	  --no-annotate --custom-compile-command "make lock" --output-file action/requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra docx --extra pdf --extra landelijk --group release \
	  --constraint $(LOCK) --generate-hashes --no-annotate --custom-compile-command "make lock" \
	  --output-file $(RELEASE_LOCK) pyproject.toml

# Wheel and source, the same bytes whoever builds them: it builds twice, compares and prints the hashes.
dist: $(RELEASE)/.installed
	$(RELEASE)/bin/python -m distribution.wheel

# A folder that needs no Python, in dist/, and what it makes held against what the wheel makes. Needs Pango for pdf.
zip: dist
	$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall dist/*.whl
	$(RELEASE)/bin/python -m distribution.folder
	$(RELEASE)/bin/python -m distribution.smoke

clean:
	rm -rf $(VENV) .nox build dist uitvoer .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# What `pip install .` takes: the newest versions of the day.
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(SPARK)/.installed: $(VENV)/bin/python pyproject.toml $(LOCK)
	$(BIN)/python -m venv $(SPARK)
	$(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $(LOCK) pyspark==$(PYSPARK)
	$(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# The locked versions, so that the tests pass next year as they did today.
$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $(VENV)/.installed $@

# Apart from the other two: what is packed should hold nothing that tests brought. Every file is checked by its hash.
$(RELEASE)/.installed: $(RELEASE_LOCK)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv --clear $(RELEASE)
	$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  --requirement $(RELEASE_LOCK)
	touch $@
