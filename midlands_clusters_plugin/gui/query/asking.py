"""Putting a question to a layer beside the window: everything is looked up on its thread first, the rest runs in
any.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import pyogrio.errors
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsFields,
    QgsLayerTreeGroup,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...cartography.record.map_facts import facts_of
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.catalogue.catalogue import clusters
from ...core.files.geopackage import have_arrow
from ...core.query import question as q
from ...core.query.answer import answer
from ...core.query.answer_figures import Summary, columns_needed, summarise
from ...core.query.binding import Binding, asked_area, columns_used, leaves
from ...core.query.codec import checked
from ...core.query.query_rows import rows_of
from ...core.query.question import Question
from ...core.query.sentence import sentence
from ...core.query.tree import reach
from ...processing import functions
from ...qgis_io.crs import BNG, national_grid, require_crs
from ...qgis_io.plain_file import plain_file
from ...services.query.query_expression import bind_to_fields, expression_of
from ...services.query.query_run import Asked, count_unsure, matching, read_columns, read_rows

File = tuple[str, "str | None"]
_NEGLIGIBLE_M2 = 10_000.0  # slivers between generalised boundaries


def is_protected(group: QgsLayerTreeGroup | None) -> bool:
    """Whether a disclosure rule protects a map's companies."""
    facts = facts_of(group)
    return facts is not None and facts.disclosure is not None


def refuse_protected(group: QgsLayerTreeGroup | None, role: str) -> None:
    """Raise UserError where a map has no companies because a disclosure rule protects them."""
    if role == "companies" and is_protected(group):
        raise UserError(
            tr("This map has no companies, because a disclosure rule protects them: ask about its hexagons.")
        )


@dataclass(frozen=True)
class Looked:
    """What is to be known of a layer before it is read in another thread. ``asked`` is a processing.query_run.Asked."""

    asked: Any
    file: File | None
    cluster: str
    cluster_name: str
    source: str
    around: File | None
    extent: QgsRectangle
    rights: tuple[str, ...]

    @property
    def fields(self) -> QgsFields:
        """The layer's columns."""
        return self.asked.fields

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """The layer's CRS."""
        return self.asked.crs


@dataclass(frozen=True)
class Outcome:
    """An answer: the question, its words, the features' ids and their extent in the layer's CRS, figures, the
    expression, and what was asked about as a geometry in EPSG:27700.
    """

    question: Question
    wording: str
    ids: np.ndarray
    extent: QgsRectangle | None
    summary: Summary
    expression: str
    looked: Looked
    area: Any = None

    @property
    def is_everything(self) -> bool:
        """Whether a question with conditions was answered by every row."""
        return self.question.where is not None and self.summary.count == self.summary.of > 0


def look(layer: QgsVectorLayer, cluster: str = "", around: QgsVectorLayer | None = None) -> Looked:
    """Look at a layer on the window's thread.

    Parameters
    ----------
    cluster : what the map counts, by its id.
    around : the layer of neighbouring authorities, to say when a question reaches beyond the map.
    """
    if not layer.isValid():
        raise UserError(tr("The layer {} cannot be read: repair its data source.").format(layer.name()))
    if layer.isSpatial():
        require_crs(layer.crs(), layer.name())
    functions.register()  # a question may need mc_authority
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    features = QgsVectorLayerFeatureSource(layer).getFeatures
    fields, crs = QgsFields(layer.fields()), QgsCoordinateReferenceSystem(layer.crs())
    asked = Asked(layer.name(), fields, crs, layer.featureCount(), features, context, layer.transformContext())
    file = plain_file(layer) if crs == national_grid() else None
    known = clusters().get(cluster)
    near = None if around is None or around.crs() != national_grid() else plain_file(around)
    rights = tuple(layer.metadata().rights())
    name = known.name if known else ""
    return Looked(asked, file, cluster, name, layer.source(), near, layer.extent(), rights)


def ask(looked: Looked, question: Question, feedback: Feedback) -> Outcome:
    """The answer, in any thread. Raises UserError and Cancelled."""
    question = checked(question)
    binding = bind_to_fields(question, looked.fields, cluster=looked.cluster, positions=looked.crs.isValid())
    expression = expression_of(binding, looked.crs)
    notes = (*binding.notes, *_about_map(binding, looked))
    feedback.step(tr("Asking the layer"))
    if looked.file is not None:
        ids, extent, frame, mask, unsure = _from_file(looked.file, question, binding, looked.cluster)
    else:
        ids, extent, frame, mask, unsure = _from_features(looked.asked, question, binding, expression, feedback)
    feedback.check()
    summary = summarise(question.target, frame, mask, unsure, notes)
    area = asked_area(binding, _grid_box(extent or looked.extent, looked.asked))
    return Outcome(question, sentence(question), ids, extent, summary, expression, looked, area)


def _grid_box(box: QgsRectangle, asked: Asked) -> tuple[float, float, float, float] | None:
    """A box of the layer's CRS in EPSG:27700; None where it has none there."""
    try:
        if asked.crs.isValid() and not box.isNull():
            box = QgsCoordinateTransform(asked.crs, national_grid(), asked.transform_context).transformBoundingBox(box)
    except QgsCsException:
        return None
    return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) if box.isFinite() else None


