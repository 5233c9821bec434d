"""Tables -> the destinations that a Processing run was given.

A file is written beside and renamed into place, so that a failed run leaves what was there. Everything else (temporary
layers, databases, a table in a file) goes through QGIS's own sinks, opened only when all is computed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.files.geopackage import write_layers
from ...core.files.whole_check import NotWholeError
from ...core.files.whole_file import LONGEST_NAME, refuse, write_beside
from ...qgis_io.crs import national_grid
from ...qgis_io.fields import attribute_values
from .inputs import Inputs

_CHUNK = 2_000  # features a call: each holds Python's lock, and the window must go on answering
_SPREADSHEETS = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
_COUNTED = (
    "GPKG",
    "ESRI Shapefile",
    "GeoJSON",
    "FlatGeobuf",
    "CSV",
)  # formats whose features are counted without a guess
_ODD = re.compile(r"[^\w .+~=()&@-]")
_NOT_FILES = (QgsProcessing.TEMPORARY_OUTPUT, "memory:")


def write_output(inputs: Inputs, name: str, frame: pd.DataFrame, fields: QgsFields, feedback: Feedback) -> str | None:
    """Write a frame (points, polygons or none; EPSG:27700) to the destination of parameter ``name``; returns QGIS's id
    or path of it.

    None where the output was not asked for. Raises UserError where it cannot be written, and Cancelled.
    """
    if asked_for(inputs, name) is None:
        return None
    feedback.check()
    path = plain_geopackage(inputs.raw(name))
    if path is None:
        return _write_frame(inputs, name, frame, fields, feedback)
    in_python_thread(lambda: write_layers(path, {_layer_name(path): frame}, feedback))
    return inputs.output_layer(name)


def asked_for(inputs: Inputs, name: str) -> str | None:
    """The destination as text, None where the output is skipped; "" for one that only QGIS can resolve (an expression
    of a model).
    """
    return _destination(inputs.raw(name))


def _destination(value: Any) -> str | None:
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        static = value.propertyType() == QgsProperty.Type.StaticProperty
        value = value.staticValue() if static else ""
    return None if value is None else str(value)


def plain_geopackage(value: Any) -> Path | None:
    """The path, where the destination is just a .gpkg file; None for all else (temporary, database, a table in a file,
    field mappings).
    """
    if isinstance(value, QgsProcessingOutputLayerDefinition) and value.useRemapping():
        return None
    text = _destination(value)
    if (
        not text
        or "|" in text
        or text.startswith(("ogr:", "memory:", "postgres", "spatialite:"))
        or not text.lower().endswith(".gpkg")
    ):
        return None
    return Path(text)


def plain_file(value: Any) -> Path | None:
    """The path, where the destination is just a file of a format that GDAL writes; as ``plain_geopackage``
    otherwise.
    """
    if isinstance(value, QgsProcessingOutputLayerDefinition) and value.useRemapping():
        return None
    text = _destination(value)
    if not text or "|" in text or text.startswith(("ogr:", "memory:", "postgres", "spatialite:")):
        return None
    path = Path(text)
    return path if path.suffix and QgsVectorFileWriter.driverForExtension(path.suffix[1:]) else None


def write_features(
    path: Path,
    context: QgsProcessingContext,
    about: tuple[QgsFields, Any, QgsCoordinateReferenceSystem],
    chunks: Iterable[list[QgsFeature]],
) -> None:
    """Features into a file of any format of GDAL's, whole or not at all. ``about``: fields, kind of geometry, reference
    system.

    Raises UserError where it cannot be written.
    """
    driver = QgsVectorFileWriter.driverForExtension(path.suffix[1:])

    def write(temporary: Path) -> None:
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName, options.fileEncoding = (
            driver,
            _layer_name(path),
            context.defaultEncoding() or "UTF-8",
        )
        options.datasourceOptions = QgsVectorFileWriter.defaultDatasetOptions(driver)
        options.layerOptions = QgsVectorFileWriter.defaultLayerOptions(driver)
        regenerate = QgsFeatureSink.SinkFlags(QgsFeatureSink.SinkFlag.RegeneratePrimaryKey)
        writer = QgsVectorFileWriter.create(str(temporary), *about, context.transformContext(), options, regenerate)
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise OSError(writer.errorMessage())
        count = 0
        try:
            for chunk in chunks:
                if not writer.addFeatures(chunk, QgsFeatureSink.Flag.FastInsert):
                    raise OSError(writer.errorMessage())
                count += len(chunk)
        finally:
            del writer  # closes the file, and keeps what goes wrong then to itself
        made = ogr.Open(str(temporary))
        if driver in _COUNTED and (
            made is None or made.GetLayer(0) is None or made.GetLayer(0).GetFeatureCount() != count
        ):
            raise NotWholeError("not all features can be read back")

    write_beside(path, write, family=True)


def _layer_name(path: Path) -> str:
    """The file's name as a name of its layer, without the signs that GDAL refuses."""
    return _ODD.sub("_", path.stem) or "layer"


