# One word per thing to do. Everything is installed into .venv and node_modules, and nothing is done twice.

PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
DATA := $(or $(DASHBOARD_DATA),data)
DEMONSTRATION := data/demonstration/2026-11-15
BUILT := assets/built/manifest.json
ISSUER := tests/provider/node_modules/installed
SOURCES := $(wildcard assets/*.js assets/*.svg assets/*/*.js assets/*/*.scss) package-lock.json

need_npm = $(if $(shell command -v npm),,$(error npm mangler. Installer Node.js 20 eller nyere med npm (Debian: apt-get install nodejs npm), og kjør på nytt))
need_python = $(if $(shell $(PYTHON3) -c 'import sys, venv; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),,$(error Python 3.11 eller nyere med venv mangler (Debian: apt-get install python3 python3-venv). Installer det, og kjør på nytt))

.PHONY: run test lint bench profile fuzz demo pictures assets wheel lock clean
.DELETE_ON_ERROR:

run: $(BUILT) $(VENV)/installed  ## Show the dashboard on this machine, with the demonstration when nothing is published.
	@ls $(DATA)/snapshots/*.duckdb >/dev/null 2>&1 || $(PYTHON) -m dashboard import $(DEMONSTRATION)
	@test -n "$$DASHBOARD_OIDC_ISSUER" || export DASHBOARD_LOGIN=$${DASHBOARD_LOGIN:-demo}; exec $(PYTHON) -m dashboard serve

test: $(VENV)/installed-test chromium $(BUILT) $(ISSUER)  ## Everything that must hold: style, types, tests.
	@status=0; $(MAKE) --no-print-directory lint || status=1; \
	$(PYTHON) -m pytest -n 2 || status=$$?; exit $$status

lint: $(VENV)/installed-test  ## Style, types, and known vulnerabilities in what the locks install.
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy dashboard tests && $(PYTHON) -m tests.audit

bench: $(VENV)/installed-test chromium $(BUILT)  ## Every budget beside what is measured here, or of PARTS only; no test judges it.
	@$(PYTHON) -m tests.bench $(PARTS)

profile: $(VENV)/installed-test $(BUILT)  ## Where the time goes that each page takes, or PAGE only.
	@$(PYTHON) -m tests.bench.profile $(if $(PAGE),--page '$(PAGE)')

fuzz: $(VENV)/installed-test  ## Damaged deliveries of every form under a coverage-guided fuzzer, FUZZ_SECONDS (60) for each target.
	@$(PYTHON) -m tests.fuzz --seconds $(or $(FUZZ_SECONDS),60)

demo: $(VENV)/installed  ## Make the committed demonstration delivery again.
	@$(PYTHON) -m dashboard demo --out $(DEMONSTRATION)

pictures: $(VENV)/installed-test chromium $(BUILT)  ## Take the pictures of the user guide again, of the demonstration.
	@$(PYTHON) -m tests.pictures

assets: $(BUILT)  ## Styles, fonts, scripts and the chart library, from npm packages.

wheel: $(VENV)/installed-test $(BUILT)  ## One file with everything inside, in dist/.
	@$(PYTHON) -m hatchling build -t wheel

lock:  ## Choose versions anew: needs uv and npm.
	uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal pyproject.toml -o requirements.lock
	uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --universal --extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	npm install --package-lock-only
	node assets/lockfile.js
	cd tests/provider && npm install --package-lock-only
	node assets/lockfile.js tests/provider/package-lock.json

clean:
	rm -rf $(VENV) node_modules tests/provider/node_modules assets/built dist

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	|| { echo "Chromium mangler. Installer det (Debian: apt-get install chromium), og kjør på nytt." >&2; exit 1; }
	@# Lighter for the tests, which do without it too.
	@command -v chromium-headless-shell >/dev/null || { test "$$(id -u)" = 0 && timeout 60 apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1; } || true

$(VENV)/installed: requirements.lock
	@$(need_python)test -x $(PYTHON) || $(PYTHON3) -m venv $(VENV)
	@echo "Installerer Python-pakker …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/installed-test: requirements-test.lock $(VENV)/installed
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

node_modules/installed: package-lock.json package.json .npmrc
	@$(need_npm)echo "Installerer npm-pakker …"
	@npm ci --silent
	@touch $@

$(ISSUER): tests/provider/package-lock.json tests/provider/package.json tests/provider/.npmrc
	@$(need_npm)cd tests/provider && npm ci --silent --loglevel=error
	@touch $@

$(BUILT): node_modules/installed $(VENV)/installed $(SOURCES) dashboard/web/compress.py
	@$(need_npm)npm run --silent build
	@$(PYTHON) -m dashboard.web.compress
