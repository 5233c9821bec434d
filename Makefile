# Midlands Clusters. "make demo" and "make test" work from a clean clone on Debian 12 and 13 (as root, or with sudo).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
# The distribution's Python is the one that sees QGIS; the first python3 on PATH may be another.
PYTHON := /usr/bin/python3
VENV := .venv
PY := $(VENV)/bin/python
XVFB := xvfb-run --auto-servernum --server-args="-screen 0 1366x768x24"
MATRIX_PACKAGES := debootstrap debian-archive-keyring
MATRIX ?= 3.44 3.40
APT_PACKAGES := qgis python3-qgis xvfb xauth python3-venv poppler-utils zip fonts-urw-base35
# A PostgreSQL with PostGIS, of whatever version the distribution has, for the tests that start one of their own on loopback.
APT_TEST_PACKAGES := postgresql-postgis python3-psycopg2 qttools5-dev-tools
OUT ?= build/demo
COMPANIES ?=
CLUSTER ?=
METRIC ?=
AREA ?=
GRID ?=
MARKS ?=
YEAR ?=
STRICT ?=
# Two processes on two cores; each file of tests stays in one of them. WORKERS=0: one process, in the order of the files.
WORKERS ?= 2
export QT_LOGGING_RULES := *.debug=false
export PYTHONHASHSEED := 0

PROFILE ?= default

.PHONY: help setup translations demo test test-oldest deploy test-matrix test-qt6 lint publish-check bench bench-quick gallery judge numbers package run data guide fuzz mutants coverage clean

help:  ## this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

# System packages: asked of dpkg first, so that the second time costs nothing and needs no network and no root.
build/.system:
	@tools/install_system.sh $(APT_PACKAGES)
	@mkdir -p build && touch $@

build/.system_tests: build/.system
	@tools/install_system.sh $(APT_TEST_PACKAGES)
	@touch $@

# Debian 13 (Python 3.13) keeps its own numpy 2, which its GDAL bindings need; Debian 12 gets a numpy 1. A file that is made again is installed again.
$(VENV)/.installed: requirements/dev.txt requirements/dev-trixie.txt | build/.system
	@$(PYTHON) -m venv --system-site-packages $(VENV)
	@pins=$$($(PYTHON) -c "import sys; print('dev-trixie' if sys.version_info >= (3, 13) else 'dev')"); \
	echo "Installing the pinned Python packages of requirements/$$pins.txt into $(VENV)"; \
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/$$pins.txt
	@touch $@

setup: $(VENV)/.installed  ## install what is missing: QGIS, Xvfb, the virtual environment

demo: setup  ## the main job without a screen, into build/demo (COMPANIES= CLUSTER= METRIC= AREA= GRID= MARKS= YEAR= STRICT= OUT=)
	@$(XVFB) $(PY) tools/demo.py --out "$(OUT)" --companies "$(COMPANIES)" --cluster "$(CLUSTER)" --metric "$(METRIC)" --area "$(AREA)" --grid "$(GRID)" --marks "$(MARKS)" --year "$(YEAR)" --strict "$(STRICT)"

test: setup build/.system_tests  ## all tests, the slow ones and the real window included (WORKERS=)
	@$(XVFB) $(PY) -m pytest -n $(WORKERS) --dist loadfile

build/.matrix: | build/.system
	@tools/install_system.sh $(MATRIX_PACKAGES)
	@touch $@

test-matrix: setup build/.matrix  ## all tests on other versions of QGIS, each in a Debian of its own below build/matrix; needs root (MATRIX="3.44 3.40" MATRIX_DIR=)
	@$(PY) tools/matrix/run.py $(MATRIX)

test-qt6: setup build/.matrix  ## the quick tests on QGIS 3.44 without the short names of enums that Qt 6 no longer has; needs root
	@$(PY) tools/matrix/run.py 3.44 -- -p tools.matrix.scoped_enums -m "not slow"

build/oldest/.installed: requirements/oldest.txt | build/.system
	@echo "Installing the oldest supported Python packages into build/oldest/venv"
	@$(PYTHON) -m venv --clear --system-site-packages build/oldest/venv
	@build/oldest/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/oldest.txt
	@touch $@

# tests/oldest.txt: tests that use what older packages lack in the test itself, or measure time; each with its reason.
test-oldest: build/oldest/.installed build/.system_tests  ## the quick tests of core/ and processing/ with the oldest supported Python packages
	@$(XVFB) build/oldest/venv/bin/python -m pytest -q -m "not slow" -p no:cacheprovider tests/core tests/processing \
		$$(sed -E '/^(#|$$)/d; s/ +#.*//; s/^/--deselect=/' tests/oldest.txt)

build/.system_translations: | build/.system
	@tools/install_system.sh qttools5-dev-tools
	@touch $@

translations: setup build/.system_translations  ## the texts into i18n/*.ts and the translations into *.qm; make test says what is stale
	@$(PY) tools/translations.py

