"""Tables -> the destinations that a Processing run was given.

A file is written beside and renamed into place, so that a failed run leaves what was there. Everything else (temporary
layers, databases, a table in a file) goes through QGIS's own sinks, opened only when all is computed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
    QgsProcessingContext,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.files.geopackage import write_layers
from ...core.files.whole_check import NotWholeError
from ...core.files.whole_file import write_beside
from ...qgis_io.crs import national_grid
from ...qgis_io.fields import attribute_values, fields_of
from .inputs import NOT_FILES, Inputs

About = tuple[QgsFields, Any, QgsCoordinateReferenceSystem]  # fields, kind of geometry, reference system
Chunks = Iterable[list[QgsFeature]]
_CHUNK = 2_000  # features a call: each holds Python's lock, and the window must go on answering
_SPREADSHEETS = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
# Formats whose features are counted without a guess.
_COUNTED = ("GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf", "CSV")
_ODD = re.compile(r"[^\w .+~=()&@-]")


def write_output(
    inputs: Inputs, name: str, frame: pd.DataFrame, feedback: Feedback, fields: QgsFields | None = None
) -> str | None:
    """Write a frame (points, polygons or none; EPSG:27700) to the destination of parameter ``name``; returns QGIS's id
    or path of it. ``fields`` where the frame's own types do not say them all.

    None where the output was not asked for. Raises UserError where it cannot be written, and Cancelled.
    """
    if inputs.asked_for(name) is None:
        return None
    feedback.check()
    path = inputs.plain_file(name)
    if path is None or path.suffix.lower() != ".gpkg":
        return _write_frame(inputs, name, frame, fields or fields_of(frame), feedback)
    in_python_thread(lambda: write_layers(path, {_layer_name(path): frame}, feedback))
    return inputs.output_layer(name)


def _write_features(
    path: Path, context: QgsProcessingContext, about: About, chunks: Iterable[list[QgsFeature]]
) -> None:
    """Features into a file of any format of GDAL's, whole or not at all. Raises UserError where it cannot be
    written.
    """
    driver = QgsVectorFileWriter.driverForExtension(path.suffix[1:])

    def write(temporary: Path) -> None:
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = driver, _layer_name(path)
        options.fileEncoding = context.defaultEncoding() or "UTF-8"
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
        layer = made.GetLayer(0) if made is not None else None
        if driver in _COUNTED and (layer is None or layer.GetFeatureCount() != count):
            raise NotWholeError("not all features can be read back")

    write_beside(path, write, family=True)


def _layer_name(path: Path) -> str:
    """The file's name as a name of its layer, without the signs that GDAL refuses."""
    return _ODD.sub("_", path.stem) or "layer"


def is_spreadsheet(destination: str | None) -> bool:
    """Whether a destination is a file that spreadsheet programs open, where a text may be run as a formula."""
    return (destination or "").partition("|")[0].lower().endswith(_SPREADSHEETS)


def write_file(inputs: Inputs, name: str, write: Callable[[str], object]) -> dict[str, str]:
    """Have ``write(path)`` make an output that is a file, where that is asked for; what the run says of it then."""
    if not inputs.asked_for(name):
        return {}
    path = inputs.file_output(name)
    write(path)
    return {name: path}


def write_chunks(inputs: Inputs, name: str, about: About, chunks: Chunks) -> str:
    """Features into an output, whatever it is: a file whole or not at all, all else through QGIS's own sinks; QGIS's id
    or path of it.

    Raises UserError where it cannot be written.
    """
    path = inputs.plain_file(name)
    if path is not None:
        _write_features(path, inputs.context, about, chunks)
        return inputs.output_layer(name)
    sink, destination = inputs.sink(name, *about)
    if sink is None:
        sentence = tr("The output {name} cannot be written: close programs that use it, or choose another place.")
        raise UserError(sentence.format(name=name), inputs.asked_for(name) or "")
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
    if is_spreadsheet(inputs.asked_for(name)):
        from ...core.files.spreadsheet import inert_table

        frame = inert_table(frame)  # GDAL writes texts as they are
    # A table in a file or database that is begun is finished: half of it is worse than a second's wait.
    may_stop = inputs.plain_file(name) is not None or str(inputs.asked_for(name)) in NOT_FILES

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
