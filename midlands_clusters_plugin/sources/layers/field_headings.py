"""What the fields of a layer are called: their names, or the aliases that somebody gave them, which say more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from qgis.core import QgsFields

from ...core.companies.columns.formats import GENERIC, recognise
from ...core.companies.columns.recognise import find, unique_names
from .layer_frames import POSITION, LayerSource, read_layer

HEAD = 200  # rows to recognise columns by


def headings(fields: QgsFields) -> dict[str, str]:
    """By the name of each field that has an alias what it is called. The name stays where it is known for what it is
    and no alias is, and where all names are those of a known format.
    """
    names = fields.names()
    aliases = {one.name(): one.alias().strip() for one in fields if one.alias().strip() not in ("", one.name())}
    if not aliases or recognise(names).id != GENERIC:
        return {}
    called, _ = unique_names([aliases.get(name, name) for name in names])
    by_name, by_alias = (_taken(find(some).mapping) for some in (names, called))
    lost = {name for name, column in by_name.items() if column not in by_alias.values()}
    return {name: alias for name, alias in zip(names, called) if name not in lost and alias != name}


def _taken(mapping: Mapping[str, str]) -> dict[str, str]:
    """By each column that was recognised what it is."""
    return {name: column for column, names in mapping.items() for name in names.split("\n")}


def first_rows(source: LayerSource, rows: int = HEAD) -> pd.DataFrame:
    """Attributes of the first rows, called as the fields are, without positions: nothing more is asked of a database.
    Raises UserError where the layer vanished.
    """
    head = replace(source, features=lambda asked: source.features(asked.setLimit(rows)), file=None, has_points=False)
    frame = with_headings(read_layer(head).frame, source.fields)
    # the columns that reading the whole layer gives
    return frame.assign(**dict.fromkeys(POSITION, 0.0)) if source.has_points else frame


def with_headings(frame: pd.DataFrame, fields: QgsFields) -> pd.DataFrame:
    """A layer's rows, their columns called as the fields are."""
    found = headings(fields)
    return frame.rename(columns=found) if found else frame


def as_called(mapping: Mapping[str, str] | None, fields: QgsFields) -> Mapping[str, str] | None:
    """A mapping that the user gave, whose fields may stand with their names or with their aliases."""
    if not mapping:
        return mapping
    found = headings(fields)
    known = {one.alias().strip(): found.get(one.name(), one.name()) for one in fields if one.alias().strip()} | found
    known = {spelt: name for spelt, name in known.items() if spelt not in fields.names() or spelt in found}
    return {column: "\n".join(known.get(name, name) for name in names.split("\n")) for column, names in mapping.items()}
