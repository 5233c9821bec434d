"""Runs inside a real QGIS window (--code): the pages of a finished map are clicked through; JSON and pictures say how it went."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton

sys.path.insert(
    0, str(Path(__file__).resolve().parent if "__file__" in globals() else Path(os.environ["MC_DRIVER"]).parent)
)
from acting import (
    FILES,
    Condition,
    Runner,
    canvas_still,
    choose,
    click,
    close_3d_view,
    close_page,
    found,
    generate_answering,
    heights,
    iface,
    in_file_dialog,
    layer,
    loaded,
    note_clicks,
    open_page,
    opened,
    page,
    panel,
    pause,
    pick,
    pick_line,
    picture,
    screen,
    show_step,
    write,
)

TILES_S = float(os.environ.get("MC_TILES_S", "2"))  # software rendering needs 12 for a 3D view worth looking at


def scenario() -> Iterator[Condition]:
    QgsSettings().setValue("midlands_clusters/output_folder", FILES["maps"])  # where pages go that are not named
    yield from loaded()
    yield from opened()
    yield from own_file()
    yield from map_of("aerospace", over="Replace my map")
    yield from colours()
    yield from spikes()
    yield from places()
    yield from statistics()
    yield from questions()
    yield from scorecard()
    yield from view_3d()
    yield from layout()
    yield from stored()
    found["done"] = True
    write()


def own_file() -> Iterator[Condition]:
    """As a new user with a file of companies: the card's second button, the file, Open, Generate; then the sample again."""
    card = panel().welcome
    found["own_file"] = {"card": card.isVisible()}
    yield from in_file_dialog(card.file, FILES["own"], "own_file_dialog")
    yield lambda: panel().columns.isEnabled()
    picture("own_file_chosen")
    heights("data")
    click(panel().generate)
    yield lambda: panel().running or panel()._report is not None
    yield lambda: not panel().running
    note_clicks("own_file")
    yield canvas_still
    found["own_file"].update(
        state=panel().state.text(),
        read=(panel()._report or {}).get("rows_read"),
        card_again=card.isVisible(),
        dialogs=type(QApplication.activeModalWidget()).__name__,
    )
    picture("own_file_map")
    show_step(0)
    panel().companies.setFocus()
    QTest.keyClick(panel().companies, Qt.Key.Key_Home)
    yield pause(0.1)
    yield from map_heights()


def map_heights() -> Iterator[Condition]:
    """The step Map as it is, with Advanced open, and with disclosure control."""
    show_step(1)
    yield pause(0.1)
    heights("map")
    panel().advanced.setCollapsed(False)
    yield pause(0.1)
    heights("map, Advanced open")
    picture("advanced")
    panel().advanced.setCollapsed(True)
    yield pause(0.1)


def legend() -> list[str]:
    return [item.label() for item in layer("hexes").renderer().legendSymbolItems()]


def map_of(cluster: str, over: str = "") -> Iterator[Condition]:
    choose(panel().cluster, cluster)
    yield pause(0.1)
    if over:
        yield from generate_answering(over)
    else:
        click(panel().generate)
    yield lambda: not panel().running
    yield canvas_still
    found.setdefault("maps", {})[cluster] = {
        "state": panel().state.text(),
        "pages": not panel().pages.isHidden(),  # on the page Use, whichever is shown
        "legend": legend(),
    }
    yield pause(0.15)
    picture(f"map_{cluster}")


def colours() -> Iterator[Condition]:
    yield from open_page("style_group")
    before = legend()
    own = page("style_group")
    yield pause(0.15)
    picture("colours")
    choose(own.method, "Quantile")
    yield lambda: legend() != before
    yield canvas_still
    found["colours"] = {"before": before, "after": legend()}
    picture("colours_quantile")
    click(own.reset)
    yield lambda: legend() == before
    found["colours"]["reset"] = legend()
    yield from close_page("style_group")


def spikes() -> Iterator[Condition]:
    businesses = legend()
    choose(panel().metric, "Turnover")
    yield lambda: legend() != businesses
    yield from open_page("spikes_group")
    own = page("spikes_group")
    rows = own.table.model().rowCount()
    picture("spikes")
    index = next(
        own.table.model().index(0, c)
        for c in range(own.table.model().columnCount())
        if own.table.indexWidget(own.table.model().index(0, c))
    )
    combo = own.table.indexWidget(index)
    before = legend()
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    yield lambda: legend() != before
    yield canvas_still
    found["spikes"] = {"rows": rows, "chosen": combo.currentText(), "before": before, "after": legend()}
    picture("spike_left_out")
    click(own.reset)
    yield lambda: legend() == before
    found["spikes"]["reset"] = legend()
    choose(panel().metric, "Businesses")
    yield pause(0.15)
    yield from close_page("spikes_group")


