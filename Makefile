.DEFAULT_GOAL := help
.PHONY: help setup
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## Debian packages, .venv with pinned requirements, .venv/bin/forms-app; does nothing when nothing changed
	@bin/setup test
