"""What QGIS pays for the plugin when it starts: nothing heavy is imported, and little time goes by."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUDGET = 0.150  # seconds
# Or this many times what the yardstick takes in the same process: the same kind of work, modules of Python's own read and
# run. The machine's speed changes threefold within an hour; the quotient was 2.0 to 2.8 while the seconds were 0.11 to 0.28.
YARDSTICKS = 2.6
TRIES = 5  # other work on the machine makes a start slower, never faster: the quickest counts
HEAVY = {
    "numpy",
    "pandas",
    "geopandas",
    "shapely",
    "pyproj",
    "pyogrio",
    "h3",
    "sklearn",
    "scipy",
    "pyarrow",
    "openpyxl",
    "matplotlib",
}

pytestmark = pytest.mark.alone

START = r"""
import json, sys, time
import qgis.gui, qgis.PyQt.QtNetwork, qgis.PyQt.QtXml, qgis.PyQt.uic, qgis.utils  # QGIS's own Python has these before any plugin
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
from tests.gui.conftest import Window
window = None if sys.argv[1] == "headless" else Window()
before = set(sys.modules)
start = time.process_time()
from midlands_clusters_plugin import classFactory
plugin = classFactory(window)
plugin.initProcessing() if window is None else plugin.initGui()
seconds = time.process_time() - start
start = time.process_time()
import asyncio, ftplib, logging.config, mailbox, multiprocessing.pool, tarfile, unittest.mock
import wsgiref.simple_server, xml.dom.minidom, xmlrpc.client
yardstick = time.process_time() - start
names = [one.name() for one in QgsApplication.processingRegistry().providerById("midlandsclusters").algorithms()]
new = sorted(set(sys.modules) - before)
print(json.dumps({"seconds": seconds, "yardstick": yardstick, "new": new, "algorithms": names}), flush=True)
plugin.unload()
application.exitQgis()
"""


def start(kind: str, cache: Path) -> dict:
    """One start of the plugin in a process of its own, with compiled files kept, as an installed plugin has them."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    run = subprocess.run(
        [sys.executable, "-c", START, kind], env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
    assert lines, run.stderr
    return json.loads(lines[-1])


@pytest.fixture(scope="module", params=["window", "headless"])
def starts(request, tmp_path_factory) -> list[dict]:
    cache = tmp_path_factory.mktemp("compiled")
    start(request.param, cache)
    found: list[dict] = []
    while len(found) < TRIES and not any(map(_in_time, found)):
        found.append(start(request.param, cache))
    return found


def _in_time(one: dict) -> bool:
    return one["seconds"] <= max(BUDGET, YARDSTICKS * one["yardstick"])


def test_no_heavy_package_is_imported_before_it_is_used(starts):
    for one in starts:
        assert len(one["algorithms"]) > 10
        brought = sorted({name.split(".")[0] for name in one["new"]} & HEAVY)
        assert not brought, (
            f"{brought}: import them in the functions that use them, or under TYPE_CHECKING where only annotations do"
        )


def test_the_start_stays_within_its_budget(starts):
    assert any(map(_in_time, starts)), [(one["seconds"], one["yardstick"]) for one in starts]
