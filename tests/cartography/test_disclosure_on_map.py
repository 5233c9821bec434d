"""A protected map in a project: hidden cells have a look and a legend line of their own, notes and metadata say the rule."""

from __future__ import annotations

import re

import geopandas as gpd
import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsProject
from qgis.PyQt.QtCore import Qt

from midlands_clusters_plugin.cartography.map.group_layers import add_map, show_metric
from midlands_clusters_plugin.cartography.map.map_files import add_file
from midlands_clusters_plugin.cartography.page.pages import items, make_layout
from midlands_clusters_plugin.cartography.page_text.headline import headline
from midlands_clusters_plugin.cartography.page_text.map_in_text import cells_of
from midlands_clusters_plugin.cartography.page_text.notes import map_notes
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.file_facts import FileFacts
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.map_text import metric_text
from midlands_clusters_plugin.cartography.style.marks import CODES, kind_of, symbol
from midlands_clusters_plugin.core.catalogue.catalogue import metrics
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.disclosure.disclosure import Rule
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.hexmap.point_figures import PublishedFigures
from midlands_clusters_plugin.services.query.point_text import point_html


@pytest.fixture(scope="module")
def hexmap():
    return Workspace(sample_companies()).hexmap(MapRequest("all", size=10_000.0, rule=Rule()))


@pytest.fixture
def shown(qgis_app, hexmap, tmp_path):
    path = tmp_path / "map.gpkg"
    write_layers(path, hexmap.layers())
    yield add_map(QgsProject.instance(), path, map_facts(hexmap), "employees"), path
    QgsProject.instance().clear()


def drawn_as(layer) -> dict[str, int]:
    """How many features each kind of range takes."""
    renderer = layer.renderer()
    expression = QgsExpression(renderer.classAttribute())
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    found: dict[str, int] = {}
    for feature in layer.getFeatures():
        context.setFeature(feature)
        value = (
            expression.evaluate(context)
            if expression.isValid() and not expression.isField()
            else feature[renderer.classAttribute()]
        )
        kind = next(
            (kind_of(one) for one in renderer.ranges() if one.lowerValue() <= value <= one.upperValue()), "none"
        )
        found[kind] = found.get(kind, 0) + 1
    return found


def test_hidden_empty_and_missing_are_three_things(shown, hexmap):
    hexes = layers_of(shown[0])["hexes"]
    for metric in ("employees", "turnover"):
        show_metric(shown[0], metric)
        found = drawn_as(hexes)
        assert "none" not in found
        assert found["suppressed"] == hexmap.report["disclosure"]["cells_hidden"][metric]
        assert found["empty"] == (hexmap.hexes[metric] == 0).sum()
        labels = {kind_of(one): one.label() for one in hexes.renderer().ranges()}
        assert labels["suppressed"] == f"Hidden to protect businesses ({found['suppressed']} hexagons)"
    symbology = [
        symbol(kind).asImage(symbol_size()).convertToFormat(symbol_format())
        for kind in ("suppressed", "empty", "missing", "left_out")
    ]
    assert all(one != two for index, one in enumerate(symbology) for two in symbology[:index])
    assert len(set(CODES.values())) == len(CODES)


def symbol_size():
    from qgis.PyQt.QtCore import QSize

    return QSize(40, 40)


def symbol_format():
    from qgis.PyQt.QtGui import QImage

    return QImage.Format.Format_Grayscale8


def test_notes_metadata_and_title_say_it(shown, hexmap):
    group = shown[0]
    found, facts = layers_of(group), facts_of(group)
    notes = "\n".join(map_notes(found, facts, "employees"))
    hidden = hexmap.report["disclosure"]["cells_hidden"]["employees"]
    assert f"Hidden to protect businesses: {hidden} hexagons" in notes and "fewer than 3 companies" in notes
    assert "Spikes are not marked" in notes and "one size only" in found["hexes"].metadata().abstract()
    assert "spikes" not in found and "companies" not in found
    assert facts.metrics["employees"].total == hexmap.report["totals"]["employees"], "not the sum of what is shown"
    assert cells_of(found["hexes"], "employees").hidden == hidden, "one number in legend, note and text alternative"
    shot = snapshot(group)
    assert shot.table.total("employees") == hexmap.report["totals"]["employees"]
    assert "no figures" not in headline(shot.facts, "turnover", shot.table)


@pytest.mark.parametrize("template", ["sheet_a4_landscape", "sheet_a3_portrait", "oblique_sheet_a4_landscape"])
def test_a_sheet_names_the_figure_of_which_something_is_hidden_and_the_rule_once(shown, hexmap, template):
    layout = make_layout(QgsProject.instance(), shown[0], template=template)
    notes, hidden = items(layout)["notes"].currentText(), hexmap.report["disclosure"]["cells_hidden"]
    named = re.findall(r"([A-Z][^.:\n]*): Hidden to protect businesses: ([\d,]+) hexagon", notes)
    of_all = {metric_text(one): f"{number:,}" for one, number in hidden.items()}
    assert 3 <= len(named) == len(dict(named)) and set(named) <= set(of_all.items())
    for once in ("A hidden figure may be", "Hidden: fewer than", "Publish no other map of these businesses"):
        assert notes.count(once) == 1


