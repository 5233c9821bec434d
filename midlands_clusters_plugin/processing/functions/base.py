"""What the expression functions share: parameters by name, help from here, one plain sentence for an error, geometry in metres.

A geometry comes to an expression without its coordinate reference system. It is taken to be in the layer's (the variable ``@layer_crs``),
or in British National Grid where there is no layer; geometries that a function gives are in the same.
"""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
    QgsExpressionNodeFunction,
    QgsGeometry,
    QgsProject,
    QgsReferencedGeometryBase,
    QgsWkbTypes,
)

from ...core.errors import UserError
from ...sources.crs import BNG, national_grid
from ..base import tr

GROUP = "Midlands Clusters"
REQUIRED: Any = object()
Parameters = tuple[tuple[str, Any, str], ...]  # name, default or REQUIRED, help
Examples = tuple[tuple[str, str], ...]  # expression, what it gives


class Function(QgsExpressionFunction):
    """Base of the functions. A subclass gives NAME, and ``about``, ``parameters`` and ``examples`` as methods, and ``value``.

    ``value`` gets the arguments in their order and the context, and raises UserError for what the officer can mend. A missing (NULL)
    argument gives NULL without asking it.
    """

    NAME = ""

    def __init__(self) -> None:
        parameters = [
            QgsExpressionFunction.Parameter(name) if default is REQUIRED else QgsExpressionFunction.Parameter(name, True, default)
            for name, default, _ in self.parameters()
        ]
        super().__init__(self.NAME, parameters, GROUP, _help(self), False, False, False)

    def about(self) -> str:
        """One or two sentences for the help."""
        raise NotImplementedError

    def parameters(self) -> Parameters:
        """The parameters."""
        raise NotImplementedError

    def examples(self) -> Examples:
        """Expressions and what they give."""
        raise NotImplementedError

    def value(self, arguments: list[Any], context: QgsExpressionContext | None) -> Any:
        """The function's value; None is NULL."""
        raise NotImplementedError

    def usesGeometry(self, node: QgsExpressionNodeFunction | None) -> bool:
        """Only what is passed to it: a function that says otherwise is left out of virtual layers."""
        return False

    def referencedColumns(self, node: QgsExpressionNodeFunction | None) -> set[str]:
        """None beside those in its arguments; without this, all columns would be read for every use."""
        return set()

    def func(self, values: list[Any], context: QgsExpressionContext | None, parent: QgsExpression, node: QgsExpressionNodeFunction) -> Any:
        """Called by QGIS."""
        try:
            return self.value(list(values), context)
        except UserError as error:
            parent.setEvalErrorString(f"{self.NAME}: {error.message}")
            return None


def _help(function: Function) -> str:
    """The page that the expression dialog shows."""
    signature = ", ".join(name if default is REQUIRED else f"[{name}={default!r}]" for name, default, _ in function.parameters())
    arguments = "".join(f"<tr><td><code>{escape(name)}</code></td><td>{escape(text)}</td></tr>" for name, _, text in function.parameters())
    examples = "".join(f"<li><code>{escape(text)}</code> &rarr; {escape(gives)}</li>" for text, gives in function.examples())
    return (
        f"<h3>{escape(tr('function'))} {escape(function.NAME)}</h3><p>{escape(function.about())}</p>"
        f"<h4>{escape(tr('Syntax'))}</h4><p><code>{escape(function.NAME)}({escape(signature)})</code></p>"
        f"<h4>{escape(tr('Arguments'))}</h4><table>{arguments}</table><h4>{escape(tr('Examples'))}</h4><ul>{examples}</ul>"
        f"<h4>{escape(tr('Notes'))}</h4><p>{escape(_notes())}</p>"
    )


def _notes() -> str:
    return tr(
        "Geometries are taken to be in the layer's coordinate reference system, or in British National Grid (EPSG:27700) where there is no "
        "layer. Distances are metres on the British National Grid. NULL gives NULL. In a virtual layer every argument must be given."
    )


def text_of(value: Any, name: str) -> str:
    """A text argument. Raises UserError."""
    if not isinstance(value, str):
        raise UserError(tr("the argument {name} must be a text.").format(name=name), repr(value))
    return value


def number_of(value: Any, name: str) -> float:
    """A number argument. Raises UserError."""
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise UserError(tr("the argument {name} must be a number.").format(name=name), repr(value)) from error


def layer_crs(context: QgsExpressionContext | None) -> QgsCoordinateReferenceSystem:
    """The CRS of the context's layer; British National Grid where there is none."""
    name = context.variable("layer_crs") if context is not None else None
    crs = QgsCoordinateReferenceSystem(str(name)) if name else national_grid()
    return crs if crs.isValid() else national_grid()


def in_metres(value: Any, context: QgsExpressionContext | None) -> QgsGeometry | None:
    """A geometry argument in EPSG:27700; None where it is empty or cannot be converted. Raises UserError for what is no geometry."""
    if isinstance(value, QgsReferencedGeometryBase):  # it says itself where it is
        return moved(QgsGeometry(value), value.crs(), national_grid())
    if not isinstance(value, QgsGeometry):
        raise UserError(tr("the argument geometry must be a geometry, such as $geometry."), repr(value))
    if value.isNull() or value.isEmpty():
        return None
    return moved(QgsGeometry(value), layer_crs(context), national_grid())


def from_metres(geometry: QgsGeometry, context: QgsExpressionContext | None) -> QgsGeometry | None:
    """A geometry in EPSG:27700 in the CRS of the context's layer."""
    return moved(geometry, national_grid(), layer_crs(context))


def moved(geometry: QgsGeometry, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> QgsGeometry | None:
    if source == target or source.authid() == target.authid() == BNG:
        return geometry
    transform = QgsCoordinateTransform(source, target, QgsProject.instance().transformContext())
    try:
        geometry.transform(transform)
    except QgsCsException:
        return None
    return geometry


def position(value: Any, context: QgsExpressionContext | None) -> tuple[float, float] | None:
    """Easting and northing of a point, or of a point inside a line or polygon; None where it has none. Raises UserError."""
    geometry = in_metres(value, context)
    if geometry is None:
        return None
    if QgsWkbTypes.flatType(geometry.wkbType()) != QgsWkbTypes.Type.Point:
        geometry = geometry.pointOnSurface()
        if geometry.isNull():
            return None
    point = geometry.asPoint()
    return point.x(), point.y()
