"""The oblique map: columns over a tilted ground as plain vector layers, which print sharply, need no 3D and follow an
atlas. The layers are in the project but not in its tree; their tables stand in a GeoPackage beside the map's own, so
that a saved project opens with them. Made anew for a metric they replace those made before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsLayoutItemMap,
    QgsLayoutObject,
    QgsMapLayer,
    QgsProcessingUtils,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsVectorLayer,
)

from ...core.base.errors import UserError
from ...core.base.i18n import sentences, tr
from ...core.base.resources import plugin_version
from ...core.files.geopackage import ABOUT, write_layers
from ...core.oblique.oblique_scene import Bounds
from ...qgis_io import entries
from ...qgis_io.plain_file import file_of
from ..record.map_facts import facts_of
from ..record.roles import MAP, METRIC, ROLE, layers_of
from ..style import overrides
from ..style.heights import height_text
from ..style.styles import class_shades
from . import oblique_symbology as symbology
from .oblique_data import CROWDED, Asked, Scene, scene, seen_from
from .oblique_labels import PAGE

PREFIX = "oblique_"
_OWNER = entries.OBLIQUE
_TOP_DOWN = ("labels", "own_places", "places", "faces", "page_faces", "ground", "base")
_STYLES = {"base": symbology.style_base, "ground": symbology.style_base_plane, "labels": symbology.style_labels}
_ON_PAGES = {  # of an atlas
    "page_faces": symbology.page_faces,
    "ground": symbology.page_base_plane,
    "labels": symbology.page_labels,
}
_SIDES = {
    "left": QgsLayoutObject.MapXMin,
    "bottom": QgsLayoutObject.MapYMin,
    "right": QgsLayoutObject.MapXMax,
    "top": QgsLayoutObject.MapYMax,
}


@dataclass(frozen=True)
class ObliqueMap:
    """An oblique map in the project.

    ``layers`` : the topmost first. ``extent`` : of the whole map, in the page's coordinates. ``wording`` : what the
    heights mean, from where it is seen and what may not be measured; ``page_texts`` the same by authority, for an
    atlas. ``crs`` : for the map item of a layout: a plane in metres that lies nowhere on earth. With it the item's
    scale is right in any project and a PDF claims no position; the layers themselves have none, so that nothing is
    reprojected, whatever the project's is.
    """

    layers: list[QgsMapLayer]
    extent: QgsRectangle
    wording: str
    crs: QgsCoordinateReferenceSystem
    boxes: dict[str, QgsRectangle]
    page_texts: dict[str, str]

    def extent_of(self, authority_code: str) -> QgsRectangle:
        """The box of one authority with its columns, for a page of an atlas. Raises UserError for another code."""
        if authority_code not in self.boxes:
            raise UserError(tr("That authority is not in the map: generate a map that holds it."), authority_code)
        return self.boxes[authority_code]

    def follow_atlas(self, item: QgsLayoutItemMap) -> None:
        """Let a layout's map show, on each page of an atlas, the authority that its coverage layer's ``authority_code``
        names. The map must have been made with ``pages``. The coverage layer lies on the earth and the map on a page,
        so QGIS's own "controlled by atlas" cannot do it. Columns of other authorities are not drawn there: they would
        hide what stands behind them.
        """
        shown = {_role(layer): layer for layer in self.layers}
        styles = {shown[role].id(): overrides.style_of(shown[role], change) for role, change in _ON_PAGES.items()}
        overrides.fix_layers(item, self.layers, styles)
        ground = shown["ground"].id()
        at_point = f"get_feature('{ground}', 'authority_code', attribute(@atlas_feature, 'authority_code'))"
        for name, side in _SIDES.items():
            expression = QgsProperty.fromExpression(f"attribute({at_point}, 'box_{name}')")
            item.dataDefinedProperties().setProperty(side, expression)


def oblique_map(project: QgsProject, group: QgsLayerTreeGroup, **asked_for: Any) -> ObliqueMap:
    """Make the oblique map of a group's hexagons, as the attributes of ``Asked`` say; by default of the metric that the
    hexagons show. Scale and exaggeration are on top of what the user chose for the layer. Raises UserError where the
    hexagons or the authorities are no longer in the project, or do not hold the metric.
    """
    layers, asked = layers_of(group), Asked(**asked_for)
    if not all(isinstance(layers.get(role), QgsVectorLayer) for role in ("hexes", "authorities")):
        raise UserError(tr("The map's hexagons or authorities are no longer in the project: generate the map again."))
    hexes = layers["hexes"]
    metric = asked.metric or str(hexes.customProperty(METRIC))
    path = _file(project, hexes, metric)
    owner = f"{hexes.id()}/{metric}"
    _adopt(project, owner, f"{group.customProperty(MAP) or ''}/{metric}", path)
    there = {_role(layer) for layer in project.mapLayers().values() if layer.customProperty(_OWNER) == owner}
    pages = asked.pages
    asked = replace(asked, metric=metric, pages=pages or "page_faces" in there)  # an atlas elsewhere keeps its layer
    if hexes.fields().lookupField(asked.metric) < 0:
        raise UserError(
            tr("This map does not hold that metric: generate it again with a file that has the figures."), asked.metric
        )
    shades = class_shades(hexes, asked.metric)
    made = scene(layers, asked, shades)
    facts = facts_of(group)
    for table in made.tables.values():
        table.attrs[ABOUT] = _about(sample=facts is not None and facts.sample)
    shown = _put_in(project, owner, path, made.tables)
    for role, layer in shown.items():
        if role in _STYLES:
            _STYLES[role](layer)
        elif role in ("faces", "page_faces"):
            symbology.style_faces(layer, shades)
        else:
            symbology.style_standing(layer, layers.get(role))
    whole = _rectangle(made.whole)
    boxes = {code: _rectangle(one) for code, one in made.boxes.items()}
    without = "faces" if pages else "page_faces"
    ordered = [shown[role] for role in _TOP_DOWN if role in shown and role != without]
    highest = made.cells.assign(value=made.columns.values).groupby("authority_code")["value"].max().to_dict()
    pages_say = {code: wording(made, asked, float(highest.get(code, 0.0))) for code in boxes}
    crs = QgsCoordinateReferenceSystem.fromWkt(PAGE)
    return ObliqueMap(ordered, whole, wording(made, asked), crs, boxes, pages_say)


def _about(*, sample: bool) -> dict[str, str]:
    """What a table says of itself in its file: invented companies, and coordinates that are none on the earth."""
    drawing = tr("Drawing of an oblique map: its coordinates are those of the page, and no positions.")
    notice = tr("Illustrative sample: not real companies.") if sample else ""
    return {"description": sentences(notice, drawing), "made_with": f"Midlands Clusters {plugin_version()}"}


def wording(made: Scene, asked: Asked, at_point: float | None = None) -> str:
    """What a reader must know to read the heights; ``at_point`` is the highest value on a page of an atlas."""
    depth = tr(
        "Depth is drawn at {}% of its length, so no scale bar fits it; high columns can hide what is behind them."
    )
    stated = [
        height_text(made.heights, at_point),
        tr("Seen from {}.").format(seen_from(asked.azimuth)),
        depth.format(round(asked.tilt * 100)),
    ]
    if any(len(made.tables[role]) for role in ("places", "own_places") if role in made.tables):
        stated.append(tr("Pins stand at their place, on the ground or on the column there."))
    if any(table.attrs.get(CROWDED) for table in made.tables.values()):
        stated.append(tr("Where places crowd, only some have a pin."))
    return " ".join(stated)


def _rectangle(box: Bounds) -> QgsRectangle:
    return QgsRectangle(box.left, box.bottom, box.right, box.top)


def _adopt(project: QgsProject, owner: str, before: str, path: Path) -> None:
    """Layers of this file from a version that named owners by cluster and area, which two maps may share."""
    for layer in project.mapLayers().values():
        if layer.customProperty(_OWNER) == before and file_of(layer) == path:
            layer.setCustomProperty(_OWNER, owner)


def _file(project: QgsProject, hexes: QgsVectorLayer, metric: str) -> Path:
    """Beside the map's GeoPackage; a temporary file for hexagons of no file, or of no map of the project."""
    path = file_of(hexes)
    name = re.sub(r"[^A-Za-z0-9_]+", "_", metric)
    if path is None or project.layerTreeRoot().findLayer(hexes.id()) is None:
        return Path(QgsProcessingUtils.tempFolder()) / f"oblique_{abs(hash(hexes.id()))}_{name}.gpkg"
    return path.with_name(f"{path.stem}_oblique_{name}.gpkg")


