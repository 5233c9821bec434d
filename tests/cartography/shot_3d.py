"""Run by test_three_d.py in a process of its own, because a 3D export that goes wrong never ends: ``shot_3d.py FOLDER EXAGGERATION``."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from qgis.core import QgsApplication, QgsProject  # noqa: E402

application = QgsApplication([], True)
application.initQgis()

from midlands_clusters_plugin.cartography import three_d  # noqa: E402
from midlands_clusters_plugin.cartography.map import group_layers  # noqa: E402
from midlands_clusters_plugin.cartography.record.facts import map_facts  # noqa: E402
from midlands_clusters_plugin.cartography.record.roles import layers_of  # noqa: E402
from midlands_clusters_plugin.cartography.style import heights  # noqa: E402
from midlands_clusters_plugin.cartography.three_d import picture  # noqa: E402
from tests.cartography.conftest import made_map, write_map  # noqa: E402

folder, exaggeration = Path(sys.argv[1]), float(sys.argv[2])
hexmap = made_map()
group = group_layers.add_map(
    QgsProject.instance(), write_map(hexmap, folder / "map.gpkg"), map_facts(hexmap), "business_count"
)
full = picture.scene_points
picture.scene_points = lambda *arguments: (
    full(*arguments) * [1, 1, 0]
)  # the camera stays where it is, whatever the heights
picture._room_for_names = lambda points, *_arguments: points[:1]
heights.set_height_choice(layers_of(group)["hexes"], "", exaggeration)
three_d.export(three_d.make_layout(QgsProject.instance(), group), folder / "map_3d.png", 50)
os._exit(0)
