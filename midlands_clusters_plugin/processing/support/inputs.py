"""What a run was given: the parameters as the types that they stand for, layers as what the sources package reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.catalogue.catalogue import ALL, clusters
from .area_parameter import find_area

if TYPE_CHECKING:
    from ...core.geography.areas import Area
    from ...sources.layers.layer_frames import LayerSource
    from ...sources.layers.polygon_layers import PolygonSource


class Inputs:
    """The parameters of one run by their names, read by QGIS. What reads a layer raises UserError, and is called on the
    layer's thread.
    """

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> None:
        self.algorithm, self.parameters, self.context = algorithm, parameters, context

    def raw(self, name: str, default: Any = None) -> Any:
        """As it was given."""
        return self.parameters.get(name, default)

    def has(self, name: str) -> bool:
        """Whether it was given at all."""
        return self.parameters.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A text, "" where there is none."""
        return str(self.algorithm.parameterAsString(self.parameters, name, self.context))

    def column(self, name: str) -> str:
        """The name of a column; the default where it is left out or left empty."""
        return self.text(name).strip() or str(self.algorithm.parameterDefinition(name).defaultValue() or "")

    def choice(self, name: str) -> str:
        """One of the choices."""
        return str(self.algorithm.parameterAsEnumString(self.parameters, name, self.context))

    def choices(self, name: str) -> list[str]:
        """Several of the choices."""
        return list(self.algorithm.parameterAsEnumStrings(self.parameters, name, self.context))

    def number(self, name: str) -> float:
        """A number."""
        return float(self.algorithm.parameterAsDouble(self.parameters, name, self.context))

    def integer(self, name: str) -> int:
        """A whole number."""
        return int(self.algorithm.parameterAsInt(self.parameters, name, self.context))

    def yes(self, name: str) -> bool:
        """A box that is ticked."""
        return bool(self.algorithm.parameterAsBool(self.parameters, name, self.context))

    def path(self, name: str) -> str:
        """A file or folder to read, "" where there is none."""
        return str(self.algorithm.parameterAsFile(self.parameters, name, self.context) or "")

    def file_output(self, name: str) -> str:
        """A file to write."""
        return str(self.algorithm.parameterAsFileOutput(self.parameters, name, self.context))

    def output_layer(self, name: str) -> str:
        """What QGIS calls the layer that is written."""
        return str(self.algorithm.parameterAsOutputLayer(self.parameters, name, self.context))

    def sink(self, name: str, fields: QgsFields, kind: Any, crs: QgsCoordinateReferenceSystem) -> tuple[Any, Any]:
        """QGIS's sink of an output (None where it cannot be opened), and what QGIS calls it."""
        return self.algorithm.parameterAsSink(self.parameters, name, self.context, fields, kind, crs)

    def layer(self, name: str) -> QgsVectorLayer | None:
        """A vector layer."""
        return self.algorithm.parameterAsVectorLayer(self.parameters, name, self.context)

    def area(self) -> Area:
        """The area named by AREA. Raises UserError."""
        return find_area(self.text("AREA"))

    def cell_size(self) -> float:
        """SIZE, in metres. Raises UserError for one that no grid has."""
        from ...core.grid.hexgrid import MAX_SIZE, MIN_SIZE

        size = self.number("SIZE")
        if not MIN_SIZE <= size <= MAX_SIZE:
            sentence = tr("The cell size is {size:g} m: choose {min_size:g} to {max_size:g} m.")
            raise UserError(sentence.format(size=size, min_size=MIN_SIZE, max_size=MAX_SIZE))
        return size

    def check_cluster(self) -> None:
        """Raises UserError where CLUSTER names none."""
        cluster = self.raw("CLUSTER", ALL)
        if isinstance(cluster, str) and cluster not in (ALL, *clusters()):
            raise UserError(
                tr("There is no cluster {cluster}: choose one from the list.").format(cluster=cluster),
                ", ".join(clusters()),
            )

    @property
    def transforms(self) -> QgsCoordinateTransformContext:
        """How the project converts between reference systems."""
        return self.context.transformContext()

    def source(self, name: str) -> QgsProcessingFeatureSource:
        """The features of a layer."""
        source = self.algorithm.parameterAsSource(self.parameters, name, self.context)
        if source is None:
            raise UserError(
                tr("The layer given as {name} cannot be read: choose another.").format(name=name), str(self.raw(name))
            )
        return source

    def companies(self, name: str) -> LayerSource:
        """A layer or table of companies, checked."""
        from ...sources.layers.layer_frames import processing_source

        layer = self.layer(name)
        whole = layer if _is_whole(self.raw(name)) else None
        return processing_source(self.source(name), self.transforms, whole, layer)

    def polygons(self, name: str, *wanted: str) -> PolygonSource:
        """A layer of polygons, checked; see sources.polygons.polygon_source for ``wanted``."""
        from ...sources.layers.polygon_layers import polygon_source

        return polygon_source(self.source(name), self.transforms, *wanted)


def _is_whole(value: Any) -> bool:
    """Whether the parameter is all of a layer: no selection, no limit, no filter, nothing that is still to be worked
    out.
    """
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        limited = (
            value.selectedFeaturesOnly
            or value.featureLimit not in (-1, 0)
            or bool(getattr(value, "filterExpression", ""))
        )
        return not limited
    return isinstance(value, (str, QgsVectorLayer))
