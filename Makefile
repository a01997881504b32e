# The only set-up there is: `make run` and `make test`. Each makes .venv and installs the locked dependencies when they have changed.
PYTHON ?= python3
VENV = .venv/bin/python

.PHONY: help run test check bench migrate lock

help:              ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: .venv/.run    ## the demonstration at http://127.0.0.1:8000 (PORT, PEARL_DATA_DIR change it)
	@$(VENV) -m app demo

test: .venv/.test  ## everything: style, types, security, then unit, integration, contract and browser tests
	@scripts/ensure-browser
	@$(MAKE) --no-print-directory check
	$(VENV) -m pytest -n 2 --dist worksteal

check: .venv/.test ## style, types and security alone
	$(VENV) -m ruff check .
	$(VENV) -m mypy
	$(VENV) -m bandit --quiet --recursive app voice_modules

bench: .venv/.bench ## Pearl beside the floor and Django: ratios and what they must be (BENCH_ROUNDS, 5)
	@$(VENV) -m bench.run

migrate: .venv/.run ## bring the database in PEARL_DATA_DIR or DATABASE_URL to the newest revision
	@$(VENV) -m app migrate

lock:              ## make all lock files anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 -o requirements.txt pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 --group dev -o requirements-dev.txt pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 --group bench -o requirements-bench.txt pyproject.toml

.venv/.run: requirements.txt
	@PYTHON="$(PYTHON)" scripts/install $<
	@touch $@

.venv/.bench: requirements-bench.txt
	@PYTHON="$(PYTHON)" scripts/install $<
	@touch $@

.venv/.test: requirements-dev.txt
	@PYTHON="$(PYTHON)" scripts/install $<
	@touch $@
