"""The features of an answer into the destination that the run was given, and the question into the layer's metadata."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from qgis.core import QgsFeature, QgsMapLayer, QgsProcessingContext

from ...core.base.i18n import tr
from ...core.files.spreadsheet import inert
from ...qgis_io.layer_metadata import set_texts
from .inputs import Inputs
from .on_load import on_load
from .outputs import asked_for, is_spreadsheet, write_chunks


def write_found(inputs: Inputs, chunks: Iterator[list[QgsFeature]]) -> tuple[str | None, np.ndarray]:
    """Write features as they are; the layer's id or path (None where no output is wanted) and the features' ids in the
    input.
    """
    found: list[int] = []

    def noted() -> Iterator[list[QgsFeature]]:
        for chunk in chunks:
            found.extend(feature.id() for feature in chunk)
            yield chunk

    written = None
    if asked_for(inputs, "OUTPUT") is None:
        for _ in noted():
            pass
    else:
        source = inputs.source("INPUT")
        features = _inert(noted()) if is_spreadsheet(asked_for(inputs, "OUTPUT")) else noted()
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


def describe_on_load(context: QgsProcessingContext, destination: str | None, sentence: str, layer: str) -> None:
    """Have the question written into the metadata of the output, if it will be loaded."""
    on_load(context, destination, partial(_describe, sentence=sentence, source=layer))


def _describe(layer: QgsMapLayer, sentence: str, source: str) -> None:
    wording = tr("{sentence}. An answer of Midlands Clusters, from the layer {layer}.")
    set_texts(layer, title=sentence, abstract=wording.format(sentence=sentence, layer=source))
