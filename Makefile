# Every command gets the machine ready by itself (bin/setup) and is safe to repeat. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run test quick check bench translations
MAKEFLAGS += --no-print-directory

python := .venv/bin/python
# whichever exist of the folders whose tests need neither a server nor a browser
quick_folders := $(wildcard $(addprefix tests/,architecture definitions answers calendar reference reporting web))

# databases, files and browsers of the tests live in memory where the machine offers it
in_memory := $(if $(wildcard /dev/shm/.),TMPDIR=/dev/shm,)

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## Debian packages, .venv with pinned requirements, .venv/bin/forms-app; does nothing when nothing changed
	@bin/setup test

run: ## demonstration data if the database is empty, then server and worker at http://127.0.0.1:8000
	@bin/setup run
	@bin/run

test: ## every test in one run: unit, web, both databases, browser, documents
	@bin/setup test
	@$(in_memory) $(python) -m pytest -n auto --dist load

quick: ## pure floors and web on SQLite, under a minute
	@bin/setup test
	@$(in_memory) $(python) -m pytest -q -n auto --dist load -k "not postgres" $(quick_folders)

check: ## lint, types, floors, sizes, templates, translations, form definitions
	@bin/setup test
	@bin/check

bench: ## benchmarks, as ratios to a baseline measured in the same run
	@bin/setup test
	@$(python) -m benchmarks

translations: ## extract the words, fill in exact matches, list what is missing
	@bin/setup test
	@bin/translations
