"""The first rows of a layer, to recognise its columns by: nothing more is asked of a database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeatureRequest

from .field_headings import with_headings
from .layer_frames import POSITION, LayerSource, read_layer

if TYPE_CHECKING:
    import pandas as pd

ROWS = 200


def first_rows(source: LayerSource, rows: int = ROWS) -> pd.DataFrame:
    """Attributes of the first rows, called as the fields are, without positions. Raises UserError where the layer
    vanished.
    """

    def features(request: QgsFeatureRequest) -> Any:
        return source.features(request.setLimit(rows))

    frame = read_layer(replace(source, features=features, file=None, has_points=False)).frame
    frame = with_headings(frame, source.fields)
    if source.has_points:  # the columns that reading the whole layer gives
        frame = frame.assign(**dict.fromkeys(POSITION, 0.0))
    return frame
