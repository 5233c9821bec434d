"""Any layer or table of QGIS as rows of attributes, whatever its geometry: looked at on its own thread, read in any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from qgis.core import QgsFeatureRequest, QgsProcessingFeatureSource

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...qgis_io.fields import python_value

_CHECK_EVERY = 500


@dataclass(frozen=True)
class TableSource:
    """What reading a table needs to know of it."""

    name: str
    columns: tuple[str, ...]
    features: Callable[[QgsFeatureRequest], Any]


def table_source(source: QgsProcessingFeatureSource) -> TableSource:
    """Look at the input of an algorithm. Raises UserError for an empty one."""
    if source.featureCount() == 0:
        raise UserError(tr("The layer {name} is empty: choose one with figures.").format(name=source.sourceName()))

    def features(request: QgsFeatureRequest) -> Any:
        return source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks)

    return TableSource(source.sourceName(), tuple(source.fields().names()), features)


def table_frame(source: TableSource, feedback: Feedback | None = None) -> pd.DataFrame:
    """All rows and columns as plain Python objects. Raises Cancelled."""
    feedback = feedback or Feedback()
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = []
    for number, feature in enumerate(source.features(request)):
        if number % _CHECK_EVERY == 0:
            feedback.check()
        rows.append([python_value(value) for value in feature.attributes()])
    return pd.DataFrame(rows, columns=list(source.columns), dtype=object)