def _put_in(
    project: QgsProject, owner: str, path: Path, tables: dict[str, gpd.GeoDataFrame]
) -> dict[str, QgsVectorLayer]:
    """Write the tables, a layer each; layers of an earlier run stay, so that layouts keep showing them."""
    old = {_role(layer): layer for layer in project.mapLayers().values() if layer.customProperty(_OWNER) == owner}
    for layer in old.values():  # let go of the file: Windows does not replace one that is open
        layer.setDataSource("Point", layer.name(), "memory")
    write_layers(path, tables, at_once=True)
    project.removeMapLayers([layer.id() for role, layer in old.items() if role not in tables])
    options, shown = QgsVectorLayer.LayerOptions(), {}
    options.loadDefaultStyle = False
    options.skipCrsValidation = True  # page coordinates have no reference system: QGIS must not ask for one
    for role in tables:
        source = f"{path}|layername={role}"
        layer = old.get(role)
        if layer is None:
            layer = QgsVectorLayer(source, tr("Oblique map: {}").format(role), "ogr", options)
            layer.setCustomProperty(ROLE, PREFIX + role)
            layer.setCustomProperty(_OWNER, owner)
            project.addMapLayer(layer, False)
        else:
            layer.setDataSource(source, layer.name(), "ogr")
        layer.setCrs(QgsCoordinateReferenceSystem())
        shown[role] = layer
    return shown


def _role(layer: QgsMapLayer) -> str:
    return str(layer.customProperty(ROLE))[len(PREFIX) :]
