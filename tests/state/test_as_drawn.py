"""What the user does to the layers in QGIS itself: the page follows, says it in a sentence, or is refused."""

from __future__ import annotations

import shutil

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsProject,
    QgsRendererCategory,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
)
from qgis.PyQt.QtCore import QCoreApplication

from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.roles import ROLE, layers_of
from midlands_clusters_plugin.core.base.errors import UserError

from .states import put
from .test_matrix import DATA, ink, make_page, number_of, total


@pytest.fixture
def group(qgis_new_project, tmp_path):
    yield put(tmp_path, "map.gpkg")
    for layer in QgsProject.instance().mapLayers().values():
        if hasattr(layer, "rollBack"):
            layer.rollBack()
    QgsProject.instance().clear()


def made(group, kind="map", name="page"):
    return pages.make_layout(QgsProject.instance(), group, template=f"{kind}_a4_landscape", name=name)


def texts(page):
    return {ident: one.text() for ident, one in pages.items(page).items() if hasattr(one, "text")}


def fill():
    return QgsFillSymbol.createSimple({"color": "#ff0000"})


def by_employees(hexes):
    classes = [QgsRendererRange(0, 10, fill(), "few"), QgsRendererRange(10, 1e9, fill(), "many")]
    hexes.setRenderer(QgsGraduatedSymbolRenderer("employees", classes))
    hexes.emitStyleChanged()


def test_a_page_speaks_of_the_metric_that_a_style_of_the_users_shows(group):
    before, hexes = made(group, name="before"), layers_of(group)["hexes"]
    by_employees(hexes)
    assert pages.is_stale(before) and any("stale" in one.id() for one in before.items() if hasattr(one, "text"))
    assert "employees" in texts(made(group))["title"]
    sheet = made(group, "sheet", "sheet")  # each of its maps by its own metric all the same
    shown = [one.renderer().dump() for one in sheet.itemById("mc_map_1").layers() if one.customProperty(ROLE) == "page"]
    assert len(shown) == 1 and "business_count" in shown[0]
    assert hexes.renderer().classAttribute() == "employees"


@pytest.mark.parametrize("style", ["single", "of_a_statistic"])
def test_a_style_that_shows_no_metric_is_said(group, style):
    hexes = layers_of(group)["hexes"]
    if style == "single":
        hexes.setRenderer(QgsSingleSymbolRenderer(fill()))
    else:  # pasted with its custom properties
        hexes.setRenderer(QgsCategorizedSymbolRenderer("kind", [QgsRendererCategory("hot_99", fill(), "hot")]))
        hexes.setCustomProperty(ROLE, "statistic")
        hexes.removeCustomProperty("midlands_clusters/metric")
    assert "a style of the user's own" in texts(made(group))["notes"]
    assert hexes.customProperty(ROLE) == "hexes"


def own_styles():
    """Renderers of the user's, with how many hexagons of each number of businesses they leave out."""
    some = QgsCategorizedSymbolRenderer("business_count", [QgsRendererCategory(n, fill(), str(n)) for n in range(5)])
    unticked = some.clone()
    unticked.updateCategoryRenderState(1, False)
    rules = QgsRuleBasedRenderer(QgsRuleBasedRenderer.Rule(None))
    rules.rootRule().appendChild(QgsRuleBasedRenderer.Rule(fill(), filterExp='"business_count" >= 3'))
    others = QgsCategorizedSymbolRenderer("authority_name", [QgsRendererCategory("East", fill(), "East")])
    every = QgsCategorizedSymbolRenderer("business_count", [QgsRendererCategory(None, fill(), "all")])
    return {
        "some": (some, lambda n: n > 4),
        "unticked": (unticked, lambda n: n == 1 or n > 4),
        "rules": (rules, lambda n: n < 3),
        "another column": (others, lambda n: True),
        "every": (every, lambda n: False),
    }