def test_a_page_of_an_authority_counts_what_is_hidden_there(shown, hexmap):
    group = shown[0]
    found, facts = layers_of(group), facts_of(group)
    report, counted = hexmap.report["disclosure"], {"hexagon": 0, "authority total": 0}
    for code in facts.area_codes:
        line = next((one for one in map_notes(found, facts, "employees", code) if "A hidden figure" in one), "")
        for name in counted:
            counted[name] += int((re.search(rf"(\d+) {name}", line) or [0, 0])[1])
    wanted = report["cells_hidden"]["employees"], report["authority_totals_hidden"].get("employees", 0)
    assert tuple(counted.values()) == wanted and wanted[0] > 1
    for template, bare in (("atlas_a4_landscape", True), ("map_a4_landscape", False)):
        legend = items(make_layout(QgsProject.instance(), group, template=template))["legend"]
        rows = [row for one in legend.model().rootGroup().findLayers() for row in legend.model().layerLegendNodes(one)]
        lines = [str(one.data(Qt.ItemDataRole.DisplayRole)) for one in rows]
        (line,) = (one.replace("\n", " ") for one in lines if one.startswith("Hidden"))
        assert line == "Hidden to protect businesses" + ("" if bare else f" ({wanted[0]} hexagons)")


def test_what_is_here_on_a_protected_map_is_what_it_publishes(hexmap):
    hexes, authorities = hexmap.hexes, hexmap.authorities
    places = gpd.GeoDataFrame(geometry=[], crs=27700)
    here = PublishedFigures(places, authorities, hexes)
    left, bottom, right, top = hexes.total_bounds
    whole = here.inside([(left, bottom), (right, bottom), (right, top), (left, top)])
    assert whole.hexagons == len(hexes) and whole.businesses == hexes["business_count"].sum()
    assert whole.employees.value == pytest.approx(hexes["employees"].sum())
    cells = hexmap.report["disclosure"]["cells_hidden"]
    assert whole.hidden == tuple(cells.get(one, 0) for one in ("business_count", "employees", "turnover"))
    text = point_html(whole, "Polygon")
    assert f"without {whole.hidden[1]} hexagons whose figure is hidden" in text and "of this map" not in text
    for hides, said in ((True, "Employees (estimated): hidden"), (False, "Employees (estimated): ")):
        mask = hexes["suppressed_metrics"].str.contains("employees") == hides
        row = hexes[mask & (hides | (hexes["business_count"].fillna(0) > 0))].iloc[0]
        point = row.geometry.representative_point()
        found = here.at(point.x, point.y)
        assert found.hexagons == 1 and found.cell == row["cell_id"] and said in point_html(found, "This hexagon")
        if not hides:
            assert found.businesses == row["business_count"] and "hidden" not in point_html(found, "")


def test_a_scheme_of_the_users_keeps_hidden_cells_hidden(shown, hexmap):
    from midlands_clusters_plugin.cartography.style.styles import Scheme, restyle, set_scheme

    hexes = layers_of(shown[0])["hexes"]
    set_scheme(hexes, "employees", Scheme("quantile", 4))
    restyle(hexes, "employees")
    assert drawn_as(hexes)["suppressed"] == hexmap.report["disclosure"]["cells_hidden"]["employees"]


def test_a_map_from_its_file_alone_says_hidden_too(shown, hexmap):
    group = add_file(QgsProject.instance(), shown[1], "employees")
    hexes = layers_of(group)["hexes"]
    assert drawn_as(hexes)["suppressed"] == hexmap.report["disclosure"]["cells_hidden"]["employees"]
    assert facts_of(group).metrics["employees"].total is None, "a sum of what is shown is no total"


def test_authorities_put_together_from_hexagons_get_no_partial_totals(shown, hexmap, tmp_path):
    path = tmp_path / "hexes.gpkg"
    write_layers(path, {"hexes": hexmap.hexes})
    authorities = layers_of(add_file(QgsProject.instance(), path, "employees"))["authorities"]
    hidden = set(hexmap.hexes.loc[hexmap.hexes["suppressed_metrics"].str.contains("employees"), "authority_code"])
    for feature in authorities.getFeatures():
        assert isinstance(feature["employees"], float) == (feature["authority_code"] not in hidden)


def test_a_column_that_a_run_did_not_make_has_its_own_total(shown, hexmap):
    known = FileFacts(map_facts(hexmap), len(hexmap.hexes))
    own = next(one for one in metrics() if one not in known.facts.metrics)
    hexes = hexmap.hexes.assign(**{own: 1.0})
    group = add_file(QgsProject.instance(), shown[1], "employees", hexes=hexes, known=known)
    found = facts_of(group).metrics
    assert found[own].total == len(hexes) and found["employees"].total == known.facts.metrics["employees"].total