def is_spreadsheet(destination: str | None) -> bool:
    """Whether a destination is a file that spreadsheet programs open, where a text may be run as a formula."""
    return (destination or "").partition("|")[0].lower().endswith(_SPREADSHEETS)


def check_writable(inputs: Inputs, name: str) -> None:
    """Raises UserError if the destination is a file whose folder, or the file itself, cannot be written."""
    text = asked_for(inputs, name)
    if not text or text in _NOT_FILES or ":" in text.partition(os.sep)[0][2:]:
        return
    path = Path(text)
    folder = path.parent
    while not os.path.exists(folder) and folder != folder.parent:
        folder = folder.parent
    locked = os.path.isdir(path) or (os.path.exists(path) and not os.access(path, os.W_OK))
    too_long = len(os.fsencode(path.name)) > LONGEST_NAME
    if not os.path.isdir(folder) or not os.access(folder, os.W_OK) or locked or too_long:
        refuse(path)


def write_chunks(
    inputs: Inputs,
    name: str,
    about: tuple[QgsFields, Any, QgsCoordinateReferenceSystem],
    chunks: Iterable[list[QgsFeature]],
) -> str:
    """Features into an output, whatever it is: a file whole or not at all, all else through QGIS's own sinks; QGIS's id
    or path of it.

    ``about``: fields, kind of geometry, reference system. Raises UserError where it cannot be written.
    """
    path = plain_file(inputs.raw(name))
    if path is not None:
        write_features(path, inputs.context, about, chunks)
        return inputs.output_layer(name)
    sink, destination = inputs.sink(name, *about)
    if sink is None:
        sentence = tr("The output {name} cannot be written: close programs that use it, or choose another place.")
        raise UserError(sentence.format(name=name), asked_for(inputs, name) or "")
    for chunk in chunks:
        if not sink.addFeatures(chunk, QgsFeatureSink.Flag.FastInsert):
            raise UserError(
                tr("The output {name} could not be written to the end: is the disk full?").format(name=name),
                sink.lastError(),
            )
    if hasattr(sink, "finalize"):  # 3.38+
        sink.finalize()
    return str(destination)


def _write_frame(inputs: Inputs, name: str, frame: pd.DataFrame, fields: QgsFields, feedback: Feedback) -> str:
    kind, geometry, crs = _geometry(frame)
    if is_spreadsheet(asked_for(inputs, name)):
        from ...core.files.spreadsheet import inert_table

        frame = inert_table(frame)  # GDAL writes texts as they are
    # A table in a file or database that is begun is finished: half of it is worse than a second's wait.
    may_stop = plain_file(inputs.raw(name)) is not None or str(asked_for(inputs, name)) in _NOT_FILES

    def chunks() -> Iterator[list[QgsFeature]]:
        for start in range(0, len(frame), _CHUNK):
            (feedback.progress if may_stop else feedback.on_progress)(start / len(frame))
            piece = slice(start, start + _CHUNK)
            yield _features(frame.iloc[piece], None if geometry is None else geometry[piece], fields)

    return write_chunks(inputs, name, (fields, kind, crs), chunks())


def _geometry(frame: pd.DataFrame) -> tuple[Any, np.ndarray | None, QgsCoordinateReferenceSystem]:
    """Kind of geometry for the sink, the geometries, their CRS. Polygons are all made multi-part, because sinks take
    one kind only.
    """
    if not isinstance(frame, gpd.GeoDataFrame):
        return QgsWkbTypes.Type.NoGeometry, None, QgsCoordinateReferenceSystem()
    geometry = frame.geometry.to_numpy()
    if (shapely.get_type_id(geometry) == shapely.GeometryType.POINT).all():
        return QgsWkbTypes.Type.Point, geometry, national_grid()
    single = np.flatnonzero(shapely.get_type_id(geometry) == shapely.GeometryType.POLYGON)
    geometry = geometry.copy()
    geometry[single] = shapely.multipolygons(geometry[single], indices=np.arange(len(single)))
    return QgsWkbTypes.Type.MultiPolygon, geometry, national_grid()


def _features(frame: pd.DataFrame, geometry: np.ndarray | None, fields: QgsFields) -> list[QgsFeature]:

    wkb = [None] * len(frame) if geometry is None else shapely.to_wkb(geometry).tolist()
    features = []
    for values, shape in zip(zip(*attribute_values(frame, fields)), wkb):
        feature = QgsFeature(fields)
        feature.setAttributes(list(values))
        if shape is not None:
            outline = QgsGeometry()
            outline.fromWkb(shape)
            feature.setGeometry(outline)
        features.append(feature)
    return features
