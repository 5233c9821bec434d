"""The features of an answer into the destination that the run was given, and the question into the layer's metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from qgis.core import QgsFeature, QgsFeatureSink, QgsMapLayer, QgsProcessingAlgorithm, QgsProcessingContext

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.inert import described
from ...core.files.spreadsheet import inert
from .on_load import on_load
from .outputs import asked_for, is_spreadsheet, plain_file, write_features


class AnswerSink:
    """Writes features as they are: a file whole or not at all, all else through QGIS's own sinks."""

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
    ) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self._source = algorithm.parameterAsSource(parameters, "INPUT", context)

    def write(self, chunks: Iterator[list[QgsFeature]]) -> tuple[str | None, np.ndarray]:
        """Write all; returns the layer's id or path (None where no output is wanted) and the features' ids in the
        input.
        """
        if asked_for(self._parameters, "OUTPUT") is None:
            return None, _ids([[feature.id() for feature in chunk] for chunk in chunks])
        if is_spreadsheet(asked_for(self._parameters, "OUTPUT")):
            chunks = _inert(chunks)
        path = plain_file(self._parameters.get("OUTPUT"))
        if path is None:
            return self._to_sink(chunks)
        source, found = self._source, []

        def noted() -> Iterator[list[QgsFeature]]:
            for chunk in chunks:
                found.append([feature.id() for feature in chunk])
                yield chunk

        write_features(path, self._context, (source.fields(), source.wkbType(), source.sourceCrs()), noted())
        return str(self._algorithm.parameterAsOutputLayer(self._parameters, "OUTPUT", self._context)), _ids(found)

    def _to_sink(self, chunks: Iterator[list[QgsFeature]]) -> tuple[str, np.ndarray]:
        source = self._source
        sink, destination = self._algorithm.parameterAsSink(
            self._parameters, "OUTPUT", self._context, source.fields(), source.wkbType(), source.sourceCrs()
        )
        if sink is None:
            detail = asked_for(self._parameters, "OUTPUT") or ""
            raise UserError(
                tr("The output cannot be written: close programs that use it, or choose another place."), detail
            )
        found = _add(sink, chunks)
        if hasattr(sink, "finalize"):  # 3.38+
            sink.finalize()
        return str(destination), _ids(found)


def _inert(chunks: Iterator[list[QgsFeature]]) -> Iterator[list[QgsFeature]]:
    """The features with an apostrophe before every text that a spreadsheet would run as a formula; GDAL writes texts as
    they are.
    """
    for chunk in chunks:
        for feature in chunk:
            feature.setAttributes([inert(value) if isinstance(value, str) else value for value in feature.attributes()])
        yield chunk


def _add(sink: QgsFeatureSink, chunks: Iterator[list[QgsFeature]]) -> list[list[int]]:
    found = []
    for chunk in chunks:
        found.append([feature.id() for feature in chunk])
        if not sink.addFeatures(chunk, QgsFeatureSink.Flag.FastInsert):
            raise UserError(tr("The output could not be written to the end: is the disk full?"), sink.lastError())
    return found


def _ids(found: list[list[int]]) -> np.ndarray:
    return np.array([one for chunk in found for one in chunk], dtype=np.int64)


def describe_on_load(context: QgsProcessingContext, destination: str | None, sentence: str, layer: str) -> None:
    """Have the question written into the metadata of the output, if it will be loaded."""
    on_load(context, destination, partial(_describe, sentence=sentence, source=layer))


def _describe(layer: QgsMapLayer, sentence: str, source: str) -> None:
    metadata = layer.metadata()
    metadata.setTitle(sentence)
    wording = tr("{sentence}. An answer of Midlands Clusters, from the layer {layer}.")
    metadata.setAbstract(wording.format(sentence=sentence, layer=source))
    layer.setMetadata(described(metadata))
