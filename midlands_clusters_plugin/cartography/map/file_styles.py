"""The looks of a map in its own GeoPackage: the table in which QGIS stores styles, so that a file that was mailed opens
as a map.

Made on layers without a row, of the columns alone: no file is opened for it, and any thread may do it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
from qgis.core import QgsMapLayer, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtXml import QDomDocument

from ...core.base.i18n import tr
from ..context import role_symbols, spike_layer
from ..record.facts import map_facts, metric_facts
from ..record.file_facts import note_map
from ..style.schemes import set_known
from ..style.styles import restyle

if TYPE_CHECKING:
    from ...core.hexmap.hex_map import HexMap

TABLE = "layer_styles"
_POINTS = ("companies", "places", "towns", "spikes")
_GEOMETRY = "geom"


def with_styles(layers: Mapping[str, pd.DataFrame], hexmap: HexMap, metric: str = "") -> dict[str, pd.DataFrame]:
    """The layers of a result and, as one more table, how QGIS draws them where it is not told otherwise; the hexagons
    by a metric, the first of the map's where none is given. A script without QGIS's application gets them unstyled:
    Qt ends a process that asks for a font there. In both cases the hexagons say of which map they are.
    """
    note_map(hexmap, map_facts(hexmap))
    if not isinstance(QCoreApplication.instance(), QGuiApplication):
        return dict(layers)
    metric = metric or next(iter(hexmap.metrics))
    towns = [str(name) for name in layers["towns"]["name"]] if "towns" in layers else []
    rows = []
    for role, frame in layers.items():
        if not isinstance(frame, gpd.GeoDataFrame):
            continue
        layer = _without_rows(role, frame)
        if role == "hexes":
            set_known(layer, {metric: metric_facts(hexmap.hexes, metric, hexmap.report).breaks.as_dict()})
            restyle(layer, metric)
        elif role == "spikes":
            spike_layer.style_spikes(layer)
            spike_layer.show(layer, metric)
        else:
            role_symbols.style(layer, role, towns if role == "authorities" else ())
        rows.append(_row(role, _style(layer)))
    return {**layers, TABLE: pd.DataFrame(rows)}


def _without_rows(role: str, frame: pd.DataFrame) -> QgsVectorLayer:
    columns = "".join(
        f"&field={name}:{'double' if pd.api.types.is_numeric_dtype(frame[name].dtype) else 'string'}"
        for name in frame.columns
        if name != frame.geometry.name
    )
    kind = "Point" if role in _POINTS else "MultiPolygon"
    return QgsVectorLayer(f"{kind}?crs=EPSG:27700{columns}", role, "memory")


def _style(layer: QgsVectorLayer) -> str:
    """The layer's style as XML, without what says that the plugin made the layer: whoever gets the file did not."""
    for key in layer.customPropertyKeys():
        if key.startswith("midlands_clusters/"):
            layer.removeCustomProperty(key)
    document, kinds = QDomDocument(), QgsMapLayer.StyleCategory
    wanted = QgsMapLayer.StyleCategories(kinds.Symbology | kinds.Labeling | kinds.MapTips | kinds.CustomProperties)
    layer.exportNamedStyle(document, QgsReadWriteContext(), wanted)
    return str(document.toString(-1))


def _row(role: str, style: str) -> dict[str, object]:
    """As QGIS writes it."""
    return {
        "f_table_catalog": "",
        "f_table_schema": "",
        "f_table_name": role,
        "f_geometry_column": _GEOMETRY,
        "styleName": tr("Midlands Clusters"),
        "styleQML": style,
        "styleSLD": "",
        "useAsDefault": True,
        "description": "",
        "owner": "",
        "ui": "",
        "update_time": pd.Timestamp(0, unit="s"),
    }
