# Everything a person types here. `make` alone lists it. Paths are relative, so the folder may have any name.
PYTHON ?= python3
LAUNCH := "$(PYTHON)" site/launch/run.py
PY := .venv/bin/python
export PYTHONUTF8 := 1

APPS := home guides teams_directory help_requests scam_alerts $(wildcard programme) site tests
TYPED := site/core help_requests/engine.py help_requests/services $(wildcard */services.py */permissions.py site/*/services.py site/*/permissions.py) \
	site/search/changes.py site/search/learning.py site/search/mirror.py
LOCK := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make locks" $(UPGRADE)

# Two at a time: each worker makes a database and, where a test asks for one, a running site of its own.
WORKERS ?= 2
PYTEST := $(PY) -m pytest --numprocesses $(WORKERS) --dist worksteal

# What a page weighs and how it reads to a machine does not depend on the database: measured in the first pass only.
ONCE := $(foreach what,accessibility document gallery print targets weight,--ignore tests/budgets/test_$(what).py)

.PHONY: help run admin test test-all lint chaos bench bench-search locks messages tools
.DEFAULT_GOAL := help

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r name what; \
		do printf '  make %-12s %s\n' "$$name" "$$what"; done

run: ## install, prepare and serve the site on http://127.0.0.1:8000 (PORT=…, PLAN=…, STARTER_STAFF=1)
	@$(LAUNCH)

admin: ## create an administrator for that site
	@$(LAUNCH) --manage createsuperuser

test: tools ## every test that needs no server beside Python
	$(PYTEST) -m "not browser and not search_server and not postgres and not clean_clone"

test-all: ## every test: browser, search server, SQLite and PostgreSQL, a clean clone; nothing may skip
	@.ci/packages chromium fonts-noto-core gettext git jdk maven postgresql python3-venv
	@$(LAUNCH) --install dev
	$(PYTEST) -p tests.services.no_skips -m "not postgres and not clean_clone"
	$(PY) -m tests.services.postgres $(PYTEST) -p tests.services.no_skips -m "not search_server and not clean_clone" $(ONCE)
	$(PY) -m pytest -p tests.services.no_skips -m clean_clone

lint: tools ## style, types, templates, missing migrations, system checks
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djhtml --check --tabwidth 2 $(wildcard */templates site/*/templates)
	$(PY) -m mypy $(TYPED)
	DJANGO_SETTINGS_MODULE=config.settings.test $(PY) manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=config.settings.test $(PY) manage.py check

chaos: tools ## kill the server while people book, on both databases; guess at codes (TIMES=100)
	@.ci/packages postgresql
	$(PY) -m tests.chaos $(if $(TIMES),--times $(TIMES))

bench: tools ## what the main pages cost, and the desk's list with 50 000 requests
	@.ci/packages postgresql
	$(PY) -m tests.bench.pages
	$(PY) -m tests.bench.queue

bench-search: tools ## how well each engine understands what people type (ENGINE=embedded|elastic, SHOW=--show, SCALE=country)
	@.ci/packages $(if $(filter embedded,$(ENGINE)),,jdk maven) $(if $(SCALE),postgresql)
	$(PY) -m tests.bench.search$(if $(SCALE),.$(SCALE)) $(if $(ENGINE),--engine $(ENGINE)) $(SHOW)

locks: tools ## compile both lock files anew from pyproject.toml (UPGRADE=--upgrade takes the newest versions)
	$(PY) -m pip install --quiet --disable-pip-version-check uv
	$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(LOCK) pyproject.toml - -o requirements.txt
	$(LOCK) requirements.txt --group dev -o requirements-dev.txt

messages: tools ## collect and compile the words of the interface
	@.ci/packages gettext
	$(PY) manage.py makemessages --locale en --no-wrap --no-location --no-obsolete --ignore 'var/*' --ignore 'tests/*'
	$(PY) manage.py compilemessages --ignore '.venv/*' --ignore 'var/*'

tools:
	@$(LAUNCH) --install dev
