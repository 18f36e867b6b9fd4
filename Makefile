# Every target sets up what it needs; a repeated run starts at once.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?= 8000
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help brief test check coverage reference docs serve bench live lock dist clean
.PHONY: format lint types layers spelling yaml dependencies fresh

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml requirements.lock .ci/venv
	@.ci/venv $(VENV)
	@touch $@

brief: $(READY) ## write the North America brief in English and Spanish to brief/, from the sample edition
	@$(BIN)/balanza brief north_america --lang en,es --through 2025-06 --out brief

test: $(READY) ## run the tests
	@$(BIN)/pytest -n auto

check: format lint types layers spelling yaml dependencies fresh ## look for faults in form, types, layers, words, dependencies, reference

format lint types layers spelling yaml dependencies fresh: $(READY)
format: ; @$(BIN)/ruff format --check
lint: ; @$(BIN)/ruff check
types: ; @$(BIN)/mypy
layers: ; @$(BIN)/lint-imports --no-logo
spelling: ; @$(BIN)/codespell
yaml: ; @$(BIN)/yamllint --strict .
dependencies: ; @$(BIN)/deptry src
fresh: ; @$(BIN)/python docs/reference_pages.py --check

coverage: $(READY) ## run the tests and name the lines and branches they miss
	@$(BIN)/pytest -n auto --cov

reference: $(READY) ## write docs/reference/ anew
	@$(BIN)/python docs/reference_pages.py

docs: $(READY) ## build the documentation in docs/_build/html/
	@$(BIN)/sphinx-build -q -W --keep-going docs docs/_build/html
	@echo "docs/_build/html/index.html is ready"

serve: $(READY) ## show brief/ on http://127.0.0.1:8000 (PORT=... for another port)
	@test -f brief/index.html || $(MAKE) brief
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory brief $(PORT)

bench: $(READY) ## measure speed against a plain query
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.briefing

live: $(READY) ## ask the real providers, one question for each endpoint
	@$(BIN)/pytest -m live

lock: $(READY) ## write requirements.lock anew (UPGRADE=1: with the newest releases)
	@$(BIN)/uv pip compile pyproject.toml --extra dev --no-config --quiet \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		$(if $(UPGRADE),--upgrade) --custom-compile-command 'make lock' \
		--output-file requirements.lock >/dev/null

dist: $(READY) ## build the wheel and the source archive in dist/
	@$(BIN)/hatchling build

clean: ## remove what the other targets made
	rm -rf $(VENV) brief dist docs/_build .*_cache .coverage .hypothesis