def places() -> Iterator[Condition]:
    yield from open_page("places_group")
    own = page("places_group")
    shown = [node.isVisible() for node in [own.university]]
    click(own.university)
    yield pause(0.15)
    yield canvas_still
    found["places"] = {"before": shown, "university": own.university.isChecked(), "filter": _shown_rules()}
    picture("places_filtered")
    click(own.university)
    yield pause(0.15)
    found["places"]["again"] = _shown_rules()
    yield from close_page("places_group")


def _shown_rules() -> dict[str, bool]:
    return {rule.label(): rule.active() for rule in layer("places").renderer().rootRule().children()}


def statistics() -> Iterator[Condition]:
    """Hot spots of the map, as a layer of its group."""
    yield from open_page("statistics_group")
    own = page("statistics_group")
    picture("statistics")
    click(own.findChild(QPushButton, "compute_hotspots"))
    yield lambda: layer("statistic") is not None
    yield lambda: own.one_click.isEnabled()
    yield canvas_still
    yield pause(0.1)
    heights("statistics_group with a result")
    made = layer("statistic")
    found["statistics"] = {
        "words": own.wording.text(),
        "legend": [item.label() for item in made.renderer().legendSymbolItems()],
        "in_group": QgsProject.instance()
        .layerTreeRoot()
        .findLayer(made.id())
        .parent()
        .customProperty("midlands_clusters/role"),
    }
    picture("hot_spots")
    QgsProject.instance().removeMapLayer(made.id())
    own.settings_group.setCollapsed(False)
    yield pause(0.1)
    heights("statistics_group with settings")
    own.settings_group.setCollapsed(True)
    yield from close_page("statistics_group")


def add_condition(own, kind: str, **values: object) -> Iterator[Condition]:
    """Choose the kind and its values, press Add."""
    own.form.kind.set_current_id(kind)
    for name, value in values.items():
        box = getattr(own.form, name)
        (box.set_current_id if hasattr(box, "set_current_id") else box.setValue)(value)
    panel().scroll.ensureWidgetVisible(own.add)
    yield pause(0.1)
    click(own.add)
    yield lambda: own._task is None
    yield pause(0.1)


def questions() -> Iterator[Condition]:
    """Answered as it stands; the worked question is built, answered, saved and opened again; then "What is here?"."""
    yield from open_page("query_group")
    own = page("query_group")
    click(own.answer)
    yield lambda: own._task is None and own.outcome is not None
    found["within_5_km"] = [own.sentence.text(), own.outcome.summary.count]
    yield pause(0.1)
    heights("query_group with an answer")
    picture("within_5_km")
    own.conditions.setCurrentItem(own.conditions.topLevelItem(0))
    click(own.remove)
    yield from add_condition(own, "cluster", cluster="aerospace")
    yield from add_condition(own, "near_place", place="innovation_hub|Infinity Park Derby", distance=5)
    panel().scroll.ensureWidgetVisible(own.answer)
    picture("question")
    click(own.answer)
    yield lambda: own._task is None and own.outcome is not None
    yield canvas_still
    panel().scroll.ensureWidgetVisible(own.result)
    yield pause(0.15)
    picture("question_answered")
    found["question"] = {
        "sentence": own.sentence.text(),
        "count": own.outcome.summary.count,
        "selected": layer("companies").selectedFeatureCount(),
    }
    own.saved.setEditText("Board paper")
    click(own.save)
    yield pause(0.15)
    own.conditions.setCurrentItem(own.conditions.topLevelItem(0))
    click(own.remove)
    yield pause(0.15)
    found["question"]["changed"] = own.sentence.text()
    own.open_saved("Board paper")
    yield pause(0.15)
    found["question"]["reopened"] = own.sentence.text()
    layer("companies").removeSelection()
    yield from close_page("query_group")
    yield from open_page("point_group")
    yield from what_is_here(page("point_group").at_point_panel)
    yield from close_page("point_group")


