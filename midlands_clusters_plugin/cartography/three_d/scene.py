"""The settings of a scene in kilometres: as XML for every version of QGIS, and as an object."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsVector3D,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from . import api
from .camera import FIELD_OF_VIEW
from .column_arrays import UNIT

SCENE_CRS = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +units=km +no_defs"
# Where the light shines to (east, north, up): from above, the left and behind the viewer, so that tops and the two
# sides of walls differ.
_SUN = (0.35, 0.45, -1.0)


def scene_crs() -> QgsCoordinateReferenceSystem:
    """The British National Grid in kilometres."""
    return QgsCoordinateReferenceSystem.fromProj(SCENE_CRS)


def in_units(extent: QgsRectangle) -> QgsRectangle:
    """A rectangle in metres -> in units of the scene."""
    return QgsRectangle(
        *(side / UNIT for side in (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()))
    )


def scene_settings(project: QgsProject, extent: QgsRectangle, layers: list[QgsMapLayer]) -> Any:
    """Settings of a scene with a flat terrain; ``extent`` in metres. Raises UserError without 3D."""
    made = api.module().Qgs3DMapSettings()
    document = QDomDocument()
    document.setContent(scene_xml(extent, [one.id() for one in layers]))
    made.readXml(document.documentElement(), QgsReadWriteContext())
    apply(made, project, extent, layers)
    return made


def apply(made: Any, project: QgsProject, extent: QgsRectangle, layers: list[QgsMapLayer]) -> None:
    """Put what Python can reach of a scene into settings: reference system, origin, layers, light, background."""
    extent = in_units(extent)
    made.setCrs(scene_crs())
    made.setOrigin(QgsVector3D(extent.center().x(), extent.center().y(), 0))
    made.setLayers(layers)
    made.setBackgroundColor(QColor("#ffffff"))
    made.setTerrainMapTheme("")
    if hasattr(made, "setExtent"):
        made.setExtent(extent)
    if hasattr(made, "setFieldOfView"):
        made.setFieldOfView(FIELD_OF_VIEW)
    made.setTransformContext(project.transformContext())
    made.setPathResolver(project.pathResolver())
    made.setMapThemeCollection(project.mapThemeCollection())
    api.set_lights(made, [api.sun(*_SUN)])


def scene_xml(extent: QgsRectangle, layer_ids: Iterable[str]) -> str:
    """The element <qgis3d> of a scene; ``extent`` in metres."""
    extent = in_units(extent)
    document = QDomDocument()
    element = document.createElement("crs")
    scene_crs().writeXml(element, document)
    document.appendChild(element)
    centre, light = extent.center(), api.scene_vector(*_SUN)
    box = f'xmin="{extent.xMinimum()}" ymin="{extent.yMinimum()}" xmax="{extent.xMaximum()}" ymax="{extent.yMaximum()}"'
    layers = "".join(f'<layer id="{escape(one)}"/>' for one in layer_ids)
    return (
        f'<qgis3d><origin x="{centre.x()}" y="{centre.y()}" z="0"/>{document.toString().strip()}'
        f'<camera field-of-view="{FIELD_OF_VIEW}"/><color background="#ffffff" selection="#ffff00"/>'
        f"<extent "
        f"{box.replace('xmin', 'xMin').replace('ymin', 'yMin').replace('xmax', 'xMax').replace('ymax', 'yMax')}/>"
        '<terrain terrain-rendering-enabled="1" exaggeration="1" texture-size="512" shading-enabled="0" '
        'show-labels="0" '
        f'max-terrain-error="1" max-ground-error="1" map-theme="" elevation-offset="0"><layers>{layers}</layers>'
        f'<generator type="flat"><extent {box}/></generator></terrain>'
        f'<point-lights/><directional-lights><directional-light x="{light.x()}" y="{light.y()}" z="{light.z()}" '
        'color="255,255,255,255" intensity="1"/></directional-lights></qgis3d>'
    )
