"""Which packages are missing, what is said then, and that the minimum versions stand in one place only."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import metadata
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QLabel

from midlands_clusters_plugin import classFactory
from midlands_clusters_plugin.gui.dock import dock
from midlands_clusters_plugin.gui.shell import dependencies
from midlands_clusters_plugin.gui.shell.dependencies import NEEDED, OPTIONAL, PACKAGES, Package

ROOT = Path(__file__).resolve().parents[2]
ABSENT, OLD = Package("no_such_package_x", "1.2"), Package("numpy", "999.0")


def test_nothing_is_missing_at_point():
    assert dependencies.missing_packages(PACKAGES) == []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda one: one.name)
def test_versions_are_those_that_python_records(package):
    if package.name not in sys.modules:
        pytest.importorskip(package.name, reason="an optional package that is not installed here")
    assert dependencies.installed_version(package) == metadata.version(package.pip_name)


def test_two_records_of_one_package_are_left_to_python(tmp_path, monkeypatch):
    for name in ("numpy", "numpy-1.0.dist-info", "numpy-2.0.dist-info"):
        (tmp_path / name).mkdir()
    spec = ModuleSpec("numpy", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path / "numpy")]
    monkeypatch.setattr(dependencies, "find_spec", lambda name: spec)
    assert dependencies.installed_version(Package("numpy", "1.24")) == metadata.version("numpy")
    (tmp_path / "numpy-2.0.dist-info").rmdir()
    dependencies._names_in.cache_clear()
    assert dependencies.installed_version(Package("numpy", "1.24")) == "1.0"


def test_absent_and_old_packages_are_named_in_one_sentence():
    missing = dependencies.missing_packages((ABSENT, OLD, NEEDED[1]))
    assert missing == [ABSENT, OLD]
    sentence = dependencies.missing_sentence(missing)
    assert "no_such_package_x 1.2" in sentence
    assert re.search(r"numpy 999\.0 \(it has \d", sentence)
    assert "still open" in sentence, "what works all the same"
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("version", "numbers"), [("2.1.0", (2, 1, 0)), ("2.0rc1", (2, 0)), ("1.24.post3", (1, 24)), ("", ()), ("x", ())]
)
def test_versions_are_compared_by_their_numbers(version, numbers):
    assert dependencies._numbers(version) == numbers


def test_the_dock_and_the_message_bar_say_what_is_missing(window, monkeypatch):
    monkeypatch.setattr(dock, "missing_packages", lambda: [ABSENT])
    shown = dock.ClustersDock(window, window.window)
    shown.fill()
    label = shown.widget()
    assert isinstance(label, QLabel)
    assert "no_such_package_x" in label.text()
    assert shown.panel is None
    shown.shut_down()
    from midlands_clusters_plugin import plugin

    monkeypatch.setattr(plugin, "missing_packages", lambda: [ABSENT])
    made = classFactory(window)
    made.initGui()
    assert any("no_such_package_x" in text for text in window.messages())
    made.unload()


def test_each_optional_package_says_what_it_unlocks(monkeypatch):
    at_point = dependencies.optional_lines()
    assert len(at_point) == len(OPTIONAL)
    assert all("is installed" in line for line in at_point)
    monkeypatch.setattr(dependencies, "find_spec", lambda name: None)
    for package, line in zip(OPTIONAL, dependencies.optional_lines()):
        assert line.startswith(f"{package.pip_name} is not installed; it ")
        assert dependencies.unlocks(package) in line


def pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w-]+)(?:==|>=)([\d.]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_oldest_versions_are_the_ones_that_are_tested_and_asked_for():
    oldest, asked = pins(ROOT / "requirements" / "oldest.in"), pins(ROOT / "requirements" / "requirements.txt")
    for package in PACKAGES:
        tested = dependencies._numbers(oldest[package.pip_name])
        assert tested[:2] == dependencies._numbers(package.oldest), package.name
    assert asked == {one.pip_name: one.oldest for one in NEEDED}
    assert pins(ROOT / "requirements" / "requirements-optional.txt") == {one.pip_name: one.oldest for one in OPTIONAL}


BLOCKED = """
import sys
blocked = set(sys.argv[1].split(","))
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in blocked:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocker())
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name.split(".")[0] in blocked else find(name, package)
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
from tests.gui.conftest import Window, until
window = Window()
window.window.show()
from midlands_clusters_plugin import classFactory
plugin = classFactory(window)
plugin.initGui()
window.toolbar.actions()[0].trigger()
until(lambda: plugin._dock.widget() is not None)
said = " ".join(window.messages())
if plugin._dock.panel is None:
    print("NO PANEL", said)
else:
    from qgis.core import QgsProject
    from midlands_clusters_plugin.cartography.record.roles import groups
    from midlands_clusters_plugin.cartography.record.roles import layers_of
    panel = plugin._dock.panel
    panel.output.setFilePath(sys.argv[2])
    panel.start()
    until(lambda: not panel.running, 90)
    found = groups(QgsProject.instance())
    grids = "H3" if panel.grid.count() > 1 else "NO H3"
    print("MAP", panel.state.text(), sorted(layers_of(found[0])) if found else [], grids, panel.grid.toolTip())
plugin.unload()
sys.stdout.flush()
import os
os._exit(0)
"""


def run_without(names: str, tmp_path: Path) -> str:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", BLOCKED, names, str(tmp_path / "map.gpkg")]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("names", ["pyarrow", "h3,sklearn,openpyxl,scipy,pyarrow"])
def test_the_map_is_made_without_optional_packages(names, tmp_path):
    stated = run_without(names, tmp_path)
    assert "MAP Up to date." in stated, stated
    assert "hexes" in stated
    assert ("NO H3" in stated) == ("h3" in names)
    if "h3" in names:
        assert "h3" in stated.partition("NO H3")[2], "the grid says why there is only one"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["numpy", "pandas", "shapely", "geopandas", "pyproj"])
def test_the_plugin_loads_without_a_needed_package_and_says_so(name, tmp_path):
    stated = run_without(name, tmp_path)
    assert "NO PANEL" in stated, stated
    assert name in stated