@pytest.mark.parametrize("kind", ["some", "unticked", "rules", "another column", "every"])
def test_hexagons_that_categories_and_rules_of_the_users_leave_out_are_said(group, tmp_path, kind):
    hexes, (renderer, out) = layers_of(group)["hexes"], own_styles()[kind]
    counts = [one["business_count"] for one in hexes.getFeatures() if one["business_count"] > 0]
    hexes.setRenderer(renderer)
    hexes.emitStyleChanged()
    count, notes = sum(1 for one in counts if out(one)), texts(made(group))["notes"]
    assert (f"{count} hexagons have values outside the classes that are drawn" in notes) == (count > 0)
    assert ("outside the classes" in notes) == (count > 0)
    put(tmp_path, "other.gpkg", beside=True, cluster="rail")
    for kind_of_page in ("sheet", "pair", "oblique"):  # in classes of the plugin, whatever the layer's style
        assert "outside the classes" not in " ".join(texts(made(group, kind_of_page, kind_of_page)).values())


def test_a_page_of_two_draws_both_in_one_style_whatever_each_map_shows(group, tmp_path):
    other = put(tmp_path, "other.gpkg", beside=True, cluster="rail")
    by_employees(layers_of(group)["hexes"])
    for first, second, metric in ((group, other, "employees"), (other, group, "business_count")):
        page = pages.make_layout(
            QgsProject.instance(), first, template="pair_a4_landscape", name=f"of {metric}", beside=second
        )
        assert "a style of the user's own" not in texts(page)["notes"]
        for one in (page.itemById("mc_map_1"), page.itemById("mc_map_2")):
            copy = next(layer for layer in one.layers() if layer.customProperty(ROLE) == "page")
            assert metric in copy.renderer().classAttribute()
    layers_of(group)["hexes"].setOpacity(0.0)
    page = pages.make_layout(QgsProject.instance(), other, template="pair_a4_landscape", name="faint", beside=group)
    assert "does not show them" in texts(page)["notes"]


@pytest.mark.parametrize("how", ["hidden", "transparent", "scales"])
def test_hexagons_that_nobody_sees_are_said(group, how):
    hexes = layers_of(group)["hexes"]
    if how == "hidden":
        group.findLayer(hexes.id()).setItemVisibilityChecked(False)
    elif how == "transparent":
        hexes.setOpacity(0.0)
    else:
        hexes.setScaleBasedVisibility(True)
        hexes.setMinimumScale(50_000)
    wanted = "at some scales only" if how == "scales" else "does not show them"
    assert wanted in texts(made(group))["notes"]
    assert wanted not in texts(made(group, "sheet", "sheet")).get("notes", "")


def test_a_filter_on_the_companies_is_said_where_they_are_shown(group):
    companies = layers_of(group)["companies"]
    assert companies.setSubsetString("\"name\" = 'A'")
    assert "only those of a filter" not in texts(made(group))["notes"]
    group.findLayer(companies.id()).setItemVisibilityChecked(True)
    assert "only those of a filter are shown: \"name\" = 'A'" in texts(made(group))["notes"]


def test_figures_are_those_of_hexagons_that_were_edited(group):
    before, hexes = made(group, "figures", "before"), layers_of(group)["hexes"]
    assert hexes.startEditing()
    highest = max(hexes.getFeatures(), key=lambda one: one["business_count"])
    hexes.changeAttributeValue(highest.id(), hexes.fields().lookupField("business_count"), 5000)
    added = QgsFeature(highest)
    added["fid"], added["business_count"] = None, 700
    assert hexes.addFeature(added)

    def check():
        found = texts(made(group, "figures"))
        assert number_of(found["value_1"]) == total(hexes, "business_count") > 5700
        assert "changed after the run" in found["notes"]

    check()  # while the edits wait
    assert hexes.commitChanges()
    check()
    QCoreApplication.processEvents()
    assert pages.is_stale(before) and any("stale" in one.id() for one in before.items() if hasattr(one, "text"))
    pages.refresh(before, group)
    assert not pages.is_stale(before)


def test_a_file_that_was_replaced_outside_the_project_is_noticed(group, tmp_path):
    page, project = made(group, "figures"), QgsProject.instance()
    assert not pages.is_stale(page)
    other = tmp_path / "other"
    other.mkdir()
    source = layers_of(group)["hexes"].source()
    put(other, "map.gpkg", beside=True, cluster="rail", scale=10.0)
    shutil.copy2(other / "map.gpkg", source.partition("|")[0])
    layers_of(group)["hexes"].setDataSource(source, "hexes", "ogr")  # as QGIS does when it opens the project again
    assert pages.is_stale(page)
    found = texts(made(group, "figures", "new"))
    assert number_of(found["value_2"]) == pytest.approx(total(layers_of(group)["hexes"], "employees"))
    assert project.layoutManager().layoutByName("page") is page


