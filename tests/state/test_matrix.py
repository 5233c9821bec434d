"""Each state of a project with each thing that is asked of it, in turn in three reference systems, the kinds of pages
in turn.

Asked each time: ink in the map frame where the data lies; numbers that are those of the map's layer; everything that
was there before as it was, byte for byte.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import product

import numpy as np
import pytest
from qgis.core import QgsLayoutItemMap, QgsProject, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtXml import QDomDocument

from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page.exporting import export_png
from midlands_clusters_plugin.cartography.page.templates import templates
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.three_d import api
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.qgis_io.layer_arrays import read

from .states import STATES, SYSTEMS, WITH_3D, own_layer, put, two_maps

DPI = 40
DATA = (441_000, 300_000, 447_000, 305_000)  # where the made map has its businesses
PAGES = ("map", "figures", "sheet", "atlas", "oblique", "oblique_atlas", "oblique_sheet", "pair", "before_after")
_ON_PLANE = ("oblique", "oblique_atlas", "oblique_sheet")
_OF_COPIES = (*_ON_PLANE, "sheet", "atlas", "pair")
STATISTICS = (
    "hotspots",
    "localmoran",
    "concentration",
    "locationquotient",
    "densityclusters",
    "growth",
    "kerneldensity",
)
EACH = (*PAGES, "exportmap", *STATISTICS, "question", "here")
# Each state in each system; what is asked goes round, so that each meets each state and each system.
ROWS = [
    (system, state, tuple(one for k, one in enumerate(EACH) if (i + k) % len(SYSTEMS) == j))
    for i, state in enumerate(STATES)
    for j, system in enumerate(SYSTEMS)
]
ROWS += [(SYSTEMS[i % 3], state, ("3d",)) for i, state in enumerate(WITH_3D)]

# Keys that QGIS makes anew whenever it writes; what a legend last drew, which QGIS from 3.26 on stores beside its title;
# whether labels of new classes lose their zeroes, which QGIS 3.44 writes as 1 and reads as 0, from projects too, and so
# whenever a page draws a layer in another style
_FRESH = re.compile(r"\{[0-9a-f-]{36}\}|<Option [^>]*name=\"cached_name\"[^>]*>|trimtrailingzeroes=\"[01]\"")


def total(layer, name):
    """The sum of what a layer shows."""
    return sum(one[name] for one in layer.getFeatures() if isinstance(one[name], (int, float)))


def plain(doc):
    """XML without what QGIS writes otherwise each time: fresh keys, and the order of attributes."""
    return "\n".join(sorted(_FRESH.sub("", doc.toString()).split()))


def looks(project, but=()):
    """Layers with their styles, data, filters and edits; pages; the tree; the system."""
    found = {}
    for ident, layer in project.mapLayers().items():
        if ident in but:
            continue
        doc = QDomDocument()
        layer.exportNamedStyle(doc)
        edits = (layer.subsetString(), layer.isModified()) if isinstance(layer, QgsVectorLayer) else ()
        found[ident] = (layer.name(), layer.source(), plain(doc), *edits)
    for page in project.layoutManager().layouts():
        doc = QDomDocument()
        doc.appendChild(page.writeLayoutXml(doc, QgsReadWriteContext()))
        found[page.name()] = plain(doc)
    tree = [(one.layerId(), one.itemVisibilityChecked()) for one in project.layerTreeRoot().findLayers()]
    return {**found, "tree": tree, "crs": project.crs().authid()}


def ink(path, frame=None, data=None, crs=None):
    """Share of coloured pixels of a picture, or of the part of it where ``data`` lies on a map item."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    bits = image.bits()
    bits.setsize(image.sizeInBytes())
    pixels = np.frombuffer(bits, np.uint8).reshape(image.height(), image.width(), 4)[..., :3].astype(int)
    if frame is not None:
        box, extent, per_mm = frame.sceneBoundingRect(), frame.extent(), DPI / 25.4
        left, bottom, right, top = data or (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        columns = [(x - extent.xMinimum()) / extent.width() * box.width() + box.x() for x in (left, right)]
        rows = [(extent.yMaximum() - y) / extent.height() * box.height() + box.y() for y in (top, bottom)]
        x, y = ([int(one * per_mm) for one in ends] for ends in (columns, rows))
        pixels = pixels[y[0] : y[1], x[0] : x[1]]
    assert pixels.size
    return float((np.ptp(pixels, axis=2) > 25).mean())


def first_difference(before, after):
    """Where two looks part, for whoever reads the failure."""
    one, two = ("\n".join(map(str, look if isinstance(look, (tuple, list)) else [look])) for look in (before, after))
    pairs = zip(one.splitlines(), two.splitlines())
    return next(((a, b) for a, b in pairs if a != b), (one[-200:], two[-200:]))


def make_page(group, kind, folder):
    page = pages.make_layout(QgsProject.instance(), group, template=f"{kind}_a4_landscape", name=f"asked {kind}")
    if kind in ("atlas", "oblique_atlas"):
        page.atlas().seekTo(page.atlas().count() - 1)  # West: the page of East is of one authority without a business
    return page, export_png(page, folder / f"{kind}.png", DPI)


def number_of(text):
    return float(text.replace(",", "").replace("£", ""))


def check_page(group, kind, folder):
    if kind == "before_after" and layers_of(group)["hexes"].subsetString():
        with pytest.raises(UserError, match="take the filter off"):
            make_page(group, kind, folder)
        return
    page, picture = make_page(group, kind, folder)
    frame = page.itemById("mc_map") or page.itemById("mc_map_1")
    assert isinstance(frame, QgsLayoutItemMap)
    whole = kind in (*_ON_PLANE, "atlas")
    assert ink(picture, frame, None if whole else DATA) > (0.02 if "atlas" in kind else 0.05)
    hexes = layers_of(group)["hexes"]
    assert hexes.id() in [one.id() for one in frame.layers()] or kind in _OF_COPIES
    frames = [one for one in page.items() if isinstance(one, QgsLayoutItemMap)]
    assert kind in _ON_PLANE or all(one.crs() == hexes.crs() for one in frames)
    texts = {ident: item.text() for ident, item in pages.items(page).items() if hasattr(item, "text")}
    sums = {"Businesses": total(hexes, "business_count"), "Employees (estimated)": total(hexes, "employees")}
    if kind == "figures":
        captions = {texts[f"caption_{n}"]: texts[f"value_{n}"] for n in range(1, 4)}
        for name, value in sums.items():
            assert number_of(captions[name]) == pytest.approx(value)
    elif kind == "pair":
        assert number_of(texts["heading_1"].split(": ")[1].split()[0]) == sums["Businesses"]
    elif kind == "before_after":
        cells = page.itemById("mc_table_1").multiFrame().tableContents()
        assert number_of(cells[-1][-1].content()) == sums["Businesses"]
    elif kind in ("sheet", "oblique_sheet"):
        headings = dict(texts[f"heading_{n}"].partition(". High ")[0].rsplit(": ", 1) for n in range(1, 4))
        for name, value in sums.items():
            assert number_of(headings[name]) == pytest.approx(value)


def check_export(group, run, folder):
    hexes = layers_of(group)["hexes"]
    before = hexes.renderer().dump()
    out = folder / "board.png"
    run("exportmap", {"INPUT": hexes, "METRIC": "employees", "DPI": DPI, "OUTPUT": str(out)})
    page = QgsProject.instance().layoutManager().layoutByName("Exported: board")
    assert ink(out, page.itemById("mc_map"), DATA) > 0.05
    assert hexes.renderer().dump() == before
    shown = [one for one in page.itemById("mc_map").layers() if one.customProperty("midlands_clusters/role") == "hexes"]
    assert [one.customProperty("midlands_clusters/metric") for one in shown] == ["employees"]
    with (folder / "board_hexagons.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert sum(float(one["business_count"]) for one in rows) == total(hexes, "business_count")
    assert sum(float(one["employees"] or 0) for one in rows) == pytest.approx(total(hexes, "employees"))


def check_statistic(group, run, statistic):
    """Each counts what the layers show: hexagons compared with themselves are nowhere special and have not grown."""
    layers = layers_of(group)
    hexes, sent = layers["hexes"], {"OUTPUT": "memory:"}
    if statistic == "concentration":
        by_cell = Counter()
        for one in hexes.getFeatures():
            by_cell[one["cell_id"]] += one["business_count"]
        made = run(statistic, {"INPUT": hexes, "OUTPUT": ""})
        assert made["TOP1"] == pytest.approx(max(by_cell.values()) / sum(by_cell.values()))
    elif statistic in ("hotspots", "localmoran"):
        made = run(statistic, {"INPUT": hexes, "INFERENCE": "analytic", **sent})["OUTPUT"]
        assert total(made, "business_count") == total(hexes, "business_count")
        assert made.featureCount() == len(list(hexes.getFeatures()))
    elif statistic == "locationquotient":
        made = run(statistic, {"INPUT": hexes, "EVERYTHING": hexes, **sent})["OUTPUT"]
        found = [one["lq"] for one in made.getFeatures() if isinstance(one["lq"], float)]
        assert found == pytest.approx([1.0] * len(found)) and found
    elif statistic == "growth":
        made = run(statistic, {"EARLIER": hexes, "LATER": hexes, "BY": "cell", **sent})["OUTPUT"]
        assert total(made, "start") == total(made, "end") == total(hexes, "business_count") > 0
        assert not total(made, "change")
    elif statistic == "densityclusters":
        wanted = {"CLUSTER": "all", "METHOD": "dbscan", "DISTANCE": 2000, "FEWEST": 2}
        made = run(statistic, {"COMPANIES": layers["companies"], **wanted, **sent})
        assert (made["CLUSTERS"], made["MEMBERS"]) == (1, 2)
    else:
        wanted = {"COMPANIES": layers["companies"], "CLUSTER": "all", "AREA": "Leicestershire", "PIXEL": 1250}
        made = run(statistic, {**wanted, "OUTPUT": "TEMPORARY_OUTPUT"})
        assert made["COUNTED"] + made["BEYOND"] == 2


def check_question(group, run):
    """A question counts what the layer shows."""
    hexes = layers_of(group)["hexes"]
    wanted = sum(1 for one in hexes.getFeatures() if one["business_count"] > 3)
    options = {"INPUT": hexes, "EXPRESSION": '"business_count" > 3', "OUTPUT": "memory:"}
    assert run("spatialquery", options)["COUNT"] == wanted > 0


def check_here(group):
    """What is read for "what is here" is what the layer shows."""
    hexes = layers_of(group)["hexes"]
    geometry, table = read(hexes, ["business_count", "cell_id"])
    assert int(table["business_count"].sum()) == total(hexes, "business_count")
    assert len(geometry) == len(list(hexes.getFeatures()))


def check_three_d(group, folder):
    if not api.available():
        pytest.skip("this QGIS has no 3D")
    from midlands_clusters_plugin.cartography.three_d import picture

    page = picture.make_layout(QgsProject.instance(), group)
    assert ink(picture.export(page, folder / "three.png", DPI)) > 0.001
    named = [
        number_of(one.text().splitlines()[-1].split()[0]) for ident, one in pages.items(page).items() if "peak" in ident
    ]
    values = [one["business_count"] for one in layers_of(group)["hexes"].getFeatures()]
    assert max(named) == max(values)


def name_of(one):
    return one.authid() if hasattr(one, "authid") else getattr(one, "__name__", None) or "-".join(one)


def test_each_pair_of_system_state_and_what_is_asked_is_in_the_matrix():
    systems, states = {one.authid() for one in SYSTEMS}, {one.__name__ for one in STATES}
    asked = {(system.authid(), state.__name__, one) for system, state, every in ROWS for one in every}
    assert {(a, b) for a, b, _ in asked} >= set(product(systems, states))
    assert {(a, c) for a, _, c in asked} >= set(product(systems, {*EACH, "3d"}))
    assert {(b, c) for _, b, c in asked} >= set(product(states, EACH))
    # A 3D picture takes as long as all else of a state.
    assert {b for _, b, c in asked if c == "3d"} >= states - {"nothing", "filtered"}
    assert {one.kind for one in templates().values()} <= set(EACH)


@pytest.mark.parametrize(("system", "state", "asked"), ROWS, ids=name_of)
def test_state(qgis_new_project, run, tmp_path, system, state, asked):
    project = QgsProject.instance()
    project.addMapLayer(own_layer(tmp_path, name="first layer"))
    project.setCrs(system)
    project.layerTreeRoot().findLayers()[0].setItemVisibilityChecked(False)
    group = state(put(tmp_path, "map.gpkg"), tmp_path)
    if "pair" in asked and state is not two_maps:
        put(tmp_path, "second.gpkg", beside=True, cluster="space_technologies", scale=2.0)
    mine = {one.id() for one in layers_of(group).values()} if "3d" in asked else set()
    before = looks(project, mine)
    for one in asked:
        if one in PAGES:
            check_page(group, one, tmp_path)
        elif one == "exportmap":
            check_export(group, run, tmp_path)
        elif one in STATISTICS:
            check_statistic(group, run, one)
        elif one == "question":
            check_question(group, run)
        elif one == "here":
            check_here(group)
        else:
            check_three_d(group, tmp_path)
    after = looks(project, mine)
    changed = [key for key in before if after.get(key) != before[key]]
    assert not changed, [first_difference(before[key], after.get(key)) for key in changed]
    for layer in project.mapLayers().values():  # or the next project asks what should become of them
        if isinstance(layer, QgsVectorLayer) and layer.isEditable():
            layer.rollBack()
    project.clear()
