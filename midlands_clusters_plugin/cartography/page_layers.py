"""Hexagons with another metric for one page: layers in the project but not in its tree, so that map and legend agree for good.

A style that is set on a map item alone would be simpler, but a legend forgets it when the project is opened again (QGIS 3.22 to 3.40), and
then explains colours that the map beside it does not show.
"""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsPrintLayout, QgsProject, QgsVectorLayer

from .roles import ROLE
from .styles import restyle

PAGE = "midlands_clusters/page"  # on the layer: name of the layout that it belongs to, and its metric
_ROLE = "page"


def page_layers(project: QgsProject, layout: QgsPrintLayout, hexes: QgsVectorLayer, metrics: Iterable[str]) -> dict[str, QgsVectorLayer]:
    """Copies of the hexagons' layer, one a metric, with that metric's style; those of an earlier version of the page are taken out."""
    drop_page_layers(project, {layout.name()})
    made = {}
    for metric in metrics:
        copy = hexes.clone()
        restyle(copy, metric)
        copy.setCustomProperty(ROLE, _ROLE)
        copy.setCustomProperty(PAGE, f"{layout.name()}\n{metric}")
        project.addMapLayer(copy, False)
        made[metric] = copy
    return made


def drop_page_layers(project: QgsProject, names: Iterable[str] = ()) -> None:
    """Take out the copies of the layouts named, and of all that are no longer in the project."""
    there = {one.name() for one in project.layoutManager().layouts()} - set(names)
    old = [ident for ident, layer in project.mapLayers().items() if layer.customProperty(PAGE) and _owner(layer) not in there]
    project.removeMapLayers(old)


def _owner(layer: QgsVectorLayer) -> str:
    return str(layer.customProperty(PAGE)).partition("\n")[0]
