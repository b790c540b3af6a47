# desk: `make run` opens the desk on the sample publication, `make test` runs the suite, `make` alone lists the rest.
#
# Everything runs in .venv, which is made from requirements.lock when it is missing or the lock has changed. What pip and
# make have to say goes to stderr: stdout belongs to desk.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
LOCK   := requirements.lock
FOLDER ?= issues
ARGS   ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_USER := 0

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test proof terminal gates check format bench train picture docs lock build clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-8s %s\n' "$$name" "$$what"; done

run: $(READY) ## open the desk on the sample publication (FOLDER=… for another)
	@$(BIN)/python -m desk --folder "$(FOLDER)"

test: $(READY) ## run the whole test suite on all cores (ARGS=… for pytest; -n 0 for one after the other)
	@$(BIN)/python -m pytest -q -n auto --dist worksteal $(ARGS)

proof: $(READY) ## prove at length that no word is lost: kills, power cuts (as root), full disks; ten minutes
	@$(BIN)/python -m pytest -q -m "proof or slow" -rs $(ARGS)

terminal: $(READY) ## prove that no terminal, slow, hostile or gone, costs a word or leaves a desk behind; an hour
	@$(BIN)/python -m tests.terminal --long $(ARGS)

gates: $(READY) ## look at exports with tools made by others: W3C, caniemail, axe, SpamAssassin, Chromium; five minutes
	@$(BIN)/python -m tests.gates $(ARGS)

check: $(READY) ## format, lint, types, and the import contracts
	@$(BIN)/ruff format --check --quiet . || { echo 'make format puts this right' >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache

format: $(READY) ## format the code and sort its imports
	@$(BIN)/ruff check --quiet --select I --fix .
	@$(BIN)/ruff format .

bench: $(READY) ## measure, as ratios in one run (ARGS=… names some)
	@$(BIN)/python -m bench $(ARGS)

train: $(READY) ## learn the weights of the reader anew (DESK_CORPUS=… for families outside; minutes)
	@$(BIN)/python -m bench.reader.train

picture: $(READY) ## take the pictures of the screen anew: those that the tests compare, the README's, and its film
	@DESK_PICTURES=renew $(BIN)/python -m pytest -q tests/tui/test_pictures.py
	@$(BIN)/python docs/picture.py
	@$(BIN)/python docs/film.py

docs: $(READY) ## write the reference and the man page anew, from the code
	@$(BIN)/python -m docs.reference

lock: ## resolve requirements.lock anew (needs uv)
	@uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--upgrade --python-version 3.11 --extra dev pyproject.toml --output-file $(LOCK)

build: $(READY) ## build the wheel into dist/
	@$(BIN)/python -m hatchling build --target wheel

clean: ## remove .venv, caches and what was built
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A .venv whose Python has been removed or upgraded away is made again, whatever the stamp says.
ifneq ($(shell test -x $(BIN)/python && echo yes),yes)
.PHONY: $(READY)
endif

# The stamp is written last, so an install that was cut short is made again from the start.
$(READY): $(LOCK) pyproject.toml
	@command -v $(PYTHON) >/dev/null || \
		{ echo 'desk needs Python 3.11 or later, and there is no $(PYTHON) here. Install it, or name one: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "desk needs Python 3.11 or later, and this is $$($(PYTHON) --version 2>&1). Name a later one: make PYTHON=python3.12" >&2; exit 1; }
	@echo 'Setting up .venv, once; it takes a moment' >&2
	@$(PYTHON) -m venv --clear $(VENV) >&2 || \
		{ echo 'Could not make .venv. On Debian and Ubuntu: apt install python3-venv' >&2; rm -rf $(VENV); exit 1; }
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement $(LOCK) >&2
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable . >&2
	@touch $(READY)
