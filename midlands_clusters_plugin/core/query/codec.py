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
from functools import partial
from typing import Any

from ..base.errors import UserError
from ..base.i18n import tr
from . import question as q

VERSION = 1
# Levels of conditions, letters of text; more is a mistake, or an attack on the memory.
_DEEPEST, _LONGEST = 20, 5_000_000
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
_TREE: dict[str, type] = {"not": q.Not, "all": q.All, "any": q.Either}
_KIND_OF = {kind: word for words in (_LEAVES, _SPOTS, _TREE) for word, kind in words.items()}


def to_json(question: q.Question) -> str:
    """The question as JSON text; the same question always gives the same text."""
    return json.dumps(to_dict(question), ensure_ascii=False)


def to_dict(question: q.Question) -> dict[str, Any]:
    """The question as plain dicts and lists."""
    plain = {"version": VERSION, "name": question.name, "target": question.target, "cells_by": question.cells_by}
    return {**plain, "where": None if question.where is None else _out(question.where)}


def from_json(text: str) -> q.Question:
    """A question from JSON text. Raises UserError with one sentence for anything that is not one."""
    if len(text) > _LONGEST:
        raise UserError(tr("The question is too long: simplify its polygons."), f"{len(text):,} letters")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        sentence = tr("The question is not written as JSON: copy it again from the Query page.")
        raise UserError(sentence, str(error)) from error
    return from_dict(data)


def from_dict(data: Any) -> q.Question:
    """A question from plain dicts and lists. Raises UserError."""
    if not isinstance(data, Mapping):
        raise _wrong(tr('A question is an object with "version", "target" and "where".'), data)
    version = data.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        text = tr("The question was saved by a newer version of the plugin: update the plugin to use it.")
        raise UserError(text, f"version {version}")
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
        text = tr("The conditions of the question are nested too deeply: simplify it.")
        raise UserError(text, f"more than {_DEEPEST} levels")
    if kind == "not":
        return q.Not(_condition(content, depth + 1))
    if kind in ("all", "any"):
        if not isinstance(content, list) or not content:
            raise _wrong(tr('"{kind}" needs a list of at least one condition.').format(kind=kind), content)
        return _TREE[kind](tuple(_condition(part, depth + 1) for part in content))
    if kind not in _LEAVES:
        raise _wrong(tr('There is no condition "{kind}".').format(kind=kind), ", ".join([*_TREE, *_LEAVES]))
    leaf: q.Leaf = _build(_LEAVES[kind], content, kind)
    _check(leaf)
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
        text = tr('"{name}" lacks one of its fields: {list}.')
        raise _wrong(text.format(name=name, list=", ".join(known)), str(error)) from error


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(tr("{where} must be a text.").format(where=where), value)
    if "\0" in value:  # QGIS's expressions and GeoPackages end a text there
        text = tr("A text of the question holds a character that cannot be searched for: type it again.")
        raise UserError(text, where)
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
    kind, content = _single(value, where)
    if kind not in _SPOTS:
        raise _wrong(tr("{where} is one of: {list}.").format(where=where, list=", ".join(_SPOTS)), kind)
    return _build(_SPOTS[kind], content, f"{where}.{kind}")


_READ: dict[str, Callable[[Any, str], Any]] = {
    "str": _text,
    "float": _number,
    "date | None": _day,
    "Location": _location,
    "Shape": partial(_build, q.Shape),
}


def _check(one: q.Leaf) -> None:
    """Raises UserError for a condition whose fields make no sense."""
    if isinstance(one, q.Compare):
        if one.operator not in q.COMPARISONS:
            text = tr('There is no comparison "{operator}".')
            raise _wrong(text.format(operator=one.operator), ", ".join(q.COMPARISONS))
        if one.operator == "between" and one.upper < one.value:
            text = tr("The smaller number of a range comes first: exchange the two.")
            raise UserError(text, f"{one.value:g} to {one.upper:g}")
    elif isinstance(one, q.Near) and not 0 <= one.metres <= 1_000_000:
        raise UserError(tr("A distance lies between 0 and 1,000 km."), f"{one.metres:g} m")
    elif isinstance(one, q.SizeBand) and one.band not in q.SIZE_BANDS:
        raise _wrong(tr("A size is one of: {list}.").format(list=", ".join(q.SIZE_BANDS)), one.band)
    elif isinstance(one, q.Sic) and not re.fullmatch(r"[0-9]{1,5}", one.prefix):
        raise UserError(tr("A SIC code is searched for by its first one to five digits."), one.prefix)
    elif isinstance(one, q.Incorporated) and one.since is None and one.before is None:
        raise UserError(tr("Give a date since when, or before which, the companies were incorporated."))
    elif isinstance(one, q.Listed) and (";" in one.value or not one.value or one.value != one.value.strip()):
        text = tr("A value to look for in a list has no semicolon, and no blank before or after it.")
        raise UserError(text, one.value)
    elif isinstance(one, q.HasText) and not one.text:
        raise UserError(tr("Type the text to look for."))


def _known_keys(data: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(map(str, data)) - known)
    if unknown:
        text = tr("The question has a part that is not known: {value}.")
        raise _wrong(text.format(value=unknown[0]), f"known: {', '.join(sorted(known))}")


def _wrong(message: str, detail: Any) -> UserError:
    return UserError(message, str(detail)[:500])