publish-check: setup  ## the zip as plugins.qgis.org sees it: bandit, detect-secrets, files, metadata (RELEASE=1: no placeholder left)
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" RELEASE="$(RELEASE)" $(PY) tools/publish_check.py

lint: setup  ## ruff, mypy, detect-secrets, the rules of QGIS and Qt 6
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" tools/lint.sh

# The peers are measured where they can be installed; where not, their records say so.
build/bench/.peers: requirements/bench.txt | build/.system
	@mkdir -p build/bench
	@$(PYTHON) -m venv --clear build/bench/venv
	@build/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< || rm -rf build/bench/venv
	@touch $@

bench: setup build/bench/.peers  ## all measurements, into build/bench.json and docs/performance.md (half an hour on an idle machine)
	@$(XVFB) $(PY) tools/bench/run.py

bench-quick: setup build/bench/.peers  ## the maps and the peers alone, on a tenth of the rows (two minutes), into build/bench_quick.json
	@BENCH=quick $(XVFB) $(PY) tools/bench/run.py

gallery: setup  ## every template for the four clusters of the sample and the atlas, into build/gallery with an index page
	@$(XVFB) $(PY) tools/gallery.py --out build/gallery

judge: setup  ## the pages of the gallery measured: status 1 where one misses a limit (CLUSTERS= METRICS= TEMPLATES= COMPANIES= AREA=)
	@$(XVFB) $(PY) tools/judge_pages.py $(if $(CLUSTERS),--clusters $(CLUSTERS)) $(if $(METRICS),--metrics $(METRICS)) \
		$(if $(TEMPLATES),--templates $(TEMPLATES)) $(if $(COMPANIES),--companies "$(COMPANIES)") \
		$(if $(AREA),--area "$(AREA)")

numbers: setup  ## every number of the gallery's pages against its GeoPackage: status 1 where one is not the file's (CLUSTERS= METRICS= TEMPLATES= COMPANIES= AREA=)
	@$(XVFB) $(PY) tools/check_numbers.py $(if $(CLUSTERS),--clusters $(CLUSTERS)) $(if $(METRICS),--metrics $(METRICS)) \
		$(if $(TEMPLATES),--templates $(TEMPLATES)) $(if $(COMPANIES),--companies "$(COMPANIES)") \
		$(if $(AREA),--area "$(AREA)")

package: setup  ## dist/midlands_clusters_plugin.zip, for "Install from ZIP"
	@$(PY) tools/package.py

deploy: setup  ## links the working copy into a profile of your own QGIS (PROFILE=default)
	@$(PY) tools/deploy.py --profile "$(PROFILE)"

run: setup  ## QGIS with the plugin on and the sample project loaded
	@$(PY) tools/run_qgis.py

guide: setup  ## the user guide that the plugin shows, from docs/guide (PICTURES=1: its screenshots too, in a real window)
	@$(XVFB) $(PY) tools/build_guide.py $(if $(PICTURES),--pictures)

data: setup  ## rebuild resources/ from the pinned packages
	@$(PY) tools/build_data.py

build/fuzz/atheris/.installed: requirements/fuzz.txt | setup
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --upgrade --target build/fuzz/atheris -r requirements/fuzz.txt
	@touch $@

fuzz: build/fuzz/atheris/.installed  ## coverage-guided fuzzing of every reader (TARGET=name for one, MINUTES=10 each); findings in build/fuzz
	@for name in $(or $(TARGET),$$(ls tools/fuzz | sed -n 's/\.py$$//p' | grep -vE '^(run|ground)$$')); do \
	    echo "fuzzing $$name for $(or $(MINUTES),10) minutes"; \
	    PYTHONPATH=build/fuzz/atheris nice -n 15 $(PY) tools/fuzz/run.py $$name --minutes $(or $(MINUTES),10) 2>build/fuzz/$$name.log || true; \
	    cat build/fuzz/$$name/figures.json; grep -h ^FOUND build/fuzz/$$name.log || true; \
	done

build/mutation/.installed: requirements/mutation.txt $(VENV)/.installed
	@$(PYTHON) -m venv --clear --system-site-packages build/mutation/venv
	@build/mutation/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutation.txt
	@$(PY) -c "import sysconfig; print(sysconfig.get_paths()['purelib'])" \
		> "$$(build/mutation/venv/bin/python -c "import sysconfig; print(sysconfig.get_paths()['purelib'])")/setup.pth"
	@touch $@

mutants: build/mutation/.installed  ## mutation testing of the grid, the clip, the counting and the postcodes: under a tenth may stay alive
	@build/mutation/venv/bin/python tools/mutation.py

coverage: build/mutation/.installed  ## branches of core/ that its tests take: at least 95 of 100
	@build/mutation/venv/bin/python tools/branch_coverage.py

clean:  ## remove what make wrote
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache
