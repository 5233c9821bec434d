"""``midlandsclusters:spatialquery``: a question put to a layer; the features that fulfil it, their figures, the
question in words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...cartography.record.map_facts import facts_of
from ...cartography.record.roles import group_of
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, tr
from ...core.base.threads import in_python_thread
from ...core.catalogue.catalogue import ALL
from ...core.files.spreadsheet import inert
from ...core.files.whole_file import write_text
from ...core.query.answer_figures import Summary, columns_needed, summarise
from ...core.query.binding import Binding
from ...core.query.codec import checked, from_json, to_json
from ...core.query.question import ANY_PART, CELLS, COMPANIES, PLACES, InArea, InCluster, Inside, Near, Question, joined
from ...core.query.search_area import find_location, shape_of
from ...core.query.sentence import sentence
from ...qgis_io.crs import national_grid, require_crs
from ...qgis_io.layer_metadata import set_texts
from ...services.query.answer_html import answer_page, how_many
from ...services.query.query_expression import bind_to_fields, expression_of
from ...services.query.query_run import Asked, count_unsure, matching, read_columns, require_valid
from ...sources.layers.layer_rows import unchecked
from .. import functions
from ..base import Algorithm, FeedbackBridge
from ..support.area_parameter import find_area
from ..support.inputs import Inputs
from ..support.outputs import is_spreadsheet, write_chunks, write_file

_LAYER_CRS = "layer_crs"
_LONGEST_SHOWN = 20_000  # letters of an expression; QGIS prints every output into the log


class SpatialQuery(Algorithm):
    """Asks a question of a layer."""

    ID = "spatialquery"
    _asked: Asked
    _overlay: tuple[str, QgsProcessingFeatureSource] | None = None
    _cluster_of_layer = ""

    def check(self, inputs: Inputs) -> None:
        """Layer, question, places and areas can work together."""
        self._cluster_of_layer = self._cluster(inputs)
        asked = self._look(inputs)
        self._overlay_source(inputs)
        own = self._own_expression(inputs)
        if own:
            require_valid(own, asked.fields)
        self._bind(self._question(inputs, asked, None), asked)

    def prepare_run(self, inputs: Inputs) -> None:
        """Look at the layers."""
        functions.register()  # a question may need mc_authority, and the user's expression any of them
        self._asked = self._look(inputs)
        self._overlay = self._overlay_source(inputs)

    def run_core(self, inputs: Inputs, feedback: QgsProcessingFeedback, bridge: FeedbackBridge) -> dict[str, Any]:
        asked = self._asked
        question, binding = in_python_thread(lambda: self._bound(inputs, asked, bridge))
        own = self._own_expression(inputs)
        wording = in_python_thread(lambda: sentence(question))
        if own:
            wording = tr("{sentence}, and with the expression: {expression}").format(sentence=wording, expression=own)
        for text in (wording, *binding.notes):
            feedback.pushInfo(text)
        condition = expression_of(binding, asked.crs)
        # The line break ends a comment in the user's own text.
        expression = f"({condition}) AND ({own}\n)" if own else condition
        bridge.step(tr("Asking the layer"))
        output, ids = write_found(inputs, matching(asked, binding, expression, bridge.part(0.0, 0.6)))
        say_count(len(ids), question, asked, feedback)
        self.when_loaded(output, partial(_describe, sentence=wording, source=asked.name))

        def add_up(path: str) -> None:
            bridge.step(tr("Adding up"))
            unsure = count_unsure(asked, binding, expression, bridge.part(0.6, 0.72))
            target = binding.question.target
            frame, every = read_columns(asked, columns_needed(target), bridge.part(0.72, 1.0))
            summary = summarise(target, frame, np.isin(every, ids), unsure, binding.notes)
            feedback.pushInfo(how_many(summary, asked.name))
            write_answer(path, summary, wording, asked.name, expression, binding.question)

        summary = write_file(inputs, "SUMMARY", add_up)
        shown = _shown(expression, feedback)
        return {"OUTPUT": output, **summary, "COUNT": len(ids), "SENTENCE": wording, "EXPRESSION_TEXT": shown}

    def _look(self, inputs: Inputs) -> Asked:
        """What is to be known of the layer before it is read."""
        source = inputs.source("INPUT")
        if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.NullGeometry:
            require_crs(source.sourceCrs(), source.sourceName())
        scope = QgsExpressionContextScope(tr("Layer"))
        scope.setVariable(_LAYER_CRS, source.sourceCrs().authid(), True)
        expressions = self.createExpressionContext(inputs.parameters, inputs.context, source)
        expressions.appendScope(scope)
        return Asked(
            source.sourceName(),
            source.fields(),
            source.sourceCrs(),
            source.featureCount(),
            unchecked(source),
            expressions,
            inputs.transforms,
        )

    def _overlay_source(self, inputs: Inputs) -> tuple[str, QgsProcessingFeatureSource] | None:
        if not inputs.has("OVERLAY"):
            return None
        source = inputs.source("OVERLAY")
        require_crs(source.sourceCrs(), source.sourceName())
        return source.sourceName(), source

    def _cluster(self, inputs: Inputs) -> str:
        """The cluster that a layer of hexagons counts, where it belongs to one of the project's maps."""
        layer = inputs.layer("INPUT")
        project = inputs.context.project()
        if not isinstance(layer, QgsVectorLayer) or project is None:
            return ""
        facts = facts_of(group_of(project, layer))
        return facts.cluster if facts is not None else ""

    def _question(self, inputs: Inputs, asked: Asked, overlay: Inside | None) -> Question:
        """The question of QUESTION and the simple parameters, all of which must hold. Raises UserError."""
        text = inputs.text("QUESTION").strip()
        given = from_json(_content(text)) if text else None
        parts = [] if given is None or given.where is None else [given.where]
        cluster = inputs.choice("CLUSTER")
        if cluster and cluster != ALL:
            parts.append(InCluster(cluster))
        place = inputs.text("PLACE").strip()
        if place:
            parts.append(Near(find_location(place), inputs.number("DISTANCE")))
        if overlay is not None:
            parts.append(overlay)
        area = inputs.text("AUTHORITY").strip()
        if area:
            parts.append(InArea(find_area(area).id))
        cells_by = inputs.choice("CELLS_BY") or ANY_PART
        target, by, name = (
            (target_of(asked), cells_by, "") if given is None else (given.target, given.cells_by, given.name)
        )
        return checked(Question(target, joined(parts), by, name))

    def _bound(self, inputs: Inputs, asked: Asked, feedback: Feedback) -> tuple[Question, Binding]:
        overlay = None if self._overlay is None else _inside(*self._overlay, inputs.transforms, feedback)
        question = self._question(inputs, asked, overlay)
        return question, self._bind(question, asked)

    def _bind(self, question: Question, asked: Asked) -> Binding:
        return bind_to_fields(question, asked.fields, cluster=self._cluster_of_layer, positions=asked.crs.isValid())

    def _own_expression(self, inputs: Inputs) -> str:
        """The further condition as it was written: parameterAsExpression drops one that does not parse, and all
        features would be found.
        """
        value = inputs.raw("EXPRESSION")
        return (
            value.strip()
            if isinstance(value, str)
            else str(self.parameterAsExpression(inputs.parameters, "EXPRESSION", inputs.context)).strip()
        )


def write_found(inputs: Inputs, chunks: Iterator[list[QgsFeature]]) -> tuple[str | None, np.ndarray]:
    """Write features as they are; the layer's id or path (None where no output is wanted) and the features' ids in the
    input.
    """
    found: list[int] = []

    def noted() -> Iterator[list[QgsFeature]]:
        for chunk in chunks:
            found.extend(feature.id() for feature in chunk)
            yield chunk

    written, target = None, inputs.asked_for("OUTPUT")
    if target is None:
        for _ in noted():
            pass
    else:
        source = inputs.source("INPUT")
        features = _inert(noted()) if is_spreadsheet(target) else noted()
        written = write_chunks(inputs, "OUTPUT", (source.fields(), source.wkbType(), source.sourceCrs()), features)
    return written, np.array(found, dtype=np.int64)


def _inert(chunks: Iterator[list[QgsFeature]]) -> Iterator[list[QgsFeature]]:
    """The features with an apostrophe before every text that a spreadsheet would run as a formula; GDAL writes texts as
    they are.
    """
    for chunk in chunks:
        for feature in chunk:
            feature.setAttributes([inert(value) if isinstance(value, str) else value for value in feature.attributes()])
        yield chunk


def _describe(layer: QgsVectorLayer, sentence: str, source: str) -> None:
    """Write the question into the metadata of a layer that was loaded."""
    wording = tr("{sentence}. An answer of Midlands Clusters, from the layer {layer}.")
    set_texts(layer, title=sentence, abstract=wording.format(sentence=sentence, layer=source))


