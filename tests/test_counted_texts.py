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
# Where the number cannot be 1, where the noun is not what is counted, or where it is still to be mended: file -> how
# many such texts it has. The numbers only go down.
KNOWN = {
    "cartography/map/map_files.py": 1,
    "cartography/map/metadata.py": 1,
    "cartography/page_text/credits.py": 1,
    "cartography/style/map_text.py": 4,
    "cartography/thematic/choropleth.py": 2,
    "core/base/reading.py": 1,
    "core/catalogue/scorecard_table.py": 1,
    "core/companies/accounts.py": 1,
    "core/companies/columns/plan.py": 1,
    "core/companies/placing/reshape.py": 2,
    "core/disclosure/disclosure.py": 1,
    "core/disclosure/disclosure_rule.py": 1,
    "core/files/spreadsheet.py": 1,
    "core/places/own_places.py": 3,
    "core/postcodes/postcode_store.py": 1,
    "core/query/search_area.py": 1,
    "core/spikes/spike_text.py": 8,
    "core/statistics/neighbourhood.py": 1,
    "core/statistics/significance.py": 1,
    "gui/data/boundary_page.py": 1,
    "gui/data/postcode_line.py": 4,
    "gui/data/postgis_dialog.py": 1,
    "gui/pages/places_page.py": 1,
    "gui/pages/spikes_page.py": 1,
    "gui/query/answer_outputs.py": 1,
    "gui/query/shapes.py": 1,
    "gui/widgets/histogram.py": 3,
    "processing/algorithms/download_boundaries.py": 3,
    "processing/algorithms/import_companies.py": 1,
    "processing/algorithms/import_postcodes.py": 1,
    "processing/algorithms/spatial_query.py": 2,
    "processing/statistics/density_clusters.py": 1,
    "processing/statistics/hot_spots_algorithm.py": 1,
    "processing/statistics/kernel_density.py": 2,
    "processing/statistics/local_moran_algorithm.py": 1,
    "processing/statistics/location_quotient_algorithm.py": 1,
    "services/query/answer_html.py": 3,
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
    assert len(found) <= KNOWN.get(str(path.relative_to(PACKAGE)), 0), found
