"""Layers of QGIS -> data frames that the core's readers take.

In two halves, because a layer belongs to the window's thread: :func:`layer_source` looks at the layer there and is
instant; :func:`read_layer` reads the rows and may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import pyogrio.errors
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, mark, shown, tr
from ...core.companies.files.outlines import Positions, outline_notes, positions_of, refuse_areas
from ...core.files.geopackage import have_arrow
from ...qgis_io import entries
from ...qgis_io.crs import BNG, national_grid, require_crs, to_national_grid
from ...qgis_io.fields import python_values
from ...qgis_io.plain_file import file_of, plain_file, table_of
from .layer_rows import unchecked

_FILE_GONE = mark("The file of {name} cannot be read: check that it is still there.")
_CHUNK = 5_000
_BATCH = 20_000
POSITION = ("easting", "northing")


@dataclass(frozen=True)
class LayerSource:
    """What reading a layer needs to know of it; made on the layer's own thread.

    ``has_points`` is False for a table. ``file`` is (path, layer name or None) where the rows can be read straight from
    a file, else None.
    """

    name: str
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    has_points: bool
    count: int
    features: Callable[[QgsFeatureRequest], Any]
    file: tuple[str, str | None] | None
    transform_context: QgsCoordinateTransformContext
    contract: str | tuple[str, str] = ""  # JSON of how its columns were read, or the (file, layer) that may hold it


@dataclass(frozen=True)
class LayerTable:
    """Rows of a layer; of shapes with ``easting`` and ``northing`` in EPSG:27700, nan where there is none."""

    frame: pd.DataFrame
    has_points: bool
    notes: tuple[str, ...]


def layer_source(
    layer: QgsVectorLayer, transform_context: QgsCoordinateTransformContext, *, selected_only: bool = False
) -> LayerSource:
    """Look at a layer or table; call it on the layer's thread. Raises UserError where it cannot hold companies."""
    if not layer.isValid():
        text = tr("The layer {name} cannot be read: repair its data source or choose another layer.")
        raise UserError(text.format(name=layer.name()))
    snapshot, chosen = QgsVectorLayerFeatureSource(layer), layer.selectedFeatureIds()

    def features(request: QgsFeatureRequest) -> Any:
        return snapshot.getFeatures(request.setFilterFids(chosen) if selected_only else request)

    count, whole = (len(chosen), None) if selected_only else (layer.featureCount(), layer)
    found = _checked(layer, layer.name(), count, features, whole, transform_context)
    return replace(found, contract=_contract(layer))


def processing_source(
    source: QgsProcessingFeatureSource,
    transform_context: QgsCoordinateTransformContext,
    layer: QgsVectorLayer | None = None,
    origin: QgsVectorLayer | None = None,
) -> LayerSource:
    """The same for an algorithm's input, which is all of ``layer``, or may be a part of ``origin``."""
    count = source.featureCount()
    found = _checked(source, source.sourceName(), count, unchecked(source), layer, transform_context)
    return replace(found, contract="" if origin is None else _contract(origin))


def _contract(layer: QgsVectorLayer) -> str | tuple[str, str]:
    stored, path = str(layer.customProperty(entries.CONTRACT) or ""), file_of(layer)
    return stored or ((str(path), table_of(layer)) if path is not None and path.suffix.lower() == ".gpkg" else "")


def _checked(
    layer: QgsVectorLayer | QgsProcessingFeatureSource,
    name: str,
    count: int,
    features: Callable[[QgsFeatureRequest], Any],
    whole: QgsVectorLayer | None,
    transform_context: QgsCoordinateTransformContext,
) -> LayerSource:
    if count == 0:
        raise UserError(tr("The layer {name} is empty: choose a layer with companies in it.").format(name=name))
    crs, wkb_type = QgsCoordinateReferenceSystem(layer.sourceCrs()), layer.wkbType()
    has_points = QgsWkbTypes.geometryType(wkb_type) != QgsWkbTypes.GeometryType.NullGeometry
    if has_points:
        require_crs(crs, name)
    file = None if whole is None or QgsWkbTypes.isCurvedType(wkb_type) else plain_file(whole)  # QGIS straightens curves
    fields = QgsFields(layer.fields())
    return LayerSource(name, fields, crs, has_points, count, features, file, transform_context)


def read_layer(
    source: LayerSource, columns: Sequence[str] | None = None, feedback: Feedback | None = None
) -> LayerTable:
    """Read a layer's rows and the named attributes, or all. May run in any thread.

    Raises UserError: the layer vanished, or its points are not where its coordinate reference system says; Cancelled.
    """
    feedback = feedback or Feedback()
    wanted = [name for name in source.fields.names() if columns is None or name in columns]
    read = _from_file if source.file and have_arrow() else _from_features
    parts = list(read(source, wanted, feedback.part(0.0, 0.8)))
    if not parts and source.count > 0:  # the layer still says how many rows its file had
        raise UserError(shown(_FILE_GONE).format(name=source.name))
    frame = pd.concat([frame for frame, _ in parts], ignore_index=True) if parts else pd.DataFrame(columns=wanted)
    if not source.has_points:
        return LayerTable(frame, False, ())
    places = [places for _, places in parts]
    refuse_areas(places, degrees=source.crs.isGeographic(), name=source.name)
    xy = np.concatenate([np.column_stack([one.x, one.y]) for one in places]) if places else np.empty((0, 2))
    outlines = sum(int(one.outline.sum()) for one in places)
    grid = to_national_grid(xy, source.crs, source.transform_context, feedback.part(0.8, 1.0))
    _check_positions(source, xy, grid)
    clash = [name for name in frame.columns if str(name).lower() in POSITION]
    frame = frame.rename(columns={name: f"{name} (attribute)" for name in clash})
    frame = frame.assign(**dict(zip(POSITION, grid.T)))
    return LayerTable(frame, True, (*_notes(source, xy, grid), *outline_notes(outlines)))


