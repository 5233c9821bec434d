"""A question as a QGIS expression, and as a call of the algorithm. Names and values are quoted by QGIS."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from datetime import date

import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsExpression, QgsFields

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.query.binding import Binding, bind
from ...core.query.codec import to_json
from ...core.query.question import Question
from ...core.query.tree import AtRow, Call, Column, Fixed, Node, There, folded, of_kind, tree
from ...qgis_io.crs import BNG, national_grid

_GEOMETRY = "$geometry"
_SIGNS = (">=", "<=", ">", "<", "=")


def bind_to_fields(question: Question, fields: QgsFields, *, cluster: str = "", positions: bool = True) -> Binding:
    """Tie a question to a layer's fields; see core.query.bind. Raises UserError."""
    numbers = {field.name(): bool(field.isNumeric()) for field in fields}
    return bind(question, numbers, cluster=cluster, positions=positions)


def expression_of(binding: Binding, crs: QgsCoordinateReferenceSystem) -> str:
    """The expression that is true for the features of a layer in ``crs`` that fulfil the question.

    Distances are measured in EPSG:27700 whatever the layer's CRS. What is not known gives NULL, which selects nothing.
    """
    return _render(tree(binding), crs)


def processing_call(question: Question, layer: str) -> dict[str, str]:
    """The question as a call of the algorithm, to be copied as it is, for the console and for qgis_process."""
    text = to_json(question)
    parameters = f"{{'INPUT': {layer!r}, 'QUESTION': {text!r}, 'OUTPUT': 'TEMPORARY_OUTPUT'}}"
    inputs = {"INPUT": layer, "QUESTION": text, "OUTPUT": "answer.gpkg"}
    words = shlex.join(f"{name}={value}" for name, value in inputs.items())
    return {
        "python": f"processing.run('midlandsclusters:spatialquery', {parameters})",
        "command": f"qgis_process run midlandsclusters:spatialquery -- {words}",
        "json": json.dumps({"inputs": inputs}, ensure_ascii=False),
    }


def _render(node: Node, crs: QgsCoordinateReferenceSystem) -> str:
    if isinstance(node, Column):
        return str(QgsExpression.quotedColumnRef(node.name))
    if isinstance(node, Fixed):
        return _value(node.value)
    if isinstance(node, AtRow):
        at_point = _GEOMETRY
        if crs != national_grid():
            at_point = _function("transform", _GEOMETRY, _text(_name_of(crs)), _text(BNG))
        return _function("centroid", at_point) if node.centre else at_point
    if isinstance(node, There):
        return _geometry(node.geometry)
    return _call(node, crs)


def _call(node: Call, crs: QgsCoordinateReferenceSystem) -> str:
    if node.name in ("and", "or"):
        return f" {node.name.upper()} ".join(f"({_render(part, crs)})" for part in node.arguments)
    if node.name == "within":
        return _within(node, crs)
    if node.name == "in":
        return _in(node, crs)
    texts = [_render(part, crs) for part in node.arguments]
    if node.name in _SIGNS:
        return f"{texts[0]} {node.name} {texts[1]}"
    return _PATTERN[node.name](*texts)


def _within(node: Call, crs: QgsCoordinateReferenceSystem) -> str:
    *shapes, third = node.arguments
    metres = of_kind(Fixed, third)
    texts = [_render(one, crs) for one in shapes]
    test = _function("intersects", *texts)
    if metres.value:
        test = f"{_function('distance', *texts)} <= {_value(metres.value)}"
    return _where_positioned(test if crs == national_grid() else _function("try", test))


def _where_positioned(test: str) -> str:
    """Not known, rather than no, for a feature without a position."""
    return f"CASE WHEN NOT is_empty_or_null({_GEOMETRY}) THEN {test} END"


def _in(node: Call, crs: QgsCoordinateReferenceSystem) -> str:
    what, *values = node.arguments
    listed = ", ".join(_render(value, crs) for value in values)
    if isinstance(what, Call):  # the authority of a position: outside of all of them is known not to be in one
        # mc_authority takes the geometry in the layer's own CRS, as all functions of the group do.
        return _where_positioned(f"coalesce(mc_authority({_GEOMETRY}), '') IN ({listed})")
    return f"{_render(what, crs)} IN ({listed})"


def _as_text(column: str) -> str:
    return f"coalesce(to_string({column}), '')"


_PATTERN: dict[str, Callable[..., str]] = {
    "not": lambda part: f"NOT ({part})",
    "is_true": lambda column: f"lower(to_string({column})) IN ('true', '1')",
    "day": lambda column: f"try(to_date({column}))",
    "codes": lambda column: f"';' || replace({_as_text(column)}, ' ', '')",
    "items": lambda column: f"';' || replace({_as_text(column)}, '; ', ';') || ';'",
    "folded": lambda column: f"replace(lower({_as_text(column)}), {_text('ς')}, {_text(folded('ς'))})",
    "contains": lambda text, part: f"strpos({text}, {part}) > 0",
}


def _function(name: str, *arguments: str) -> str:
    return f"{name}({', '.join(arguments)})"


def _value(value: str | float | date | bool) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return _function("to_date", _text(value.isoformat()))
    return _text(value) if isinstance(value, str) else str(QgsExpression.quotedValue(float(value)))


def _text(value: str) -> str:
    return str(QgsExpression.quotedString(value))


def _geometry(geometry: shapely.Geometry) -> str:
    if shapely.get_type_id(geometry) == shapely.GeometryType.POINT:
        return _function("make_point", *(_value(number) for number in shapely.get_coordinates(geometry)[0].tolist()))
    return _function("geom_from_wkt", _text(shapely.to_wkt(geometry, rounding_precision=-1)))


def _name_of(crs: QgsCoordinateReferenceSystem) -> str:
    """What ``transform`` finds the CRS by.

    Raises UserError where it cannot: it would leave the coordinates as they are without a word, and every distance
    would be wrong.
    """
    name = str(crs.authid())
    if not name or not QgsCoordinateReferenceSystem.fromOgcWmsCrs(name).isValid():
        text = tr(
            "The layer's coordinate reference system is a custom one without a name: save it under Settings, "
            "Custom Projections, or reproject the layer."
        )
        raise UserError(text, crs.toProj())
    return name
