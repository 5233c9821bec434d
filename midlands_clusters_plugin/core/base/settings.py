"""Every setting of the plugin, declared once in resources/catalogue/settings.json: key, kind, default and texts.

The store is handed in, so that nothing here knows QGIS. What the user never set
comes from QGIS's global settings file where IT has put it there, else from the default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Union

from .errors import UserError
from .i18n import shown, tr
from .resources import read_json

PREFIX = "midlands_clusters/"
Value = Union[str, int, float, bool]
Store = Any  # QgsSettings, or what has its methods value(key, default), setValue(key, value) and remove(key)
_LICENCE = re.compile(r"(AC)?\d{8,12}")
_TRUE, _FALSE = ("true", "1", "yes"), ("false", "0", "no")

# What the plugin remembers of its own accord: gone with it, as no choice of the user's is.
REMEMBERED = ("welcomed",)

# Kinds beside Python's own types: how a value is chosen.
TEXT, FILE, FOLDER, AREA, RAMP = "text", "file", "folder", "area", "ramp"
NUMBER, YEAR, SWITCH = "number", "year", "switch"


@dataclass(frozen=True)
class Setting:
    """One setting. ``group``: the heading it stands under; ``low`` and ``high``: bounds of a number."""

    name: str
    kind: str
    default: Value
    group: str
    label: str
    tip: str
    low: float = 0.0
    high: float = 0.0

    @property
    def key(self) -> str:
        """The key in QGIS's settings."""
        return PREFIX + self.name


def settings() -> dict[str, Setting]:
    """All settings by name, in the order of the options page, with words in the reader's language."""
    return {
        row["name"]: Setting(
            **{**row, "label": shown(row["label"]), "tip": shown(row["tip"])}, group=shown(heading["group"])
        )
        for heading in read_json("catalogue", "settings.json")
        for row in heading["settings"]
    }


def read(name: str, store: Store) -> Any:
    """The value of a setting, in its own type; one that cannot be read as that has its default."""
    setting = settings()[name]
    stored = store.value(setting.key, setting.default)
    return setting.default if stored is None else _typed(setting, stored)


def write(name: str, value: Value, store: Store) -> Value:
    """Check and keep a value; returns it as kept. The default is forgotten instead, so that what IT presets shows."""
    setting = settings()[name]
    clean = checked(setting, value)
    if clean == read(name, store):
        return clean
    store.remove(setting.key)
    if clean != read(name, store):
        store.setValue(setting.key, clean)
    return clean


def forget(store: Store) -> None:
    """Forget every setting of the plugin."""
    store.remove(PREFIX.rstrip("/"))


def checked(setting: Setting, value: Value) -> Value:
    """The value without blanks at its ends. Raises UserError for one that cannot be."""
    if isinstance(value, str):
        value = value.strip()
    if setting.name == "os_licence":
        licence = str(value).replace(" ", "").upper()
        if licence and not _LICENCE.fullmatch(licence):
            wrong = tr("An Ordnance Survey licence number looks like AC0000123456: check the number.")
            raise UserError(wrong, str(value))
        return licence
    if setting.kind == YEAR and value and not 1990 <= float(value) <= setting.high:
        raise UserError(tr("The year of supply is a year such as 2026, or 0 for this year."), str(value))
    if setting.kind == NUMBER and not setting.low <= float(value) <= setting.high:
        stated = tr("{name}: choose a number from {low} to {high}.")
        raise UserError(stated.format(name=setting.label, low=setting.low, high=setting.high))
    return value


def _typed(setting: Setting, stored: Any) -> Value:
    """What a settings file has kept as text, as the setting's type; the default where it is something else."""
    kind = type(setting.default)
    try:
        if kind is bool:
            word = str(stored).strip().lower()
            return word in _TRUE if word in (*_TRUE, *_FALSE) else setting.default
        typed: Value = kind(stored)
        return checked(setting, typed) if setting.kind in (NUMBER, YEAR) else typed
    except (TypeError, ValueError, UserError):
        return setting.default
