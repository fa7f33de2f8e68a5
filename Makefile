# Needs make and Python 3.11 or newer with venv; everything else goes into .venv. `make help` lists the targets.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
HOST ?= 127.0.0.1
PORT ?= 8000
# Where pip finds torch: `make serve TORCH_INDEX=https://.../whl/cpu` takes the CPU build (0.2 GB instead of 3 GB of CUDA).
TORCH_INDEX ?=
EXTRAS ?=
IMAGE ?= kutip
JOBS ?= 2
BUILDER ?= $(shell command -v docker || command -v podman || command -v buildah)

VENV := .venv
BIN := $(VENV)/bin
CODE := app training evaluation $(wildcard benchmarks)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)",/\1/p' pyproject.toml)

.DEFAULT_GOAL := help

.PHONY: help
help: ## What can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-13s %s\n", $$1, $$2 }'

.PHONY: serve
serve: $(VENV)/installed ## Set up what is missing and start the service (HOST, PORT)
	@KUTIP_LOG_FORMAT=$${KUTIP_LOG_FORMAT:-console} $(BIN)/kutip serve --host $(HOST) --port $(PORT)

.PHONY: install
install: $(VENV)/installed ## Set up .venv with Kutip in it

.PHONY: test
test: $(VENV)/installed-dev ## Set up what is missing and run every test (PYTEST_ARGS)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

.PHONY: check
check: lint types coverage gate ## Everything that must hold: lint, format, types, tests with coverage, accuracy

.PHONY: lint
lint: $(VENV)/installed-dev ## Lint and format, checked and left as it is
	$(BIN)/ruff check app tests training evaluation $(wildcard benchmarks)
	$(BIN)/ruff format --check app tests training evaluation $(wildcard benchmarks)

.PHONY: format
format: $(VENV)/installed-dev ## Format the code and mend what the linter can mend
	$(BIN)/ruff check --fix app tests training evaluation $(wildcard benchmarks)
	$(BIN)/ruff format app tests training evaluation $(wildcard benchmarks)

.PHONY: types
types: $(VENV)/installed-dev ## Types, strictly
	$(BIN)/mypy $(CODE)

.PHONY: coverage
coverage: $(VENV)/installed-dev ## Every test, with branch coverage of app/
	$(BIN)/python -m pytest --cov --cov-report=term $(PYTEST_ARGS)

.PHONY: gate
gate: $(VENV)/installed-dev ## Accuracy against the committed baseline
	$(BIN)/python -m evaluation gate

.PHONY: bench
bench: $(VENV)/installed-dev ## Speed against stock Stanza on this machine
	$(BIN)/python -m benchmarks

.PHONY: models
models: $(VENV)/installed-training ## Train every bundled model (KUTIP_DATA_DIR; hours; JOBS steps at a time)
	$(BIN)/python -m training --jobs $(JOBS)

.PHONY: image
# The image format of docker has the health check; that of OCI, the default of the other two, has none.
image: ## Build the container image (BUILDER, IMAGE, BUILD_ARGS)
	@test -n "$(BUILDER)" || { echo "No docker, podman or buildah found; set BUILDER." >&2; exit 1; }
	$(BUILDER) build $(if $(filter docker,$(notdir $(BUILDER))),,--format docker) -t $(IMAGE) $(BUILD_ARGS) .

.PHONY: clean
clean: ## Remove .venv and every cache
	rm -rf $(VENV) build *.egg-info .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find $(CODE) tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp for each step, so that a second run has nothing to do. Torch comes first and alone: it is the one package
# whose index matters.
$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV) (once; torch is large) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/torch: $(VENV)/python
	@$(PIP) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) "$(TORCH)"
	@echo "$(TORCH)" > $@

$(VENV)/installed: $(VENV)/torch pyproject.toml
	@$(PIP) --editable .$(if $(EXTRAS),[$(EXTRAS)])
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@$(PIP) --editable .[dev]
	@touch $@

$(VENV)/installed-training: $(VENV)/installed-dev
	@$(PIP) --editable .[dev,training]
	@touch $@
