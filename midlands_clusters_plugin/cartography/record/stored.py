"""JSON that the plugin keeps in custom properties, read again: from this version, another one, or a file that somebody
changed.

What cannot be read counts as not kept: a map is drawn as proposed then, instead of not at all.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any


def saved(owner: Any, key: str, empty: Any) -> Any:
    """What is kept under a key of a layer, group or layout item, if it is of the kind of ``empty``; else ``empty``."""
    text = owner.customProperty(key)
    try:
        found = json.loads(text) if isinstance(text, str) and text else empty
    except (ValueError, RecursionError):
        return empty
    return found if isinstance(found, type(empty)) else empty


def stored_by_name(owner: Any, key: str) -> dict[str, dict[str, Any]]:
    """A kept dict of dicts; entries that are none are left out."""
    return {name: one for name, one in saved(owner, key, {}).items() if isinstance(one, dict)}


def numbers(values: object) -> tuple[float, ...] | None:
    """A kept list of finite numbers, None for anything else."""
    if not isinstance(values, (list, tuple)) or not all(is_number(one) for one in values):
        return None
    return tuple(values)


def is_number(value: object) -> bool:
    """A finite number, and no truth value."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond all floats
        return False


def known_fields(kind: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    """Of kept data what a dataclass has fields for: a newer version may have kept more."""
    names = {one.name for one in fields(kind)}
    return {name: value for name, value in data.items() if name in names}