def _check_positions(source: LayerSource, xy: np.ndarray, grid: np.ndarray) -> None:
    there = xy[np.isfinite(xy).all(axis=1)]
    if len(there) and source.crs == national_grid() and (np.abs(there) <= 180).all():
        text = tr(
            "The points of {name} are in degrees although the layer says British National Grid: set the layer's CRS "
            "(often EPSG:4326), then run again."
        )
        raise UserError(text.format(name=source.name))
    if len(there) and not np.isfinite(grid).any():
        text = tr("No point of {name} can be converted to the British National Grid: check the layer's CRS ({crs}).")
        raise UserError(text.format(name=source.name, crs=source.crs.authid()))


def _notes(source: LayerSource, xy: np.ndarray, grid: np.ndarray) -> Iterator[str]:
    """Sentences on where the positions came from, and on those that are lacking or could not be converted."""
    if source.crs != national_grid():
        text = tr("Positions of {name} were converted from {value} to {bng}.")
        yield text.format(name=source.name, value=source.crs.authid() or tr("a custom CRS"), bng=BNG)
    lacking, lost = (int(np.isnan(one).any(axis=1).sum()) for one in (xy, grid))
    if lacking:
        yield counted(
            "{n} feature of {name} has no single place (empty, or several points).",
            "{n} features of {name} have no single place (empty, or several points).",
            lacking,
        ).format(name=source.name)
    if lost > lacking:
        yield counted(
            "{n} point of {name} could not be converted to {bng}.",
            "{n} points of {name} could not be converted to {bng}.",
            lost - lacking,
        ).format(name=source.name, bng=BNG)


def _from_file(source: LayerSource, columns: list[str], feedback: Feedback) -> Iterator[tuple[pd.DataFrame, Positions]]:
    """Batches straight from the file: several times faster than feature by feature."""
    path, layer = source.file or ("", None)
    options = {"layer": layer, "read_geometry": source.has_points, "batch_size": _BATCH, "use_pyarrow": True}
    done = 0
    try:
        in_file = set(pyogrio.read_info(path, layer=layer)["fields"])
        own = [name for name in columns if name in in_file]  # all but the feature id
        with pyogrio.open_arrow(path, columns=own, **options) as (meta, reader):
            shape = meta["geometry_name"] or "wkb_geometry"
            for batch in reader:
                feedback.progress(done / max(source.count, 1))
                done += batch.num_rows
                at = batch.schema.get_field_index(shape)
                wkb = batch.column(at).to_numpy(zero_copy_only=False) if source.has_points else []
                yield _without_zones(batch.select(own).to_pandas()), positions_of(wkb)
    except (OSError, pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise UserError(shown(_FILE_GONE).format(name=source.name), str(error)) from error


def _without_zones(frame: pd.DataFrame) -> pd.DataFrame:
    """Times as written, as QGIS shows them: a GeoPackage says UTC of every one, whatever was meant."""
    zoned = [name for name in frame.columns if isinstance(frame[name].dtype, pd.DatetimeTZDtype)]
    return frame.assign(**{name: frame[name].dt.tz_localize(None) for name in zoned})


def _from_features(
    source: LayerSource, columns: list[str], feedback: Feedback
) -> Iterator[tuple[pd.DataFrame, Positions]]:
    """Batches of features as QGIS gives them: for databases, filters, selections, unsaved edits."""
    index = [source.fields.indexFromName(name) for name in columns]
    request = QgsFeatureRequest()
    if not source.has_points:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)  # before the subset, whose own flag it takes away
    features, done = iter(source.features(request.setSubsetOfAttributes(index))), 0
    while batch := list(islice(features, _CHUNK)):
        done += len(batch)
        feedback.progress(done / max(source.count, done))
        by_column = list(zip(*(feature.attributes() for feature in batch)))
        values = {name: python_values(by_column[i]) for name, i in zip(columns, index)}
        wkb = [_straight(feature.geometry()) for feature in batch] if source.has_points else []
        yield pd.DataFrame(values, columns=columns, dtype=object, index=range(len(batch))), positions_of(wkb)
    feedback.progress(1.0)


def _straight(geometry: QgsGeometry) -> bytes | None:
    """WKB of a geometry, curves as lines; None where there is none."""
    plain = geometry.constGet()
    if plain is None:
        return None
    return bytes(plain.segmentize().asWkb() if plain.hasCurvedSegments() else plain.asWkb())
