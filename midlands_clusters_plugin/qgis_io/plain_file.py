"""What is behind a layer: the one place that says whether its rows may be read straight from a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer, QgsProviderRegistry, QgsVectorLayer

# Formats whose text is UTF-8 whatever QGIS is told, so that reading the file gives what QGIS shows.
_DIRECT = {".gpkg", ".fgb", ".geojson"}


def source_parts(layer: QgsMapLayer) -> dict[str, Any]:
    """The parts of a layer's source as its provider names them (path, layerName, layerId, subset, ...)."""
    return QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())


def file_of(layer: QgsMapLayer) -> Path | None:
    """The file that a layer reads from, whatever it shows of it; None where there is none on this machine."""
    if layer.providerType() not in ("ogr", "delimitedtext", "gdal"):
        return None
    parts = source_parts(layer)
    path = str(parts.get("path") or "")  # of a layer of GeoJSON without a file all its text, too long for Path.is_file
    return Path(path) if os.path.isfile(path) and not parts.get("vsiPrefix") else None


def table_of(layer: QgsMapLayer) -> str:
    """The table of its file that a layer shows, also where only its number is given; "" for the first or only one."""
    parts, path = source_parts(layer), file_of(layer)
    if parts.get("layerName"):
        return str(parts["layerName"])
    if parts.get("layerId") in (None, "", -1) or path is None:
        return ""
    from osgeo import gdal  # only for a layer that is named by its number

    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
    number = int(parts["layerId"])
    there = dataset is not None and 0 <= number < dataset.GetLayerCount()
    return str(dataset.GetLayer(number).GetName()) if there else ""


def plain_file(layer: QgsVectorLayer) -> tuple[str, str | None] | None:
    """(path, table or None for the first) of a layer that shows a local file just as it is.

    None where QGIS shows anything else: a filter, one kind of geometry of several, edits, joined or virtual fields, a
    database.
    """
    if layer.providerType() != "ogr" or layer.isEditable() or layer.subsetString() or layer.vectorJoins():
        return None
    if layer.fields().names() != layer.dataProvider().fields().names():
        return None
    path, parts = file_of(layer), source_parts(layer)
    changed = any(parts.get(name) for name in ("openOptions", "geometryType", "subset"))
    if path is None or path.suffix.lower() not in _DIRECT or changed:
        return None
    table = table_of(layer)
    return None if not table and parts.get("layerId") not in (None, "", -1) else (str(path), table or None)
