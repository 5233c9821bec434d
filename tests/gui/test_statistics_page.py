"""The page of statistics: settings that belong to the choice, a run beside the window, words, and a layer in the map's group."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsPalLayerSettings, QgsProject, QgsVectorLayerSimpleLabeling
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QToolButton

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.core.companies import read_companies, sample_companies
from midlands_clusters_plugin.core.disclosure.disclosure import Rule
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.gui.dock.disclosure_box import DisclosureBox
from midlands_clusters_plugin.gui.pages.statistics_page import StatisticsPage, kinds

from .conftest import until

AREA = "E06000015+E10000007"


@pytest.fixture(scope="module")
def workspace():
    return Workspace(sample_companies())


@pytest.fixture
def made(window, workspace, tmp_path):
    from midlands_clusters_plugin.processing.provider import MidlandsClustersProvider

    registry = QgsApplication.processingRegistry()
    provider = MidlandsClustersProvider()
    registry.addProvider(provider)

    def map_of(cluster, rule=None, workspace=workspace):
        hexmap = workspace.hexmap(MapRequest(cluster, get_area(AREA), "bng", 5000.0, rule=rule))
        path = tmp_path / cluster / "map.gpkg"
        path.parent.mkdir()
        write_layers(path, hexmap.layers())
        return add_map(QgsProject.instance(), path, map_facts(hexmap), "business_count", beside=True)

    page = StatisticsPage(window)
    yield page, map_of
    page.shut_down()
    QgsProject.instance().clear()
    registry.removeProvider(provider)
    page.deleteLater()


def compute(page, ident):
    page.statistic.setCurrentIndex(page.statistic.findData(ident))
    page.start()
    until(lambda: page._running is None, 60)
    return page.wording.text()


def test_without_a_map_the_page_says_so(made):
    page, _ = made
    assert not page.isEnabled() and "Generate a map" in page.state.text()


def test_only_the_settings_of_the_choice_are_shown(made):
    page, map_of = made
    page.show_map(map_of("aerospace"), "business_count")
    for kind in kinds():
        page.statistic.setCurrentIndex(page.statistic.findData(kind.id))
        shown = {page.form.itemAt(row, page.form.ItemRole.FieldRole).widget() for row in range(page.form.rowCount())}
        assert {one.objectName() for one in shown if not one.isHidden()} == set(kind.settings)
        assert kind.says in page.about.text() and kind.unless in page.about.text()


@pytest.mark.parametrize("ident", [one.id for one in kinds() if one.id != "locationquotient"])
def test_each_statistic_is_computed_beside_the_window(made, ident):
    page, map_of = made
    group = map_of("aerospace")
    page.show_map(group, "business_count")
    heard = []
    page.changed.connect(lambda: heard.append(1))
    wording = compute(page, ident)
    assert len(wording) > 30 and "could not" not in wording, wording
    layer = layers_of(group).get("statistic")
    if ident == "concentration":
        assert layer is None and not heard
        return
    assert heard == [1] and layer.isValid() and layer.featureCount() > 0
    assert layer.metadata().abstract() == wording
    assert layer.renderer().type() in ("categorizedSymbol", "graduatedSymbol", "RuleRenderer")
    order = [node.layer().customProperty("midlands_clusters/role") for node in group.findLayers()]
    assert order.index("statistic") == order.index("hexes") - 1
    assert compute(page, ident) == wording, "a second time into a file of its own"


def test_no_hot_spots_of_three_hexagons(made):
    page, map_of = made
    group = map_of("aerospace")
    layers_of(group)["hexes"].setSubsetString('"business_count" = 0 OR "business_count" > 4')
    page.show_map(group, "business_count")
    for ident in ("hotspots", "localmoran"):
        assert compute(page, ident).startswith("Not computed: fewer than 10 hexagons have a value")
    assert "statistic" not in layers_of(group)
    assert '"business_count" = 0 OR "business_count" > 4' in compute(page, "concentration"), "a filter is named"


def quotient(page):
    page.compute("locationquotient")
    until(lambda: page._task is None and page._running is None, 60)
    return page.wording.text()


def test_a_quotient_reads_all_companies_of_the_maps_file_by_itself(made, workspace):
    """One click, one layer; the figures are those of two maps made by hand."""
    page, map_of = made
    group = map_of("aerospace")
    page.show_map(group, "business_count")
    before = len(QgsProject.instance().mapLayers())
    alone = quotient(page)
    everyone = workspace.hexmap(MapRequest("all", get_area(AREA), "bng", 5000.0)).report["rows_in_area"]
    compared = f"Compared with all {everyone:,} businesses of the area, whatever their sector."
    assert compared in alone, alone
    assert len(QgsProject.instance().mapLayers()) == before + 1
    layer = layers_of(group)["statistic"]
    assert layer.name() == "Location quotient: Businesses" and layer.featureCount() == 2
    read = {one["authority_code"]: one["lq"] for one in layer.getFeatures()}
    folder = page._everything[1].path.parent
    page.remove("locationquotient")
    assert len(QgsProject.instance().mapLayers()) == before and "statistic" not in layers_of(group)
    map_of("all")
    assert alone == quotient(page), "a map of all companies that is there is taken"
    assert {one["authority_code"]: one["lq"] for one in layers_of(group)["statistic"].getFeatures()} == read
    page.shut_down()
    assert not folder.exists()


def test_a_map_whose_file_has_gone_or_changed_says_so(made, tmp_path):
    from midlands_clusters_plugin.gui.tasks.job import FILE, CompanyInput
    from midlands_clusters_plugin.gui.tasks.map_source import SOURCE, store_source

    page, map_of = made
    group = map_of("aerospace")
    page.show_map(group, "business_count")
    store_source(group, CompanyInput(FILE, path=str(tmp_path / "gone.csv"), mapping=(("sic", "Codes"),)))
    assert "gone.csv is no longer where it was" in quotient(page)
    other = tmp_path / "other.csv"
    other.write_text("name,postcode,sic\nA,DE24 9FU,30300\n", encoding="utf-8")
    store_source(group, CompanyInput(FILE, path=str(other)))
    quotient(page)
    assert "has changed since this map was made" in page._iface.messages()[0]
    group.setCustomProperty(SOURCE, '{"kind": "layer", "layer": "none"}')
    assert "does not say where all its companies came from" in quotient(page)
    assert "statistic" not in layers_of(group)


def test_where_companies_came_from_is_read_back_as_it_was_stored(qgis_new_project, tmp_path):
    from midlands_clusters_plugin.gui.tasks.job import FILE, CompanyInput
    from midlands_clusters_plugin.gui.tasks.map_source import source_of, store_source

    for name in ("a.gpkg", "b.csv"):
        (tmp_path / name).touch()
    stored = CompanyInput(
        FILE,
        path=f"{tmp_path / 'a.gpkg'}|layername=firms",
        mapping=(("name", "Firm"), ("postcode", "PC")),
        sites="main",
        dissolved=True,
        accounts=str(tmp_path / "b.csv"),
        accounts_mapping=(("employees", "Emp"),),
    )
    group = QgsProject.instance().layerTreeRoot().addGroup("map")
    store_source(group, stored)
    assert source_of(group) == stored


def test_one_click_each_and_the_same_again_takes_its_place(made):
    page, map_of = made
    group = map_of("aerospace")
    page.show_map(group, "business_count")
    button, remover = page.findChild(QPushButton, "compute_hotspots"), page.findChild(QToolButton, "remove_hotspots")
    assert remover.isHidden()
    for _ in range(2):
        button.click()
        until(lambda: page._running is None, 60)
    names = [node.layer().name() for node in group.findLayers()]
    assert names.count("Hot spots (Gi*): Businesses") == 1 and not remover.isHidden()
    layers_of(group)["statistic"].setName("mine")
    button.click()
    until(lambda: page._running is None, 60)
    assert "mine" in [node.layer().name() for node in group.findLayers()], "one that the user named stays"
    remover.click()
    assert "statistic" not in layers_of(group) and remover.isHidden() and page.wording.isHidden()


def test_what_the_messages_advise_can_be_set(made):
    page, map_of = made
    page.show_map(map_of("aerospace"), "business_count")
    page.inference.setCurrentIndex(page.inference.findData("permutation"))
    assert page.permutations.isEnabled()
    page.permutations.setValue(199)
    page.control.setChecked(False)
    assert "199" in compute(page, "hotspots")


def test_a_protected_map_is_refused_in_a_sentence(made):
    page, map_of = made
    page.show_map(map_of("all", Rule()), "business_count")
    assert "keeps no companies" in compute(page, "growth")
    assert "hidden by a disclosure rule" in compute(page, "hotspots")


def test_a_run_can_be_stopped_and_the_page_taken_away(made):
    page, map_of = made
    group = map_of("aerospace")
    page.show_map(group, "business_count")
    page.start()
    assert page._running is not None and page.run.text() == "&Stop"
    page.start()
    until(lambda: page._running is None, 60)
    assert page.run.text() == "&Compute"
    page.start()
    page.shut_down()
    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0, 60)
    assert "statistic" not in layers_of(group)


def test_the_rule_of_the_box(window):
    box = DisclosureBox()
    heard = []
    box.changed.connect(lambda: heard.append(box.rule()))
    assert box.rule() is None
    box.setChecked(True)
    assert box.rule() == Rule()
    box.threshold.setValue(10)
    box.dominance.setValue(75)
    box.rounding.setCurrentIndex(2)
    assert heard[-1] == Rule(fewest=10, largest=75.0, round_to=5) and len(heard) == 4
    other = DisclosureBox()
    other.set_rule(heard[-1])
    assert other.rule() == heard[-1]
    other.set_rule(None)
    assert other.rule() is None


def test_a_new_statistic_lies_on_the_first_and_both_belong_to_the_map(made):
    from midlands_clusters_plugin.cartography.record.map_facts import facts_of
    from midlands_clusters_plugin.cartography.record.results import OF_MAP

    page, map_of = made
    group = map_of("aerospace")
    page.show_map(group, "business_count")
    for ident in ("hotspots", "localmoran"):
        compute(page, ident)
    names = [node.layer().name() for node in group.findLayers()]
    first, second = (
        next(name for name in names if name.startswith(begin)) for begin in ("Hot spots", "Like and unlike")
    )
    assert names.index(second) < names.index(first) < names.index("Hexagons (illustrative sample)")
    layers = {node.layer().name(): node.layer() for node in group.findLayers()}
    assert layers[first].customProperty(OF_MAP) == layers[second].customProperty(OF_MAP) == facts_of(group).stamp


def labels_of(canvas, layer):
    """What the canvas has written for a layer."""
    QApplication.processEvents()
    canvas.refresh()  # what QGIS keeps of the last drawing included
    canvas.waitWhileRendering()
    found = canvas.labelingResults()
    return [one.labelText for one in found.allLabels() if one.layerID == layer.id()] if found is not None else []


def test_the_hexagons_labels_are_not_seen_through_a_statistic(made):
    page, map_of = made
    group = map_of("aerospace")
    page.show_map(group, "business_count")
    hexes = layers_of(group)["hexes"]
    canvas = QgsMapCanvas()
    canvas.resize(700, 600)
    canvas.setCachingEnabled(True)
    bridge = QgsLayerTreeMapCanvasBridge(QgsProject.instance().layerTreeRoot(), canvas)
    canvas.setDestinationCrs(hexes.crs())
    canvas.setExtent(hexes.extent())
    own = labels_of(canvas, hexes)
    labeling = hexes.labeling().clone()
    assert own
    compute(page, "hotspots")
    assert not labels_of(canvas, hexes)
    node = next(one for one in group.findLayers() if one.layer() is layers_of(group)["statistic"])
    node.setItemVisibilityChecked(False)
    assert labels_of(canvas, hexes) == own, "a statistic that is not drawn hides nothing"
    node.setItemVisibilityChecked(True)
    assert not labels_of(canvas, hexes)
    page.remove("hotspots")
    assert labels_of(canvas, hexes) == own
    assert hexes.labelsEnabled() and [
        (rule.ruleKey(), rule.filterExpression()) for rule in hexes.labeling().rootRule().children()
    ] == [(rule.ruleKey(), rule.filterExpression()) for rule in labeling.rootRule().children()], "nothing is changed"
    compute(page, "hotspots")
    assert not labels_of(canvas, hexes)
    QgsProject.instance().removeMapLayer(layers_of(group)["statistic"].id())  # as QGIS's own panel does
    assert labels_of(canvas, hexes) == own
    compute(page, "densityclusters")
    assert labels_of(canvas, hexes), "outlines hide nothing"
    page.remove("densityclusters")
    settings = QgsPalLayerSettings()
    settings.fieldName = "cell_id"
    hexes.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    compute(page, "hotspots")
    assert labels_of(canvas, hexes), "labels that the user made are the user's"
    bridge.deleteLater()
    canvas.deleteLater()


def test_growth_in_one_click_is_of_what_the_map_shows_where_the_file_has_an_earlier_year(made, tmp_path):
    page, map_of = made
    path = tmp_path / "years.csv"
    rows = [f"Firm {number},DE1 2GR,{10 + number},{20 + number}" for number in range(5)]
    path.write_text("\n".join(["Company name,Postcode,Employees 2019,Employees 2024", *rows]), encoding="utf-8")
    page.show_map(map_of("all", workspace=Workspace(read_companies(path))), "employees")
    assert "From 60 at the start to 110 at the end" in compute(page, "growth")
    assert "2019" in page.wording.text()
    assert "Employees" in layers_of(page._group)["statistic"].name()
    page.show_map(page._group, "business_count")
    assert "METRIC" not in page.parameters(page._kinds["growth"])
