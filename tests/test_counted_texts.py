"""Counted things go through the plural forms: no text of the package says "1 rows"."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "midlands_clusters_plugin"
# A placeholder followed by a plural noun: the number before it may be 1.
COUNTED = re.compile(
    r"\{[a-z_]*(?::,)?\} (rows|companies|businesses|hexagons|cells|authorities|places|postcodes|columns|files|layers|sites"
    r"|metrics|features|points|notes|pages|employers|clusters)\b"
)
# Where the number cannot be 1 (a limit, a total of thousands, "all of several"), or where the noun is not what is counted
# ("Aerospace businesses"): file -> how many such texts it has. A new one needs that reason.
KNOWN = {
    "cartography/map/map_files.py": 1,  # one authority has its name there
    "cartography/page_text/credits.py": 1,  # many doubts
    "cartography/style/map_text.py": 4,
    "core/base/reading.py": 1,
    "core/catalogue/scorecard_table.py": 1,
    "core/companies/columns/plan.py": 1,
    "core/disclosure/disclosure_rule.py": 1,  # 2 at least
    "core/files/spreadsheet.py": 1,
    "core/places/own_places.py": 2,
    "core/spikes/spike_text.py": 8,  # several of several
    "core/statistics/neighbourhood.py": 2,
    "gui/data/boundary_page.py": 1,  # all of the country
    "gui/pages/spikes_page.py": 1,
    "gui/query/answer_outputs.py": 1,
    "gui/query/shapes.py": 1,
    "processing/algorithms/download_boundaries.py": 3,  # all of the country
    "processing/statistics/neighbour_statistics.py": 2,  # of a grid of at least 30; fewer than ten
    "sources/layers/place_layers.py": 1,
}


def texts_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if called in ("tr", "mark") and node.args and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)


def test_the_lint_sees_what_it_is_for():
    assert COUNTED.search("{} rows are identical") and COUNTED.search("{n:,} companies with several sites")
    assert not COUNTED.search("{name}: rows are identical")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_text_counts_without_plural_forms(path):
    found = [text for text in texts_of(path) if COUNTED.search(text)]
    assert len(found) == KNOWN.get(str(path.relative_to(PACKAGE)), 0), found
