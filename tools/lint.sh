#!/usr/bin/env bash
# ruff, mypy, bandit, detect-secrets, flake8-qgis and the layering of imports. Fails on the first that finds something.
set -euo pipefail
cd "$(dirname "$0")/.."
ruff check .
ruff format --check -q .
mypy
bandit -q -r midlands_clusters_plugin -ll
flake8 --select=QGS --exclude=.venv,build,dist .
git ls-files -z -- '*.py' '*.json' '*.txt' '*.md' '*.toml' Makefile ':!requirements' ':!resources' |
    xargs -0 detect-secrets-hook --no-verify
echo "lint: nothing found"