def what_is_here(at_point) -> Iterator[Condition]:
    canvas = iface.mapCanvas()
    before = canvas.mapTool()
    panel().scroll.ensureWidgetVisible(at_point)
    yield pause(0.1)
    click(at_point.at_point)
    yield lambda: canvas.mapTool() is not before
    at = canvas.viewport().rect().center()
    for step in range(5):
        QTest.mouseMove(canvas.viewport(), at + QPoint(4 * step, 0))
        yield pause(0.1)
    yield lambda: "of this map" in at_point.figures.text()
    panel().scroll.ensureWidgetVisible(at_point.figures)
    yield pause(0.1)
    screen("what_is_here")
    found["here"] = {"figures": at_point.figures.text()}
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    yield lambda: canvas.mapTool() is before
    found["here"]["tool_back"] = canvas.mapTool() is before


def scorecard() -> Iterator[Condition]:
    yield from open_page("scorecard_group")
    own = page("scorecard_group")
    found["scorecard"] = {
        "heading": own.heading.text(),
        "rows": sum(own.card.topLevelItem(i).childCount() for i in range(own.card.topLevelItemCount())),
    }
    picture("scorecard")
    yield from close_page("scorecard_group")


def drawn_3d() -> Condition:
    """The 3D view is drawn: the screen holds many colours, and the same ones twice; whatever it does, not for ever."""
    seen: list[bytes] = []
    deadline = pause(TILES_S)

    def still() -> bool:
        view = QApplication.primaryScreen().grabWindow(0).toImage().scaled(137, 77)
        seen.append(bytes(view.constBits().asarray(view.sizeInBytes())))
        return deadline() or (len(seen) > 20 and len(set(seen[-12:])) == 1)

    return still


def view_3d() -> Iterator[Condition]:
    from midlands_clusters_plugin.cartography import three_d

    if not three_d.available():
        found["view_3d"] = {"available": False}
        return
    yield from open_page("view3d_group")
    own = page("view3d_group")
    start = time.perf_counter()
    click(own.open_button)
    found["view_3d"] = {"available": True, "click_s": round(time.perf_counter() - start, 2)}
    yield lambda: three_d.window.views(iface)
    yield pause(0.15)
    screen("view_3d")
    own.exaggeration.setFocus()
    for _ in range(6):
        QTest.keyClick(own.exaggeration, Qt.Key.Key_PageUp)
    yield pause(0.15)
    found["view_3d"]["exaggeration"] = own.factor.value()
    choose(own.preset, "Highest")
    click(own.open_button)
    yield drawn_3d()
    screen("view_3d_highest")
    found["view_3d"]["docks"] = len(three_d.window.views(iface))
    close_3d_view()
    yield pause(0.15)
    yield from close_page("view3d_group")


def layout() -> Iterator[Condition]:
    yield from pick(panel().area, "lep_d2n2")
    click(panel().generate)
    yield lambda: panel().running
    yield lambda: not panel().running
    yield from open_page("layout_group")
    own = page("layout_group")
    picture("templates")
    pick_line(own.template, "map_a3_landscape")
    target = own.target()
    click(own.export_page)
    yield lambda: target.exists() and target.stat().st_size > 0
    found["a3_page"] = [str(target), panel()._report["area"]["name"]]
    found["layout"] = {
        "size": target.stat().st_size,
        "beside": sorted(one.name.replace(target.stem, "clicked") for one in target.parent.glob(f"{target.stem}*")),
        "layouts": [one.name() for one in QgsProject.instance().layoutManager().layouts()],
    }
    click(own.show_preview)
    yield lambda: own.preview.isVisible()
    picture("layout_preview")
    yield from close_page("layout_group")


def stored() -> Iterator[Condition]:
    """The user's choice of classes outlives a new run of another cluster."""
    yield from open_page("style_group")
    own = page("style_group")
    classes = legend()
    choose(own.method, "Equal")
    yield lambda: legend() != classes
    before = own.method.currentText()
    yield from map_of("agri-tech")
    found["kept"] = {"before": before, "after": page("style_group").method.currentText()}
    picture("kept")


def before_end() -> None:
    from midlands_clusters_plugin.cartography import three_d

    if three_d.available():  # QGIS 3.22 crashes where a project is cleared under an open 3D view
        close_3d_view()


runner = Runner(scenario(), before_end)
