"""The parameters and outputs of an algorithm, made from its table: resources/algorithms/<id>.json.

A row has ``name``, ``type`` (a key of ``_MAKE``), ``title`` and ``help``; ``optional`` and ``advanced`` where it is so,
and what its type asks for: ``geometry`` (a QgsProcessing.SourceType without "Type"), ``choices`` (a list, or the name
of one in ``_LISTS``), ``hints`` (the name of a list), ``default``, ``least``, ``most``, ``filter``. An optional output
says with ``made`` whether the dialog proposes it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

import qgis.core as qc
from qgis.core import QgsProcessing, QgsProcessingParameterDefinition

from ..cartography.page.templates import templates
from ..core.base.i18n import shown
from ..core.base.resources import read_json
from ..core.catalogue.catalogue import ALL, clusters, metrics, taxonomies
from ..core.geography.arrangements import example_names
from ..core.statistics.defaults import PRESETS
from ..sources.online.ons_portal import services
from ..sources.postgis import POSTGRES
from .support.area_parameter import area_names

Row = dict[str, Any]
_LISTS: dict[str, Callable[[], list[str]]] = {
    "areas": area_names,
    "arrangements": lambda: ["", *example_names()],
    "any_area": lambda: ["", *area_names()],
    "clusters": lambda: [ALL, *clusters()],
    "taxonomies_and_clusters": lambda: [ALL, *taxonomies(), *clusters()],
    "report_or_clusters": lambda: ["from_report", ALL, *clusters()],
    "metrics": lambda: ["as_shown", *(one.id for one in metrics().values() if not one.reason)],
    "services": lambda: list(services()),
    "templates": lambda: list(templates()),
    "density_rules": lambda: [*PRESETS, "dbscan", *(["hdbscan"] if importlib.util.find_spec("sklearn") else [])],
}


def table_of(algorithm: str) -> dict[str, Any]:
    """Title, summary, tags, parameters and outputs of an algorithm, in English."""
    return read_json("algorithms", f"{algorithm}.json")


def parameter_of(row: Row) -> QgsProcessingParameterDefinition:
    """The parameter of a row, without its help; texts in the user's language."""
    made = _MAKE[row["type"]](row, row["name"], shown(row["title"]), row.get("optional", False))
    if "hints" in row:
        made.setMetadata({"widget_wrapper": {"value_hints": _LISTS[row["hints"]]()}})
    if row.get("advanced"):
        made.setFlags(made.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return made


def output_of(row: Row) -> Any:
    """The output of a row: a number, a text, a truth or a file."""
    return getattr(qc, f"QgsProcessingOutput{row['type'].capitalize()}")(
        row["name"], shown(row["title"]).format(row.get("fill"))
    )


def _geometry(row: Row) -> Any:
    return getattr(QgsProcessing.SourceType, f"Type{row['geometry']}")


def _choice(row: Row, name: str, title: str, optional: bool) -> Any:
    choices = row["choices"] if isinstance(row["choices"], list) else _LISTS[row["choices"]]()
    several, default = row.get("multiple", False), row.get("default", choices[0])
    return qc.QgsProcessingParameterEnum(name, title, choices, several, default, optional, usesStaticStrings=True)


def _text(row: Row, name: str, title: str, optional: bool) -> Any:
    default = row.get("default") or (_LISTS[row["hints"]]()[0] if "hints" in row else None)
    return qc.QgsProcessingParameterString(name, title, default, row.get("multiline", False), optional)


def _number(row: Row, name: str, title: str, optional: bool) -> Any:
    kind = (
        qc.QgsProcessingParameterNumber.Type.Integer
        if row["type"] == "integer"
        else qc.QgsProcessingParameterNumber.Type.Double
    )
    bounds = {key: row[given] for key, given in (("minValue", "least"), ("maxValue", "most")) if given in row}
    return qc.QgsProcessingParameterNumber(name, title, kind, row.get("default"), optional, **bounds)


def _distance(row: Row, name: str, title: str, optional: bool) -> Any:
    made = qc.QgsProcessingParameterDistance(name, title, row["default"], "", optional, row["least"], row["most"])
    made.setDefaultUnit(qc.QgsUnitTypes.DistanceUnit.DistanceMeters)
    return made


def _field(row: Row, name: str, title: str, optional: bool) -> Any:
    numeric = qc.QgsProcessingParameterField.DataType.Numeric
    # Optional, or QGIS asks for it although it has a default: Inputs.column takes that.
    return qc.QgsProcessingParameterField(name, title, row["default"], "INPUT", numeric, optional=True)


def _file(row: Row, name: str, title: str, optional: bool) -> Any:
    kinds = qc.QgsProcessingParameterFile.Behavior
    kind, files = (kinds.Folder if row["type"] == "folder" else kinds.File), shown(row.get("filter", ""))
    return qc.QgsProcessingParameterFile(name, title, kind, row.get("extension", ""), None, optional, files)


def _table(row: Row, name: str, title: str, optional: bool) -> Any:
    made = qc.QgsProcessingParameterDatabaseTable
    return made(name, title, "CONNECTION", row["schema"], row.get("default"), optional, row.get("new", False))


_MAKE: dict[str, Callable[[Row, str, str, bool], Any]] = {
    "source": lambda row, *given: qc.QgsProcessingParameterFeatureSource(*given[:2], [_geometry(row)], None, given[2]),
    "layer": lambda row, *given: qc.QgsProcessingParameterVectorLayer(*given[:2], [_geometry(row)], None, given[2]),
    "choice": _choice,
    "text": _text,
    "number": _number,
    "integer": _number,
    "distance": _distance,
    "yes_or_no": lambda row, *given: qc.QgsProcessingParameterBoolean(*given[:2], row.get("default", False), given[2]),
    "field": _field,
    "expression": lambda row, *given: qc.QgsProcessingParameterExpression(
        *given[:2], row.get("default"), row.get("parent", ""), given[2]
    ),
    "file": _file,
    "folder": _file,
    "connection": lambda row, *given: qc.QgsProcessingParameterProviderConnection(*given[:2], POSTGRES, None, given[2]),
    "schema": lambda row, *given: qc.QgsProcessingParameterDatabaseSchema(
        *given[:2], "CONNECTION", row["default"], given[2]
    ),
    "table": _table,
    "sink": lambda row, *given: qc.QgsProcessingParameterFeatureSink(
        *given[:2], _geometry(row), None, given[2], row.get("made", True)
    ),
    "file_output": lambda row, *given: qc.QgsProcessingParameterFileDestination(
        *given[:2], shown(row["filter"]), None, given[2], row.get("made", True)
    ),
    "raster_output": lambda row, *given: qc.QgsProcessingParameterRasterDestination(*given[:2], None, given[2]),
}
