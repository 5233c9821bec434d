"""Run by test_three_d.py in a process of its own, because a 3D export that goes wrong never ends: ``shot_3d.py FOLDER SHARE``,
where SHARE is how much of their height the prisms get."""

import dataclasses
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from qgis.core import QgsApplication, QgsProject  # noqa: E402

application = QgsApplication([], True)
application.initQgis()

from midlands_clusters_plugin.cartography import layers, three_d  # noqa: E402
from midlands_clusters_plugin.cartography.facts import map_facts  # noqa: E402
from tests.cartography.conftest import made_map, write_map  # noqa: E402

folder, share = Path(sys.argv[1]), float(sys.argv[2])
full = three_d.heights


def lowered(*arguments):
    """The real heights, times the share; the camera stays where it is."""
    made = full(*arguments)
    return dataclasses.replace(made, base=made.base * share, factor=made.factor * share)


three_d.heights = lowered
hexmap = made_map()
group = layers.add_map(QgsProject.instance(), write_map(hexmap, folder / "map.gpkg"), map_facts(hexmap), "business_count")
three_d.export(three_d.make_layout(QgsProject.instance(), group), folder / "map_3d.png", 50)
os._exit(0)
