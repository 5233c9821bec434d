"""Questions to JSON and back. What comes in is checked to the last key: it may come from a file, a project or a command
line.

The form is ``{"version": 1, "target": "companies", "where": {"all": [{"cluster": {"cluster": "aerospace"}}, {"near":
{...}}]}}``: a condition is an object of one key, its kind, with an object of that kind's fields.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from ..base.errors import UserError
from ..base.i18n import tr
from . import question as q

VERSION = 1
_DEEPEST, _LONGEST = (
    20,
    5_000_000,
)  # levels of conditions, letters of text; more is a mistake, or an attack on the memory
_LEAVES: dict[str, type] = {
    "compare": q.Compare,
    "size": q.SizeBand,
    "cluster": q.InCluster,
    "sic": q.Sic,
    "incorporated": q.Incorporated,
    "flag": q.Flag,
    "area": q.InArea,
    "listed": q.Listed,
    "text": q.HasText,
    "near": q.Near,
    "inside": q.Inside,
}
_SPOTS: dict[str, type] = {"place": q.PlaceNamed, "kind": q.PlacesOfKind, "postcode": q.Postcode, "shape": q.Shape}
_KIND_OF = {
    kind: word for word, kind in (*_LEAVES.items(), *_SPOTS.items(), ("not", q.Not), ("all", q.All), ("any", q.Either))
}


def to_json(question: q.Question) -> str:
    """The question as JSON text; the same question always gives the same text."""
    return json.dumps(to_dict(question), ensure_ascii=False)


def to_dict(question: q.Question) -> dict[str, Any]:
    """The question as plain dicts and lists."""
    where = None if question.where is None else _out(question.where)
    return {
        "version": VERSION,
        "name": question.name,
        "target": question.target,
        "cells_by": question.cells_by,
        "where": where,
    }


def from_json(text: str) -> q.Question:
    """A question from JSON text. Raises UserError with one sentence for anything that is not one."""
    if len(text) > _LONGEST:
        raise UserError(tr("The question is too long: simplify its polygons."), f"{len(text):,} letters")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(
            tr("The question is not written as JSON: copy it again from the Query page."), str(error)
        ) from error
    return from_dict(data)


def from_dict(data: Any) -> q.Question:
    """A question from plain dicts and lists. Raises UserError."""
    if not isinstance(data, Mapping):
        raise _wrong(tr('A question is an object with "version", "target" and "where".'), data)
    version = data.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise UserError(
            tr("The question was saved by a newer version of the plugin: update the plugin to use it."),
            f"version {version}",
        )
    if version != VERSION or isinstance(version, bool):
        raise _wrong(tr('A question needs "version": {version}.').format(version=VERSION), data)
    _known_keys(data, {"version", "name", "target", "cells_by", "where"})
    target, cells_by, name = data.get("target"), data.get("cells_by", q.ANY_PART), data.get("name", "")
    if target not in q.TARGETS:
        raise _wrong(tr('The "target" of a question is companies, cells or places.'), target)
    if cells_by not in (q.ANY_PART, q.CENTRE):
        raise _wrong(tr('"cells_by" is any or centre.'), cells_by)
    if not isinstance(name, str):
        raise _wrong(tr('The "name" of a question is a text.'), name)
    where = data.get("where")
    return q.Question(target, None if where is None else _condition(where, 0), cells_by, name)


def checked(question: q.Question) -> q.Question:
    """The same question after all the checks that one from a file goes through. Raises UserError."""
    return from_dict(json.loads(to_json(question)))


def _out(one: Any) -> Any:
    if isinstance(one, q.Not):
        return {"not": _out(one.part)}
    if isinstance(one, (q.All, q.Either)):
        return {_KIND_OF[type(one)]: [_out(part) for part in one.parts]}
    return {_KIND_OF[type(one)]: _fields(one)}


def _fields(one: Any) -> dict[str, Any]:
    """The fields of a condition or spot; a spot may be of several kinds and says which, a shape is always a shape."""
    found = {}
    for field in fields(one):
        value = getattr(one, field.name)
        if isinstance(value, date):
            value = value.isoformat()
        elif is_dataclass(value):
            value = _fields(value) if field.type == "Shape" else _out(value)
        found[field.name] = value
    return found


def _condition(data: Any, depth: int) -> q.Condition:
    kind, content = _single(data, "A condition")
    if depth > _DEEPEST:
        raise UserError(
            tr("The conditions of the question are nested too deeply: simplify it."), f"more than {_DEEPEST} levels"
        )
    if kind == "not":
        return q.Not(_condition(content, depth + 1))
    if kind in ("all", "any"):
        if not isinstance(content, list) or not content:
            raise _wrong(tr('"{kind}" needs a list of at least one condition.').format(kind=kind), content)
        parts = tuple(_condition(part, depth + 1) for part in content)
        return q.All(parts) if kind == "all" else q.Either(parts)
    if kind not in _LEAVES:
        raise _wrong(
            tr('There is no condition "{kind}".').format(kind=kind), ", ".join(["not", "all", "any", *_LEAVES])
        )
    leaf = _build(_LEAVES[kind], content, kind)
    _CHECKS.get(type(leaf), lambda one: None)(leaf)
    return leaf


def _single(data: Any, what: str) -> tuple[str, Any]:
    if not isinstance(data, Mapping) or len(data) != 1:
        raise _wrong(tr("{what} is an object with one key, its kind.").format(what=what), data)
    return next(iter(data.items()))


def _build(kind: type, content: Any, name: str) -> Any:
    if not isinstance(content, Mapping):
        raise _wrong(tr('"{name}" needs an object of its fields.').format(name=name), content)
    known = {field.name: field for field in fields(kind)}
    _known_keys(content, set(known))
    try:
        return kind(**{key: _READ[str(known[key].type)](value, f"{name}.{key}") for key, value in content.items()})
    except TypeError as error:  # a field is missing
        raise _wrong(
            tr('"{name}" lacks one of its fields: {list}.').format(name=name, list=", ".join(known)), str(error)
        ) from error


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(tr("{where} must be a text.").format(where=where), value)
    if "\0" in value:  # QGIS's expressions and GeoPackages end a text there
        raise UserError(
            tr("A text of the question holds a character that cannot be searched for: type it again."), where
        )
    return value


def _number(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _wrong(tr("{where} must be a number.").format(where=where), value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise _wrong(tr("{where} must be a number.").format(where=where), where)
    return number


def _day(value: Any, where: str) -> date | None:
    if value is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError(value)
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _wrong(tr("{where} must be a date such as 2017-01-01.").format(where=where), value) from error


def _location(value: Any, where: str) -> q.Location:
    kind, content = _single(value, f"{where}")
    if kind not in _SPOTS:
        raise _wrong(tr("{where} is one of: {list}.").format(where=where, list=", ".join(_SPOTS)), kind)
    return _build(_SPOTS[kind], content, f"{where}.{kind}")


def _shape(value: Any, where: str) -> q.Shape:
    return _build(q.Shape, value, where)


_READ: dict[str, Callable[[Any, str], Any]] = {
    "str": _text,
    "float": _number,
    "date | None": _day,
    "Location": _location,
    "Shape": _shape,
}


def _check_compare(one: q.Compare) -> None:
    if one.operator not in q.COMPARISONS:
        raise _wrong(tr('There is no comparison "{operator}".').format(operator=one.operator), ", ".join(q.COMPARISONS))
    if one.operator == "between" and one.upper < one.value:
        raise UserError(
            tr("The smaller number of a range comes first: exchange the two."), f"{one.value:g} to {one.upper:g}"
        )


def _check_near(one: q.Near) -> None:
    if not 0 <= one.metres <= 1_000_000:
        raise UserError(tr("A distance lies between 0 and 1,000 km."), f"{one.metres:g} m")


def _check_band(one: q.SizeBand) -> None:
    if one.band not in q.SIZE_BANDS:
        raise _wrong(tr("A size is one of: {list}.").format(list=", ".join(q.SIZE_BANDS)), one.band)


def _check_sic(one: q.Sic) -> None:
    if not re.fullmatch(r"[0-9]{1,5}", one.prefix):
        raise UserError(tr("A SIC code is searched for by its first one to five digits."), one.prefix)


def _check_dates(one: q.Incorporated) -> None:
    if one.since is None and one.before is None:
        raise UserError(tr("Give a date since when, or before which, the companies were incorporated."))


def _check_listed(one: q.Listed) -> None:
    if ";" in one.value or not one.value.strip() or one.value != one.value.strip():
        raise UserError(
            tr("A value to look for in a list has no semicolon, and no blank before or after it."), one.value
        )


def _check_text(one: q.HasText) -> None:
    if not one.text:
        raise UserError(tr("Type the text to look for."))


_CHECKS: dict[type, Callable[[Any], None]] = {
    q.Compare: _check_compare,
    q.Near: _check_near,
    q.SizeBand: _check_band,
    q.Sic: _check_sic,
    q.Incorporated: _check_dates,
    q.Listed: _check_listed,
    q.HasText: _check_text,
}


def _known_keys(data: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(map(str, data)) - known)
    if unknown:
        raise _wrong(
            tr("The question has a part that is not known: {value}.").format(value=unknown[0]),
            f"known: {', '.join(sorted(known))}",
        )


def _wrong(message: str, detail: Any) -> UserError:
    return UserError(message, str(detail)[:500])
