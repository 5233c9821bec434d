"""What a run was given: the parameters as the types that they stand for, layers as what the sources package reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFields,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.catalogue.catalogue import ALL, clusters
from ...core.files.whole_file import LONGEST_NAME, refuse
from .area_parameter import find_area

if TYPE_CHECKING:
    from ...core.disclosure.disclosure_rule import Rule
    from ...core.disclosure.ledger import Ledger
    from ...core.geography.areas import Area
    from ...sources.layers.layer_frames import LayerSource
    from ...sources.layers.polygon_layers import PolygonSource

NOT_FILES = (QgsProcessing.TEMPORARY_OUTPUT, "memory:")


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
        return str(self.algorithm.parameterAsEnumString(self.parameters, name, self.context))

    def choices(self, name: str) -> list[str]:
        return list(self.algorithm.parameterAsEnumStrings(self.parameters, name, self.context))

    def number(self, name: str) -> float:
        return float(self.algorithm.parameterAsDouble(self.parameters, name, self.context))

    def integer(self, name: str) -> int:
        return int(self.algorithm.parameterAsInt(self.parameters, name, self.context))

    def yes(self, name: str) -> bool:
        return bool(self.algorithm.parameterAsBool(self.parameters, name, self.context))

    def path(self, name: str) -> str:
        """A file or folder to read, "" where there is none."""
        return str(self.algorithm.parameterAsFile(self.parameters, name, self.context) or "")

    # --- what the parameters of one name mean in every algorithm

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
        if isinstance(cluster, str):
            require_cluster(cluster)

    def rule(self) -> Rule | None:
        """The disclosure rule of THRESHOLD, DOMINANCE and ROUNDING, None for none. Raises UserError where they do not
        fit together.
        """
        from ...core.disclosure.disclosure_rule import BASES, Rule

        fewest, largest, base = self.integer("THRESHOLD"), self.number("DOMINANCE"), self.choice("ROUNDING") or "0"
        if base not in map(str, BASES):
            raise UserError(tr("Round to 3, 5, 10 or 100, or not at all (0)."), base)
        if fewest:
            return Rule(fewest=fewest, largest=largest or None, round_to=int(base))
        if largest or base != "0":
            raise UserError(
                tr("Give the smallest number of companies too (3 is usual): dominance and rounding alone hide nobody.")
            )
        return None

    def ledger(self) -> Ledger | None:
        """Where a rule was asked for, the ledger of published maps: LEDGER, else beside the output or the project; of
        this run alone where neither is a file. Raises UserError where it cannot be read.
        """
        from ...core.disclosure.ledger import FILE, Ledger

        if self.rule() is None:
            return None
        if self.asked_for("LEDGER"):
            return Ledger(Path(self.path("LEDGER")))
        output, project = self.plain_file("OUTPUT"), self.context.project()
        home = project.absolutePath() if project is not None else ""
        folder = output.parent if output is not None else Path(home) if home else None
        return Ledger(folder / FILE if folder is not None else None)

    # --- layers

    @property
    def transforms(self) -> QgsCoordinateTransformContext:
        """How the project converts between reference systems."""
        return self.context.transformContext()

    def layer(self, name: str) -> QgsVectorLayer | None:
        return self.algorithm.parameterAsVectorLayer(self.parameters, name, self.context)

    def source(self, name: str) -> QgsProcessingFeatureSource:
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

    def polygons(self, name: str, wanted: str) -> PolygonSource:
        """A layer of polygons, checked; see sources.layers.polygon_layers.polygon_source for ``wanted``."""
        from ...sources.layers.polygon_layers import polygon_source

        return polygon_source(self.source(name), self.transforms, wanted)

    # --- outputs

    def asked_for(self, name: str) -> str | None:
        """The destination as text, None where the output is skipped; "" for one that only QGIS can resolve (an
        expression of a model).
        """
        value = self.raw(name)
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value = value.sink
        if isinstance(value, QgsProperty):
            static = value.propertyType() == QgsProperty.Type.StaticProperty
            value = value.staticValue() if static else ""
        return None if value is None else str(value)

    def plain_file(self, name: str) -> Path | None:
        """The path, where the destination is just a file of a format that GDAL writes; None for all else (temporary,
        database, a table in a file, field mappings).
        """
        value, text = self.raw(name), self.asked_for(name)
        if isinstance(value, QgsProcessingOutputLayerDefinition) and value.useRemapping():
            return None
        if not text or "|" in text or text.startswith(("ogr:", "memory:", "postgres", "spatialite:")):
            return None
        path = Path(text)
        return path if path.suffix and QgsVectorFileWriter.driverForExtension(path.suffix[1:]) else None

    def check_writable(self, name: str) -> None:
        """Raises UserError if the destination is a file whose folder, or the file itself, cannot be written."""
        text = self.asked_for(name)
        if not text or text in NOT_FILES or ":" in text.partition(os.sep)[0][2:]:
            return
        path = Path(text)
        folder = path.parent
        while not os.path.exists(folder) and folder != folder.parent:
            folder = folder.parent
        locked = os.path.isdir(path) or (os.path.exists(path) and not os.access(path, os.W_OK))
        too_long = len(os.fsencode(path.name)) > LONGEST_NAME
        if not os.path.isdir(folder) or not os.access(folder, os.W_OK) or locked or too_long:
            refuse(path)

    def file_output(self, name: str) -> str:
        """A file to write."""
        return str(self.algorithm.parameterAsFileOutput(self.parameters, name, self.context))

    def pdf_output(self, name: str) -> Path:
        """A file to write, its name ending in .pdf."""
        path = Path(self.file_output(name))
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    def output_layer(self, name: str) -> str:
        """What QGIS calls the layer that is written."""
        return str(self.algorithm.parameterAsOutputLayer(self.parameters, name, self.context))

    def sink(self, name: str, fields: QgsFields, kind: Any, crs: QgsCoordinateReferenceSystem) -> tuple[Any, Any]:
        """QGIS's sink of an output (None where it cannot be opened), and what QGIS calls it."""
        return self.algorithm.parameterAsSink(self.parameters, name, self.context, fields, kind, crs)


def require_cluster(cluster: str) -> None:
    """Raises UserError where there is no cluster of this id, and it is not that of all companies."""
    if cluster not in (ALL, *clusters()):
        sentence = tr("There is no cluster {cluster}: choose one from the list.")
        raise UserError(sentence.format(cluster=cluster), ", ".join(clusters()))


def _is_whole(value: Any) -> bool:
    """Whether the parameter is all of a layer: no selection, no limit, no filter, nothing that is still to be worked
    out.
    """
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        limited = value.selectedFeaturesOnly or value.featureLimit not in (-1, 0)
        return not (limited or getattr(value, "filterExpression", ""))
    return isinstance(value, (str, QgsVectorLayer))
