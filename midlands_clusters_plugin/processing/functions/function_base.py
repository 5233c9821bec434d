"""What the expression functions share: parameters by name, help from here, one plain sentence for an error, geometry in
metres.

A geometry comes to an expression without its coordinate reference system. It is taken to be in the layer's (the
variable ``@layer_crs``), or in British National Grid where there is no layer and it can lie there, else the function
says so and gives NULL; geometries that a function gives are in the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
    QgsExpressionNodeFunction,
    QgsGeometry,
    QgsMessageLog,
    QgsProject,
    QgsRectangle,
    QgsReferencedGeometryBase,
    QgsWkbTypes,
)

from ...core.base.errors import UserError
from ...core.base.i18n import shown, tr
from ...core.base.resources import read_json
from ...qgis_io.crs import BNG, national_grid

GROUP = "Midlands Clusters"
_DEGREES = 180
_GRID = QgsRectangle(-300_000, -300_000, 1_000_000, 1_600_000)  # the British National Grid with the sea round it
Value = Callable[[list[Any], "QgsExpressionContext | None"], Any]


class Function(QgsExpressionFunction):
    """An expression function: its parameters and help stand in resources/catalogue/functions.json under its name.

    ``value`` gets the arguments in their order and the context, and raises UserError for what the user can mend; None
    is NULL. A missing (NULL) argument gives NULL without asking it.
    """

    def __init__(self, name: str, value: Value) -> None:
        self._value = value
        self.about = _all_about()[name]
        super().__init__(
            name,
            [_parameter(one) for one in self.about["parameters"]],
            GROUP,
            _help(name, self.about),
            False,
            False,
            False,
        )

    def usesGeometry(self, node: QgsExpressionNodeFunction | None) -> bool:
        """Only what is passed to it: a function that says otherwise is left out of virtual layers."""
        return False

    def referencedColumns(self, node: QgsExpressionNodeFunction | None) -> set[str]:
        """None beside those in its arguments; without this, all columns would be read for every use."""
        return set()

    def func(
        self,
        values: list[Any],
        context: QgsExpressionContext | None,
        parent: QgsExpression,
        node: QgsExpressionNodeFunction,
    ) -> Any:
        """Called by QGIS."""
        try:
            return self._value(list(values), context)
        except NowhereError as error:
            if node is not None:
                parent.setEvalErrorString(f"{self.name()}: {error.message}")
            else:  # in a virtual layer, of which an error would leave nothing
                _log_once(f"{self.name()}: {error.message}")
            return None
        except UserError as error:
            parent.setEvalErrorString(f"{self.name()}: {error.message}")
            return None


class NowhereError(UserError):
    """A geometry of which nothing says where it is."""


@lru_cache(maxsize=64)
def _log_once(text: str) -> None:
    QgsMessageLog.logMessage(text, GROUP, Qgis.MessageLevel.Warning)


def _all_about() -> dict[str, Any]:
    return read_json("catalogue", "functions.json")


def _parameter(row: dict[str, Any]) -> QgsExpressionFunction.Parameter:
    return QgsExpressionFunction.Parameter(row["name"], "default" in row, row.get("default"))


def _help(name: str, about: dict[str, Any]) -> str:
    """The page that the expression dialog shows."""
    rows = about["parameters"]
    signature = ", ".join(f"[{row['name']}={row['default']!r}]" if "default" in row else row["name"] for row in rows)
    arguments = "".join(
        f"<tr><td><code>{escape(row['name'])}</code></td><td>{escape(shown(row['help']))}</td></tr>" for row in rows
    )
    examples = "".join(
        f"<li><code>{escape(one['expression'])}</code> &rarr; {escape(one.get('gives') or shown(one['means']))}</li>"
        for one in about["examples"]
    )
    return (
        f"<h3>{escape(tr('function'))} {escape(name)}</h3><p>{escape(shown(about['about']))}</p>"
        f"<h4>{escape(tr('Syntax'))}</h4><p><code>{escape(name)}({escape(signature)})</code></p>"
        f"<h4>{escape(tr('Arguments'))}</h4><table>{arguments}</table>"
        f"<h4>{escape(tr('Examples'))}</h4><ul>{examples}</ul>"
        f"<h4>{escape(tr('Notes'))}</h4><p>{escape(_notes())}</p>"
    )


def _notes() -> str:
    return tr(
        "Geometries are taken to be in the layer's coordinate reference system, or in British National Grid "
        "(EPSG:27700) where there is no "
        "layer. Distances are metres on the British National Grid. NULL gives NULL. In a virtual layer every argument "
        "must be given."
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


def _says_where(context: QgsExpressionContext | None) -> bool:
    """Whether QGIS gives the layer's CRS; in a virtual layer it does not."""
    return context is not None and bool(context.variable("layer_crs"))


def _on_the_grid(geometry: QgsGeometry) -> bool:
    """Whether coordinates can be those of the British National Grid: metres over Britain, no degrees."""
    box = geometry.boundingBox()
    degrees = (
        max(abs(box.xMinimum()), abs(box.xMaximum())) <= _DEGREES
        and max(abs(box.yMinimum()), abs(box.yMaximum())) <= _DEGREES
    )
    return not degrees and _GRID.contains(box)


def in_metres(value: Any, context: QgsExpressionContext | None) -> QgsGeometry | None:
    """A geometry argument in EPSG:27700; None where it is empty or cannot be converted. Raises UserError for what is no
    geometry.
    """
    if isinstance(value, QgsReferencedGeometryBase):  # it says itself where it is
        return moved(QgsGeometry(value), value.crs(), national_grid())
    if not isinstance(value, QgsGeometry):
        raise UserError(tr("the argument geometry must be a geometry, such as $geometry."), repr(value))
    if value.isNull() or value.isEmpty():
        return None
    if not _says_where(context) and not _on_the_grid(value):
        raise NowhereError(
            tr(
                "no layer says in which reference system the geometry is, and on the National Grid it lies nowhere "
                "near Britain: write "
                "transform(geometry, 'EPSG:4326', 'EPSG:27700') with the system of your layer."
            )
        )
    return moved(QgsGeometry(value), layer_crs(context), national_grid())


def from_metres(geometry: QgsGeometry, context: QgsExpressionContext | None) -> QgsGeometry | None:
    """A geometry in EPSG:27700 in the CRS of the context's layer."""
    return moved(geometry, national_grid(), layer_crs(context))


def moved(
    geometry: QgsGeometry, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsGeometry | None:
    if source == target or source.authid() == target.authid() == BNG:
        return geometry
    transform = QgsCoordinateTransform(source, target, QgsProject.instance().transformContext())
    try:
        geometry.transform(transform)
    except QgsCsException:
        return None
    return geometry


def position(value: Any, context: QgsExpressionContext | None) -> tuple[float, float] | None:
    """Easting and northing of a point, or of a point inside a line or polygon; None where it has none. Raises
    UserError.
    """
    geometry = in_metres(value, context)
    if geometry is None:
        return None
    if QgsWkbTypes.flatType(geometry.wkbType()) != QgsWkbTypes.Type.Point:
        geometry = geometry.pointOnSurface()
        if geometry.isNull():
            return None
    point = geometry.asPoint()
    return point.x(), point.y()