def _about_map(binding: Binding, looked: Looked) -> tuple[str, ...]:
    """What the map does not hold and the question asks about."""
    notes: list[str] = []
    parts = list(leaves(binding.question.where))
    others = [one for one in parts if isinstance(one, q.InCluster) and one.cluster not in ("all", looked.cluster)]
    if others and looked.cluster_name and binding.question.target == q.COMPANIES:
        wording = tr("This map holds the companies in {} only: those in other clusters alone are not in the answer.")
        notes.append(wording.format(looked.cluster_name))
    if (
        binding.question.target != q.PLACES
        and not any(isinstance(one, q.InArea) for one in parts)
        and _reaches_beyond(binding, looked)
    ):
        notes.append(tr("Part of the search area lies outside the map's area: what is there is not counted."))
    return tuple(notes)


def _reaches_beyond(binding: Binding, looked: Looked) -> bool:
    box = reach(binding)
    if box is None or looked.around is None or box[0] > box[2] or box[1] > box[3]:
        return False
    frame = read_file(looked.around, [], (box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))
    outside = frame.geometry.to_numpy()
    for leaf in leaves(binding.question.where):
        if isinstance(leaf, (q.Near, q.Inside)):
            location, metres = (leaf.spot, leaf.metres) if isinstance(leaf, q.Near) else (leaf.shape, 0.0)
            search_area = shapely.buffer(binding.grounds[location].geometry, metres)
            if shapely.area(shapely.intersection(outside, search_area)).sum() > _NEGLIGIBLE_M2:
                return True
    return False


def read_file(file: File, columns: list[str], box: tuple[float, float, float, float] | None = None) -> Any:
    """Columns and shapes of a layer's file as a GeoDataFrame whose index is the features' ids. Raises UserError."""
    path, layer = file
    try:
        return pyogrio.read_dataframe(
            path, layer=layer, bbox=box, columns=columns, fid_as_index=True, use_arrow=have_arrow()
        )
    except (OSError, pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise UserError(
            tr("The file of the layer cannot be read: check that it is still there."), str(error)
        ) from error


def _from_file(file: File, question: Question, binding: Binding, cluster: str) -> tuple[Any, ...]:
    columns = [*columns_used(binding), *(one for one in columns_needed(question.target) if one in binding.numbers)]
    frame = read_file(file, list(dict.fromkeys(columns)))
    rows = rows_of(frame, cluster)
    found = answer(question, rows)
    shapes = frame.geometry.to_numpy()[found.mask]
    ids = frame.index.to_numpy(dtype=np.int64)[found.mask]
    extent = _extent(shapely.total_bounds(shapes)) if len(shapes) else None
    return ids, extent, rows.frame.reset_index(drop=True), found.mask, found.unsure


def _extent(bounds: np.ndarray) -> QgsRectangle | None:
    return QgsRectangle(*bounds.tolist()) if np.isfinite(bounds).all() else None


def _from_features(
    asked: Any, question: Question, binding: Binding, expression: str, feedback: Feedback
) -> tuple[Any, ...]:
    """For a layer with a filter, unsaved edits or another CRS."""
    extent, found = QgsRectangle(), []
    extent.setMinimal()
    for chunk in matching(asked, binding, expression, feedback.part(0.0, 0.4)):
        for feature in chunk:
            found.append(feature.id())
            if feature.hasGeometry():
                extent.combineExtentWith(feature.geometry().boundingBox())
    unsure = count_unsure(asked, binding, expression, feedback.part(0.4, 0.6))
    frame, every = read_columns(asked, columns_needed(question.target), feedback.part(0.6, 1.0))
    ids = np.sort(np.array(found, dtype=np.int64))
    return ids, None if extent.xMinimum() > extent.xMaximum() else extent, frame, np.isin(every, ids), unsure


def answer_rows(outcome: Outcome, feedback: Feedback) -> Any:
    """The rows of an answer as a GeoDataFrame in the layer's CRS, all columns but the feature id; in any thread."""
    asked = outcome.looked.asked
    names = [name for name in asked.fields.names() if name != "fid"]
    return _frame(asked, names, _answered(outcome), str(asked.crs.authid() or asked.crs.toWkt()), feedback)


def all_rows(looked: Looked, columns: list[str], feedback: Feedback) -> Any:
    """Columns (those that the layer has) and shapes of all rows as a GeoDataFrame in EPSG:27700; in any thread."""
    if looked.file is not None:
        return read_file(looked.file, [name for name in columns if looked.fields.lookupField(name) >= 0])
    request = QgsFeatureRequest().setDestinationCrs(national_grid(), looked.asked.transform_context)
    return _frame(looked.asked, columns, request, BNG, feedback)


def _frame(asked: Any, names: list[str], request: QgsFeatureRequest, crs: str, feedback: Feedback) -> Any:
    frame, _, shapes = read_rows(asked, names, request, feedback, shapes=True)
    return gpd.GeoDataFrame(frame.infer_objects(), geometry=shapes, crs=crs)


def _answered(outcome: Outcome) -> QgsFeatureRequest:
    return QgsFeatureRequest().setFilterFids([int(one) for one in outcome.ids])
