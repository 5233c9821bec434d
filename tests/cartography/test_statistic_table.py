"""A statistic's table in the text alternative: what its map shows, in a reader's words."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsFeature, QgsVectorLayer

from midlands_clusters_plugin.cartography.record.roles import ROLE
from midlands_clusters_plugin.cartography.thematic.choropleth import ABOUT
from midlands_clusters_plugin.cartography.thematic.statistic_table import file_names, table_of, what_of

pytestmark = pytest.mark.usefixtures("qgis_app")
QUOTIENT = "authority_code:string&field=authority_name:string&field=lq:double&field=low:double&field=high:double"
WHY = "Unreliable: so few businesses."
CASES = {
    "location_quotient": (
        f"{QUOTIENT}&field=reason:string",
        [["E1", "Rutland", 0.5, None, None, WHY], ["E2", "Derby", 1.7733, None, None, None]],
        [["Authority", "Location quotient", "Notes"], ["Derby", "1.77", ""], ["Rutland", "0.50", WHY]],
        False,
        "by authority, CSV",
    ),
    "location_quotient of hexagons": (
        f"{QUOTIENT}&field=reason:string&field=cell_id:string",
        [["E1", "Derby", one, 0.1, 9.0, None, f"c{one}"] for one in (0.5, 2.0, None)],
        [["Authority", "Hexagons with a figure", "Highest figure"], ["Derby", "2", "2.00"]],
        False,
        "by hexagon, CSV",
    ),
    "growth": (
        "authority_name:string&field=start:double&field=end:double&field=growth_percent:double&field=reason:string",
        [["Derby", 1000.0, 1480.0, 48.0, None], ["Rutland", 0.0, 3.0, None, "There was nothing."]],
        [
            ["Authority", "Start", "End", "Growth", "Notes"],
            ["Derby", "1,000", "1,480", "+48%", ""],
            ["Rutland", "0", "3", "–", "There was nothing."],
        ],
        False,
        "by area, CSV",
    ),
    "hot_spots": (
        "cell_id:string&field=authority_name:string&field=kind:string",
        [
            ["c1", "Derby", "hot_99"],
            ["c1", "Derbyshire", "hot_99"],  # a boundary cuts it: one hexagon
            ["c2", "Derbyshire", "hot_95"],
            ["c3", "Derbyshire", "hot_95"],
            ["c4", "Derby", "not_significant"],
        ],
        [
            ["Authority", "Hot spot, 99% sure", "Hot spot, 95% sure"],
            ["Derbyshire", "0", "2"],
            ["Derby", "1", "0"],
            ["All", "1", "2"],
        ],
        True,
        "by hexagon, CSV",
    ),
    "density_clusters": (
        "name:string&field=sites:int&field=companies:int&field=employees:double&field=largest_share_employees:double",
        [["Derby South", 155, 150, 17268.0, 0.817]],
        [
            ["Density cluster", "Sites", "Companies", "Employees", "Largest company's share"],
            ["Derby South", "155", "150", "17,268", "82%"],
        ],
        False,
        "by area, CSV",
    ),
}


def made(case: str, fields: str, rows: list[list]) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:27700&field={fields}", case, "memory")
    layer.setCustomProperty(ROLE, "statistic")
    layer.setCustomProperty(ABOUT, json.dumps({"column": case.partition(" ")[0]}))
    for row in rows:
        one = QgsFeature(layer.fields())
        one.setAttributes(row)
        layer.dataProvider().addFeature(one)
    return layer


@pytest.mark.parametrize("case", CASES)
def test_it_says_what_the_map_shows(case):
    fields, rows, expected, total, what = CASES[case]
    layer = made(case, fields, rows)
    found = table_of(layer)
    assert (found.rows, found.total, what_of(layer)) == (expected, total, what)


def test_nothing_of_an_answer_a_changed_layer_or_no_hot_spot_at_all():
    fields, rows, *_ = CASES["hot_spots"]
    chance = made("hot_spots", fields, rows[-1:])
    changed, answer = made("hot_spots", "a:string", [["b"]]), made("answer", "name:string", [["A Ltd"]])
    assert [table_of(one) for one in (chance, changed, answer)] == [None] * 3
    assert list(file_names([chance, answer, changed]).values()) == ["hot_spots", "hot_spots_2"]