def test_a_map_that_would_lie_elsewhere_or_has_lost_its_file_is_refused(group, tmp_path):
    hexes = layers_of(group)["hexes"]
    hexes.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    with pytest.raises(UserError, match="another coordinate reference system"):
        made(group)
    hexes.setCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    assert hexes.dataProvider().truncate()  # as QGIS 3.22 shows a file that it has lost: valid, without a feature
    with pytest.raises(UserError, match="file of the hexagons cannot be read"):
        made(group)
    hexes.setDataSource(str(tmp_path / "gone.gpkg|layername=hexes"), "hexes", "ogr")
    with pytest.raises(UserError, match="file of the hexagons cannot be read"):
        made(group)


def test_hexagons_that_were_dragged_out_of_the_group_are_the_map_s_all_the_same(group, tmp_path):
    hexes, root = layers_of(group)["hexes"], QgsProject.instance().layerTreeRoot()
    before, node = made(group, name="before"), group.findLayer(hexes.id())
    drawn = snapshot(group).shown
    root.insertChildNode(0, node.clone())
    group.removeChildNode(node)
    assert layers_of(group)["hexes"] is hexes and not pages.is_stale(before)
    assert snapshot(group).shown[0] is hexes and set(snapshot(group).shown) == set(drawn)
    page, picture = make_page(group, "map", tmp_path)
    assert ink(picture, page.itemById("mc_map"), DATA) > 0.05
    again = put(tmp_path, "map.gpkg", scale=3.0)
    assert layers_of(again)["hexes"] is hexes  # and no second one beside it
    other = put(tmp_path, "other.gpkg", cluster="rail", beside=True)
    node = root.findLayer(hexes.id())
    other.insertChildNode(0, node.clone())
    root.removeChildNode(node)
    assert layers_of(other)["hexes"] is not hexes and "hexes" not in layers_of(again)


def test_a_group_that_is_switched_off_is_drawn_on_its_page(group, tmp_path):
    group.setItemVisibilityChecked(False)
    page, picture = make_page(group, "map", tmp_path)
    assert ink(picture, page.itemById("mc_map"), DATA) > 0.05
    assert "does not show them" not in texts(page)["notes"]


@pytest.mark.parametrize("how", ["far", "smaller", "gone"])
def test_shapes_that_were_edited_are_said(group, how):
    before, hexes = made(group, name="before"), layers_of(group)["hexes"]
    assert "changed after the run" not in texts(before)["notes"]
    assert hexes.startEditing()
    one = next(hexes.getFeatures())
    shape = QgsGeometry(one.geometry())
    if how == "far":
        shape.translate(3000, 0)
    hexes.changeGeometry(
        one.id(), QgsGeometry() if how == "gone" else shape.buffer(-100, 2) if how == "smaller" else shape
    )
    assert pages.is_stale(before) and "changed after the run" in texts(made(group))["notes"]
    assert hexes.commitChanges()
    assert pages.is_stale(before) and "changed after the run" in texts(made(group))["notes"]


@pytest.mark.parametrize("filtered", [False, True])
def test_a_renamed_authority_is_said(group, filtered):
    layers = layers_of(group)
    if filtered:
        assert layers["hexes"].setSubsetString("\"authority_code\" = 'E06000001'")
    before, source = made(group, name="before"), layers["authorities"]
    assert source.startEditing()
    west = next(one for one in source.getFeatures() if one["authority_name"] == "West")
    source.changeAttributeValue(west.id(), source.fields().lookupField("authority_name"), "Westshire")
    wanted = "names of authorities were changed after the run: West → Westshire."
    assert pages.is_stale(before) and wanted in texts(made(group))["notes"]
    assert source.commitChanges()
    assert pages.is_stale(before) and wanted in texts(made(group))["notes"]
