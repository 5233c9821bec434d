"""A layer's geometries and attributes as arrays: straight from its file where it shows just that, else by QGIS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import shapely
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ..core.files.geopackage import have_arrow
from .plain_file import plain_file


def read(layer: QgsVectorLayer, names: Iterable[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """Geometries (in the layer's CRS) and the named attributes of all features that have a geometry."""
    names = list(names)
    file = plain_file(layer) if have_arrow() else None
    geometry, table = _from_file(*file, names) if file is not None else _from_features(layer, names)
    there = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    return geometry[there], table[there].reset_index(drop=True)


def attributes(layer: QgsVectorLayer, names: Iterable[str]) -> pd.DataFrame:
    """The named attributes of all features, those without a geometry too."""
    names = list(names)
    file = plain_file(layer) if have_arrow() else None
    if file is not None:
        return pyogrio.read_dataframe(file[0], layer=file[1], columns=names, read_geometry=False, use_arrow=True)[names]
    return _from_features(layer, names, shapes=False)[1]


def _from_file(path: str, table: str | None, names: list[str]) -> tuple[np.ndarray, pd.DataFrame]:
    own = [name for name in names if name != "fid"]
    frame = pyogrio.read_dataframe(path, layer=table, columns=own, use_arrow=True)
    return frame.geometry.to_numpy(), pd.DataFrame(frame.drop(columns=frame.geometry.name))[own]


def _from_features(layer: QgsVectorLayer, names: list[str], *, shapes: bool = True) -> tuple[np.ndarray, pd.DataFrame]:
    index = [layer.fields().lookupField(name) for name in names]
    request, wkb, rows = QgsFeatureRequest(), [], []
    if not shapes:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)  # before the subset, whose own flag it takes away
    for feature in layer.getFeatures(request.setSubsetOfAttributes(index)):
        if shapes:  # a layer in memory gives them unasked, curves too
            wkb.append(bytes(feature.geometry().asWkb()) if feature.hasGeometry() else None)
        values = feature.attributes()
        rows.append([_plain(values[one]) for one in index])
    geometry = shapely.from_wkb(np.array(wkb, dtype=object)) if wkb else np.empty(0, dtype=object)
    return geometry, pd.DataFrame(rows, columns=names)


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float)) else None  # NULL comes as a QVariant of its own