def write_answer(path: str, summary: Summary, wording: str, layer: str, expression: str, question: Question) -> None:
    """The summary as a file: a page, or JSON where the name ends in .json. Raises UserError."""
    text = to_json(question)
    if path.lower().endswith(".json"):
        content = {
            "sentence": wording,
            "layer": layer,
            **summary.to_dict(),
            "expression": expression,
            "question": json.loads(text),
        }
        page = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    else:
        page = answer_page(wording, summary, layer, expression, text)
    write_text(path, page)


def say_count(count: int, question: Question, asked: Asked, feedback: QgsProcessingFeedback) -> None:
    """The number found in the run's log; a warning where it is none or everything."""
    if not count:
        feedback.pushWarning(
            tr("Nothing in {layer} fulfils this question: the answer is an empty layer.").format(layer=asked.name)
        )
    elif count == asked.count and question.where is not None:
        feedback.pushWarning(
            counted(
                "Everything in {layer} fulfils this question: {n} feature.",
                "Everything in {layer} fulfils this question: {n} features.",
                count,
            ).format(layer=asked.name)
        )
    else:
        stated = counted("{n} feature of {layer} fulfils it.", "{n} features of {layer} fulfil it.", count)
        feedback.pushInfo(stated.format(layer=asked.name))


def target_of(asked: Asked) -> str:
    """What a layer holds, by its columns: hexagons, places, or else companies."""
    names = set(asked.fields.names())
    if {"cell_id", "area_km2"} <= names:
        return CELLS
    return PLACES if {"kind", "point_kind"} <= names else COMPANIES


def _shown(expression: str, feedback: QgsProcessingFeedback) -> str:
    """The expression, unless its polygons would fill the log."""
    if len(expression) <= _LONGEST_SHOWN:
        return expression
    feedback.pushInfo(tr("The expression of this question is not shown, because its polygons have too many corners."))
    return ""


def _content(text: str) -> str:
    """The question itself, or the content of the file that is named. Raises UserError."""
    if text.startswith("{"):
        return text
    path = Path(text)
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:  # not there, a folder, not UTF-8, or no path at all
        raise UserError(
            tr("The question is neither JSON text nor a file that can be read: check the path."), str(error)
        ) from error


def _inside(
    name: str, source: QgsProcessingFeatureSource, transforms: QgsCoordinateTransformContext, feedback: Feedback
) -> Inside:
    """The polygons of a layer as one condition. Raises UserError where there are none."""
    request = QgsFeatureRequest().setDestinationCrs(national_grid(), transforms).setNoAttributes()
    wkb = []
    for feature in unchecked(source)(request):
        feedback.check()
        if feature.hasGeometry():
            geometry = feature.geometry()
            geometry.convertToStraightSegment() if hasattr(geometry, "convertToStraightSegment") else None
            wkb.append(bytes(geometry.asWkb()))
    if not wkb:
        raise UserError(tr("The layer {name} has no polygons: choose another, or leave it empty.").format(name=name))
    return Inside(shape_of(name, shapely.from_wkb(np.array(wkb, dtype=object))))
