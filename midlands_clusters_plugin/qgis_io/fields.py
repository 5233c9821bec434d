"""Tables of the core <-> fields and values of QGIS; the one place that knows both spellings of field types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from qgis.core import Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant

from ..core.companies.columns.column_names import EXTRA

# The newer QGIS takes QMetaType and warns about QVariant.Type, which Qt 6 no longer has.
if Qgis.QGIS_VERSION_INT >= 33800:
    from qgis.PyQt.QtCore import QMetaType

    TEXT, WHOLE, REAL = QMetaType.Type.QString, QMetaType.Type.LongLong, QMetaType.Type.Double
    FLAG, DAY = QMetaType.Type.Bool, QMetaType.Type.QDate
else:
    TEXT, WHOLE, REAL = QVariant.Type.String, QVariant.Type.LongLong, QVariant.Type.Double
    FLAG, DAY = QVariant.Type.Bool, QVariant.Type.Date

_PLAIN = {str, int, float, bool, type(None), QVariant}

# What the columns of the company table are, whatever a particular table holds: a column that is all missing keeps its
# type.
COMPANY_TYPES = {
    **dict.fromkeys(("easting", "northing", "employees", "turnover_gbp", "innovate_uk_gbp"), REAL),
    **dict.fromkeys(("high_growth", "foreign_owned"), FLAG),
    "incorporated": DAY,
    "row_number": WHOLE,
    **{name: {"boolean": FLAG, "float64": REAL, "object": TEXT}.get(kind, DAY) for name, kind in EXTRA.items()},
}


def field_type(column: pd.Series) -> Any:
    """The type of field that holds a column: by its dtype; text where nothing fits better."""
    of = pd.api.types
    tests = (of.is_bool_dtype, of.is_integer_dtype, of.is_float_dtype, of.is_datetime64_any_dtype)
    return next((kind for kind, holds in zip((FLAG, WHOLE, REAL, DAY), tests) if holds(column.dtype)), TEXT)


def fields_of(frame: pd.DataFrame, types: dict[str, Any] | None = None) -> QgsFields:
    """Fields for a frame's columns (its geometry column left out); ``types`` overrules what the dtypes say."""
    overruled = types or {}
    fields = QgsFields()
    for name in attribute_columns(frame):
        fields.append(QgsField(name, overruled.get(name, field_type(frame[name]))))
    return fields


def company_fields(columns: tuple[str, ...] | list[str]) -> QgsFields:
    """Fields of the company table with the given columns (core.companies.COLUMNS)."""
    fields = QgsFields()
    for name in columns:
        fields.append(QgsField(name, COMPANY_TYPES.get(name, TEXT)))
    return fields


def attribute_columns(frame: pd.DataFrame) -> list[str]:
    """Names of the columns that become attributes: all but the geometry."""
    geometry = getattr(frame, "_geometry_column_name", None)
    return [str(name) for name in frame.columns if name != geometry]


def attribute_values(frame: pd.DataFrame, fields: QgsFields) -> list[list[Any]]:
    """Columns of a frame as values that QgsFeature takes, in the order of ``fields``; missing is None (NULL)."""
    return [_values(frame[field.name()], field.type()) for field in fields]


def _values(column: pd.Series, kind: Any) -> list[Any]:
    missing = column.isna().to_numpy(dtype=bool)
    if kind == DAY:
        days = pd.to_datetime(column).dt
        values = [
            None if gone else QDate(int(y), int(m), int(d))
            for gone, y, m, d in zip(missing, days.year, days.month, days.day)
        ]
    else:
        make = {FLAG: bool, WHOLE: int, REAL: float}.get(kind, str)
        values = [None if gone else make(value) for gone, value in zip(missing, column.tolist())]
    return values


def python_values(column: Sequence[Any]) -> list[Any]:
    """Attribute values as plain Python; of text, numbers and flags, the most by far, only NULLs are replaced."""
    if {type(value) for value in column} <= _PLAIN:
        return [None if isinstance(value, QVariant) else value for value in column]
    return [python_value(value) for value in column]


def python_value(value: Any) -> Any:
    """A QGIS attribute value as plain Python: NULL is None, dates are datetime objects, lists and the like are text."""
    if value is None or isinstance(value, (str, int, float)):  # bool is an int
        return value
    if isinstance(value, QVariant):  # PyQt unwraps every QVariant that holds something: what is left is NULL
        return None
    if isinstance(value, QDateTime):
        return value.toPyDateTime() if value.isValid() else None
    if isinstance(value, QDate):
        return pd.Timestamp(value.year(), value.month(), value.day()) if value.isValid() else None
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss") if value.isValid() else None
    return str(value)
