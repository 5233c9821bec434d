"""Hexagons with another metric for one page: layers in the project but not in its tree, so that map and legend agree
for good.

A style that is set on a map item alone would be simpler, but a legend forgets it when the project is opened again (QGIS
3.22 to 3.40), and
then explains colours that the map beside it does not show.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager

from qgis.core import (
    QgsLayerTreeLayer,
    QgsLayout,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)

from ...qgis_io import entries
from ..record.roles import ROLE
from ..style.styles import restyle
from ..style.user_classes import DRAWN, by_another_column

PAGE = entries.PAGE
_ROLE = "page"


def page_layers(
    project: QgsProject,
    layout: QgsPrintLayout,
    hexes: QgsVectorLayer,
    metrics: Iterable[str],
    like: Callable[[QgsVectorLayer, str], None] | None = None,
) -> dict[str, QgsVectorLayer]:
    """Copies of the hexagons' layer, one a metric, with that metric's style; ``like`` prepares a copy before."""
    made = {}
    for metric in metrics:
        copy = hexes.clone()
        if like is not None:
            like(copy, metric)
        if by_another_column(copy, metric):  # the user's own style is of the map, not of each metric
            copy.removeCustomProperty(DRAWN)
        restyle(copy, metric)
        copy.setCustomProperty(ROLE, _ROLE)
        copy.setCustomProperty(PAGE, f"{layout.name()}\n{metric}")
        project.addMapLayer(copy, False)
        made[metric] = copy
    return made


def freeze(project: QgsProject, layout: QgsPrintLayout, layers: Iterable[QgsVectorLayer]) -> None:
    """Have a page show copies of these layers, so that it stays as it is when the map shows something else."""
    copies = {layer.id(): layer.clone() for layer in layers}
    for copy in copies.values():
        copy.setCustomProperty(PAGE, layout.name())
        project.addMapLayer(copy, False)
    ids = {ident: copy.id() for ident, copy in copies.items()}
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            styles = {ids.get(ident, ident): xml for ident, xml in item.layerStyleOverrides().items()}
            item.setLayers([copies.get(one.id(), one) for one in item.layers()])
            item.setLayerStyleOverrides(styles)
        elif isinstance(item, QgsLayoutItemLegend):
            for node in item.model().rootGroup().findLayers():
                if node.layerId() in copies:
                    _point_at(item, node, copies[node.layerId()])
    drop_page_layers(project, layout)


def _point_at(item: QgsLayoutItemLegend, node: QgsLayerTreeLayer, layer: QgsMapLayer) -> None:
    """Another layer for an entry of a legend, its title and order as before."""
    parent, keys = node.parent(), node.customProperties()
    made = parent.insertLayer(parent.children().index(node), layer)
    for key in keys:
        made.setCustomProperty(key, node.customProperty(key))
    parent.removeChildNode(node)
    item.model().refreshLayerLegend(made)


@contextmanager
def as_it_was(project: QgsProject) -> Iterator[None]:
    """Takes out again layers and layouts that are added meanwhile; the project is dirty only if it was before."""
    manager, layers, dirty = project.layoutManager(), set(project.mapLayers()), project.isDirty()
    layouts = set(manager.layouts())
    try:
        yield
    finally:
        for layout in set(manager.layouts()) - layouts:
            manager.removeLayout(layout)
        project.removeMapLayers(list(set(project.mapLayers()) - layers))
        project.setDirty(dirty)


def drop_page_layers(project: QgsProject, *pages: QgsLayout, others: Collection[str] = ()) -> None:
    """Take out the copies, and ``others`` (ids), that no page shows any more; ``pages`` are such that are not in the
    project yet.

    By use and not by name: a page that the user renamed or duplicated goes on showing its layers.
    """
    shown: set[str] = set()
    for page in [*project.layoutManager().layouts(), *pages]:
        for item in page.items() if isinstance(page, QgsLayout) else ():
            if isinstance(item, QgsLayoutItemMap):
                shown |= {one.id() for one in item.layers() if one is not None}
            elif isinstance(item, QgsLayoutItemLegend):
                shown |= set(item.model().rootGroup().findLayerIds())
    shown |= set(project.layerTreeRoot().findLayerIds())
    mine = (ident for ident, one in project.mapLayers().items() if one.customProperty(PAGE) or ident in others)
    project.removeMapLayers([ident for ident in mine if ident not in shown])
