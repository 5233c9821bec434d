#!/usr/bin/env bash
# ruff, mypy, detect-secrets, flake8-qgis. Fails on the first that finds something. What the plugin site looks for is in make publish-check.
set -euo pipefail
cd "$(dirname "$0")/.."
ruff check .
ruff format --check -q .
mypy
python tools/lint_texts.py
# QGS201 and QGS202 are experimental and take other classes for raster ones; QGS105 forbids what classFactory is given; QGS111 and QGS402
# ask for names that QGIS 3.22 lacks (qgis_io/fields.py guards them).
flake8 --select=QGS --extend-ignore=QGS105,QGS111,QGS201,QGS202,QGS402 --exclude=.venv,build,dist .
# Qt 6, on which QGIS 4 runs: its names, from PyQt6's stub files. They are installed apart, so that nothing imports PyQt6.
if ! cmp -s requirements/qt6.txt build/qt6/requirements.txt; then
    python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade --target build/qt6 -r requirements/qt6.txt
    cp requirements/qt6.txt build/qt6/requirements.txt
fi
python tools/qt6/check.py build/qt6 midlands_clusters_plugin
git ls-files -z -- '*.py' '*.json' '*.txt' '*.md' '*.toml' Makefile ':!requirements' ':!resources' |
    xargs -0 detect-secrets-hook --no-verify
echo "lint: nothing found"
