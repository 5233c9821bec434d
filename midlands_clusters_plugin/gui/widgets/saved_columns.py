"""Which column is which, as the user said it: by kind of file, and under names. In QGIS's settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote

from qgis.core import QgsSettings

from ...core.base.settings import PREFIX

_REMEMBERED, _NAMED = PREFIX + "columns/remembered", PREFIX + "columns/named"


def header_key(header: Sequence[str]) -> str:
    """The same for files with the same column names, in whatever order; positions that reading adds do not count."""
    names = sorted({str(name).strip().casefold() for name in header} - {"easting", "northing"})
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def remembered(key: str) -> dict[str, str] | None:
    """What the user confirmed for this header or table last time, None where he never did."""
    return _mapping(QgsSettings().value(f"{_REMEMBERED}/{key}", ""))


def remember(key: str, mapping: Mapping[str, str] | None) -> None:
    """Keep it for the next file of the same header; None forgets it."""
    if mapping is None:
        QgsSettings().remove(f"{_REMEMBERED}/{key}")
    else:
        QgsSettings().setValue(f"{_REMEMBERED}/{key}", json.dumps(dict(mapping)))


def named() -> dict[str, dict[str, str]]:
    """Mappings that the user saved, by name."""
    store = QgsSettings()
    store.beginGroup(_NAMED)
    try:
        found = {unquote(key): _mapping(store.value(key, "")) for key in store.childKeys()}
    finally:
        store.endGroup()
    return {name: mapping for name, mapping in sorted(found.items()) if mapping}


def save(name: str, mapping: Mapping[str, str]) -> None:
    """Keep a mapping under a name; one of that name is replaced."""
    QgsSettings().setValue(f"{_NAMED}/{quote(name, safe='')}", json.dumps(dict(mapping)))


def delete(name: str) -> None:
    """Forget a named mapping."""
    QgsSettings().remove(f"{_NAMED}/{quote(name, safe='')}")


def _mapping(text: object) -> dict[str, str] | None:
    """A mapping from what is kept; None where something else has been written there."""
    try:
        found = json.loads(str(text)) if text else None
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    return {str(column): str(name) for column, name in found.items() if isinstance(name, str)}
