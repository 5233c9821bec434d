"""Runs inside a real QGIS window (--code): maps are made, cancelled, unloaded; what happened is written as JSON and pictures."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

sys.path.insert(
    0, str(Path(__file__).resolve().parent if "__file__" in globals() else Path(os.environ["MC_DRIVER"]).parent)
)
from acting import (
    FILES,
    PLUGIN,
    QGIS_SAYS,
    Condition,
    Runner,
    canvas_still,
    choose,
    click,
    dock,
    found,
    generate_answering,
    iface,
    layer,
    leftovers,
    loaded,
    opened,
    panel,
    pause,
    picture,
    roles,
    show_step,
    write,
)
from heartbeat import Heartbeat

# --- the scenario


def scenario() -> Iterator[Condition]:
    yield from loaded()
    yield from opened()
    yield from sample_run()
    yield from other_metric()
    yield from second_map()
    for name in ("gender_pay_gap", "rows_200k"):
        if FILES.get(name):
            yield from file_run(name)
    if not os.environ.get("MC_ONLY_RUNS"):
        yield from cancelled()
        yield from twice()
    found["done"] = True
    write()


def run_and_wait(key: str, seconds: float = 120) -> Iterator[Condition]:
    """Click Generate and measure the window until the layers are there and drawn."""
    state, progress = (
        panel().state,
        panel().progress,
    )  # looked up once: searching QGIS's window at each beat would be the delay itself
    heartbeat = Heartbeat(lambda: f"{state.text()} {progress.value()} %")
    heartbeat.start()
    start = time.perf_counter()
    click(panel().generate)
    own = panel()
    yield lambda: not own.running
    arrived = time.perf_counter() - start
    yield canvas_still
    measured = heartbeat.stop()
    report = panel()._report or {}
    hexes = layer("hexes")
    found[key] = {
        "seconds": round(arrived, 3),
        "heartbeat": measured,
        "state": panel().state.text(),
        "roles": roles(),
        "rows_read": report.get("rows_read"),
        "rows_in_area": report.get("rows_in_area"),
        "steps": report.get("seconds"),
        "sum_of_hexes": sum(f["business_count"] for f in hexes.getFeatures()) if hexes else None,
        "legend": len(hexes.renderer().legendSymbolItems()) if hexes else 0,
        "messages": [
            text for text in (item.text() for item in iface.messageBar().items()) if not text.startswith(QGIS_SAYS)
        ],
    }
    write()


def sample_run() -> Iterator[Condition]:
    yield from run_and_wait("sample")
    found["after_first_map"] = panel().steps.currentIndex()
    yield pause(1.0)
    yield canvas_still
    picture("sample")


def other_metric() -> Iterator[Condition]:
    before = layer("hexes").id(), layer("hexes").renderer().legendSymbolItems()[-1].label()
    start = time.perf_counter()
    choose(panel().metric, "Employees")
    took = time.perf_counter() - start
    yield pause(0.5)
    yield canvas_still
    after = layer("hexes").id(), layer("hexes").renderer().legendSymbolItems()[-1].label()
    found["metric"] = {
        "id": panel().metric.current_id(),
        "ms": round(took * 1000),
        "before": before,
        "after": after,
        "state": panel().state.text(),
    }
    picture("other_metric")


def second_map() -> Iterator[Condition]:
    choose(panel().cluster, "aerospace")
    found["stale"] = panel().state.text()
    yield pause(0.1)
    picture("needs_updating")
    yield from run_and_wait("second")
    yield pause(0.5)
    yield canvas_still
    picture("second_map")


def choose_file(path: str) -> Iterator[Condition]:
    show_step(0)
    panel().companies.setFocus()
    QTest.keyClick(panel().companies, Qt.Key.Key_Home)
    QTest.keyClick(panel().companies, Qt.Key.Key_Down)
    line = panel().company_file.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, path)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    yield lambda: panel().columns.isEnabled()


def file_run(name: str) -> Iterator[Condition]:
    choose(panel().cluster, "all companies")
    yield from choose_file(FILES[name])
    found[f"{name}_about"] = panel().companies_note.text()
    yield pause(0.2)
    picture(f"{name}_chosen")
    yield from run_and_wait(name)
    yield pause(1.0)
    yield canvas_still
    picture(name)


def cancelled() -> Iterator[Condition]:
    """Cancelled halfway, what was there before stays: layers, file, state of the dock."""
    before = {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()}
    files = sorted(p.name for p in Path(FILES["maps"]).glob("*"))
    yield from choose_file(FILES["big"])
    click(panel().generate)
    yield lambda: panel().progress.value() >= 3 or not panel().running
    running = panel().running
    picture("running")
    start = time.perf_counter()
    click(panel().cancel)
    yield lambda: not panel().running
    after = {one.id(): one.source() for one in QgsProject.instance().mapLayers().values()}
    found["cancel"] = {
        "was_running": running,
        "seconds": round(time.perf_counter() - start, 3),
        "state": panel().state.text(),
        "same_layers": before == after,
        "same_files": files == sorted(p.name for p in Path(FILES["maps"]).glob("*")),
        "readable": all(one.isValid() for one in QgsProject.instance().mapLayers().values()),
    }
    picture("cancelled")


def twice() -> Iterator[Condition]:
    """Unloaded and loaded twice; the second time while a run goes on."""
    found["unloaded"], found["reloaded"] = [], []
    for number in range(2):
        if number == 1:
            yield from choose_file(FILES["big"])
            yield from generate_answering("Replace the map")  # to a plugin loaded again the map came with the project
            yield lambda: panel().progress.value() >= 3 or not panel().running
            found["unloaded_while_running"] = panel().running
        start = time.perf_counter()
        qgis.utils.unloadPlugin(PLUGIN)
        took = time.perf_counter() - start
        yield pause(1.5)
        found["unloaded"].append({**leftovers(), "seconds": round(took, 2)})
        if number == 0:
            picture("unloaded")
        qgis.utils.loadPlugin(PLUGIN)
        qgis.utils.startPlugin(PLUGIN)
        yield pause(0.5)
        found["reloaded"].append(leftovers())
        dock().setUserVisible(True)
        yield lambda: panel() is not None
        yield pause(0.3)
    picture("loaded_again")


runner = Runner(scenario())
