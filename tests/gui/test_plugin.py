from __future__ import annotations

import subprocess
import sys

from qgis.core import Qgis

from midlands_clusters_plugin import classFactory
from midlands_clusters_plugin.plugin import DOCK
from midlands_clusters_plugin.qgis_io.crs import PAGE_PLANE

from .conftest import flush, until


def test_loading_puts_one_of_each_in_and_unloading_takes_every_one_out(window):
    before = window.counts()
    plugin = classFactory(window)
    plugin.initGui()
    with_plugin = window.counts()
    assert {
        name: with_plugin[name] - before[name] for name in ("docks", "toolbar", "menu", "providers", "toolbars")
    } == {"docks": 1, "toolbar": 1, "menu": 1, "providers": 1, "toolbars": 0}
    plugin.unload()
    assert window.counts() == before


def test_twice_loaded_and_twice_unloaded_leaves_nothing(window):
    before = window.counts()
    plugin = classFactory(window)
    plugin.initGui()
    once = window.counts()
    plugin.initGui()
    assert window.counts() == once
    plugin.unload()
    plugin.unload()
    assert window.counts() == before
    again = classFactory(window)
    again.initGui()
    assert window.counts() == once
    again.unload()
    assert window.counts() == before


def test_the_dock_is_hidden_until_asked_and_follows_its_action(window):
    window.window.show()
    plugin = classFactory(window)
    plugin.initGui()
    dock = window.window.findChild(type(plugin._dock), DOCK)
    action = window.toolbar.actions()[0]
    assert not dock.isVisible()
    assert dock.widget() is None, "nothing heavy is made before it is asked for"
    action.trigger()
    until(dock.isVisible)
    assert dock.panel is not None
    action.trigger()
    until(lambda: not dock.isVisible())
    plugin.unload()


def test_unloading_with_the_dock_open_leaves_no_signal_connected(window):
    from qgis.core import QgsProject

    window.window.show()
    project = QgsProject.instance()
    before = project.receivers(project.cleared), project.receivers(project.homePathChanged)
    plugin = classFactory(window)
    plugin.initGui()
    window.toolbar.actions()[0].trigger()
    until(lambda: plugin._dock.panel is not None)
    assert (project.receivers(project.cleared), project.receivers(project.homePathChanged)) > before
    plugin.unload()
    window.counts()
    assert (project.receivers(project.cleared), project.receivers(project.homePathChanged)) == before


def test_what_qgis_says_of_a_pages_plane_goes_from_the_start_until_unloading(window):
    """A project is opened before the dock, and long before its page Print and export."""
    plugin = classFactory(window)
    plugin.initGui()
    bar, warning = window.messageBar(), f"No transform available between {PAGE_PLANE} and Custom CRS"
    bar.pushMessage("", warning, Qgis.MessageLevel.Critical, 0)
    until(lambda: not bar.items())
    plugin.unload()
    bar.pushMessage("", warning, Qgis.MessageLevel.Critical, 0)
    flush()
    assert len(bar.items()) == 1
    bar.clearWidgets()


def test_importing_the_plugins_shell_brings_no_pandas():
    code = "import sys, midlands_clusters_plugin.plugin, midlands_clusters_plugin.gui.dock.dock; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
