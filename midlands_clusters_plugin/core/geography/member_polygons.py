"""Wards and other polygons of the user's, found by their names or codes."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.i18n import tr
from .arrays import objects
from .boundaries import polygons_of

_GSS = r"^[ENSW]\d{8}$"
_LARGEST = 64 << 20  # bytes of stored polygons
_SHORT = 200  # signs of a text that may be a name


@dataclass(frozen=True, eq=False)
class MemberPolygons:
    """Polygons of the user's by every text that stands with them. ``columns``: name -> text -> rows, codes first."""

    source: str
    columns: Mapping[str, Mapping[str, list[int]]]
    geometry: np.ndarray
    notes: tuple[str, ...]

    def names(self) -> list[str]:
        """The columns, those of names first."""
        return sorted(self.columns, key=lambda column: all(re.match(_GSS, text, re.I) for text in self.columns[column]))

    def find(self, member: str) -> list[int]:
        """The rows whose code or name it is; of none nothing. Raises UserError for a name that several have."""
        text = _folded(member)
        for column, rows in self.columns.items():
            found = rows.get(text, [])
            if len(found) > 1 and self._codes(found) > 1:
                stated = tr(
                    'The layer {layer} has {count} polygons called "{member}", with different codes: write the code.'
                )
                raise UserError(stated.format(layer=self.source, count=len(found), member=member), column)
            differ = self._differing(found)
            if differ:
                stated = tr(
                    'The layer {layer} has {count} polygons called "{member}" that differ in {column}: give each a '
                    "name of its own."
                )
                raise UserError(stated.format(layer=self.source, count=len(found), member=member, column=differ))
            if found:
                return found
        return []

    def _differing(self, rows: list[int]) -> str:
        """The first column in which some rows are not alike: they are then no parts of one polygon. "" for none."""
        for column, texts in self.columns.items() if len(rows) > 1 else ():
            if len(texts) == len(self.geometry):
                continue  # a number of its own for each row, also for parts of one polygon
            own = {text for text, there in texts.items() if not set(rows).isdisjoint(there)}
            if len(own) > 1:
                return column
        return ""

    def stored(self, rows: Sequence[int]) -> dict[str, Any]:
        """Some polygons as plain data, in that order, without their names."""
        return {"source": self.source, "notes": list(self.notes), "shapes": packed_shapes(self.geometry[list(rows)])}

    @classmethod
    def from_stored(cls, data: Mapping[str, Any], count: int) -> MemberPolygons:
        """The polygons that were stored, by number. Raises ValueError where there are not so many."""
        shapes = unpacked_shapes(data["shapes"])
        if len(shapes) != count:
            raise ValueError(len(shapes))
        return cls(str(data["source"]), {}, shapes, tuple(map(str, data["notes"])))

    def _codes(self, rows: list[int]) -> int:
        """How many different codes some rows have; one where the layer has no codes."""
        first = next(iter(self.columns), "")
        own = [text for text, there in self.columns.get(first, {}).items() if set(there) & set(rows)]
        return len(own) if own and pd.Series(own).str.upper().str.match(_GSS).all() else 1


def member_polygons(frame: gpd.GeoDataFrame, source: str) -> MemberPolygons:
    """A layer's polygons as members of new authorities. Raises UserError where it has no text to name them by."""
    notes: list[str] = []
    geometry = polygons_of(frame, notes)
    columns: dict[str, dict[str, list[int]]] = {}
    shares = {}
    for name in frame.columns:
        if name == frame.geometry.name:
            continue
        texts = frame[name].astype("string").fillna("").str.strip()
        if texts.str.len().max() > _SHORT or not texts.str.contains("[A-Za-z]", regex=True).any():
            continue
        shares[str(name)] = float(texts.str.upper().str.match(_GSS).mean())
        columns[str(name)] = {}
        for row, text in enumerate(texts):
            if text:
                columns[str(name)].setdefault(_folded(text), []).append(row)
    if not columns:
        stated = tr("The layer {layer} has no column of names or codes: choose a layer whose polygons have names.")
        raise UserError(stated.format(layer=source))
    order = sorted(columns, key=lambda name: -shares[name])
    return MemberPolygons(source, {name: columns[name] for name in order}, geometry, tuple(notes))


def packed_shapes(shapes: np.ndarray) -> str:
    """Polygons as one text, to the last digit."""
    parts = shapely.to_wkb(shapes)
    sizes = np.array([len(parts), *map(len, parts)], dtype="<u4").tobytes()
    return b64encode(zlib.compress(sizes + b"".join(parts), 9)).decode("ascii")


def unpacked_shapes(text: str) -> np.ndarray:
    """The polygons of such a text. Raises ValueError where it is none."""
    try:
        unpack = zlib.decompressobj()
        raw = unpack.decompress(b64decode(text, validate=True), _LARGEST)
        count = int(np.frombuffer(raw, "<u4", 1)[0])
        ends = np.cumsum(np.frombuffer(raw, "<u4", count, 4)) + 4 * (count + 1)
        starts = [4 * (count + 1), *ends[:-1]]
        return shapely.from_wkb(objects(raw[a:b] for a, b in zip(starts, ends)))
    except (zlib.error, shapely.errors.GEOSException, IndexError, OverflowError) as error:
        raise ValueError(text[:20]) from error


def _folded(text: str) -> str:
    return " ".join(str(text).casefold().split())
