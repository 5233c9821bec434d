"""The ids of a layer's features that fulfil a question: what selecting, zooming and listing need, as quickly as can be.

A layer that shows a local file just as it is, in British National Grid, is read by columns (and by the file's spatial
index, where the
question has a place) and answered on arrays, some times quicker than feature by feature. Every other layer is asked by
the expression; both
give the same answer (a test holds them to it).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsVectorLayer

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...core.base.threads import in_python_thread
from ...core.query.answer import answer
from ...core.query.binding import Binding, columns_used
from ...core.query.query_rows import rows_of
from ...core.query.question import Question
from ...core.query.tree import reach
from ...qgis_io.crs import national_grid
from ...qgis_io.plain_file import plain_file
from .query_expression import bind_to_fields, expression_of
from .query_run import Asked, matching


def find_ids(
    layer: QgsVectorLayer,
    question: Question,
    *,
    places: pd.DataFrame | None = None,
    cluster: str = "",
    feedback: Feedback | None = None,
) -> np.ndarray:
    """Ids (int64, ascending) of the features of a layer that fulfil the question. Call it on the layer's own thread.

    Parameters
    ----------
    places : table of places; the built-in one by default.
    cluster : the cluster that a layer of hexagons counts.

    Raises
    ------
    UserError : the layer lacks a column or a position, a place or area is unknown. Cancelled.
    """
    feedback = feedback or Feedback()
    spatial = bool(layer.isSpatial())
    binding = bind_to_fields(
        question, layer.fields(), places=places, cluster=cluster, positions=spatial and layer.crs().isValid()
    )
    file = plain_file(layer) if spatial and layer.crs() == national_grid() else None
    if file is not None:
        return in_python_thread(lambda: _from_file(file, binding, places, cluster))
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    transforms = layer.transformContext()
    asked = Asked(
        layer.name(), layer.fields(), layer.crs(), layer.featureCount(), layer.getFeatures, context, transforms
    )
    found = [
        feature.id()
        for chunk in matching(asked, binding, expression_of(binding, layer.crs()), feedback)
        for feature in chunk
    ]
    return np.sort(np.array(found, dtype=np.int64))


def _from_file(file: tuple[str, str | None], binding: Binding, places: pd.DataFrame | None, cluster: str) -> np.ndarray:
    import pyogrio
    import pyogrio.errors

    from ...core.files.geopackage import have_arrow

    box = reach(binding)
    if box is not None and (box[0] > box[2] or box[1] > box[3]):  # two places too far apart
        return np.empty(0, dtype=np.int64)
    path, layer = file
    # Arrow's reader takes no rectangle without an area.
    around = None if box is None else (box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1)
    columns = list(columns_used(binding))
    try:
        frame = pyogrio.read_dataframe(
            path, layer=layer, bbox=around, columns=columns, fid_as_index=True, use_arrow=have_arrow()
        )
    except (OSError, pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise UserError(
            tr("The file of the layer cannot be read: check that it is still there."), str(error)
        ) from error
    if not len(frame):
        return np.empty(0, dtype=np.int64)
    found = answer(binding.question, rows_of(frame, cluster), places)
    return np.sort(frame.index.to_numpy(dtype=np.int64)[found.mask])
