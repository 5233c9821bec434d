"""Postcodes and coordinates -> positions, or the reason why not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from pyproj import Transformer

from ...base.feedback import Feedback
from ...postcodes.postcode_store import current_index
from ...postcodes.postcodes import NEAR, Status
from ...rows.arrow_text import as_objects
from ..columns.convert import coded, numbers, texts
from ..columns.figures import COMMA, POINT, evidence

_REASON = {
    Status.BLANK: "blank_postcode",
    Status.MALFORMED: "malformed_postcode",
    Status.UNKNOWN: "unknown_postcode",
    Status.NORTHERN_IRELAND: "northern_ireland",
    Status.NO_POSITION: "no_position",
    Status.ISLANDS: "islands",
}
_CHUNK = 100_000  # rows
_UNSURE = ("malformed_postcode", "unknown_postcode")
# Great Britain with its seas, on its grid and in degrees.
GRID = ((0, 700_000), (0, 1_300_000))
LONGITUDE, LATITUDE = (-9.5, 2.5), (49.5, 61.5)


_DEGREES = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<degrees>\d{1,3}(?:\.\d+)?)\s*[°º]?\s*(?:(?P<minutes>\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|'')\s*)?(?P<after>[NSEW])?",
    re.IGNORECASE,
)


@dataclass
class Places:
    """One row a company: ``postcode`` as it should be written (or as it was), position (nan if none),
    ``authority_code`` (None if given by coordinates), ``reason`` ("" where placed), ``repaired``, ``by_coordinates``
    and ``tried``, whether its postcode was looked up (bool); ``apart``, metres between its postcode and its own
    coordinates (nan without both).
    """

    postcode: np.ndarray
    easting: np.ndarray
    northing: np.ndarray
    authority_code: np.ndarray
    reason: np.ndarray
    repaired: np.ndarray
    by_coordinates: np.ndarray
    tried: np.ndarray
    apart: np.ndarray


def place(frame: pd.DataFrame, *, coordinates_first: bool = False) -> Places:
    """Place the rows of a frame with ``postcode`` and/or ``easting`` and ``northing`` (metres, or degrees of longitude
    and latitude).

    A postcode goes before coordinates, because the directory knows its official authority; where it cannot be placed,
    coordinates of the row step in. ``coordinates_first`` is for layers, whose points stand where somebody put them; of
    those without a point the postcode is looked up.
    """
    has_xy = {"easting", "northing"} <= set(frame)
    if "postcode" not in frame:
        return _only_coordinates(frame)
    if coordinates_first and has_xy:
        return _without_points_by_postcode(frame, _only_coordinates(frame))
    index = current_index()
    match = index.match(frame["postcode"])
    reason = np.array([_REASON.get(Status(value), "") for value in range(len(Status))], dtype=object)[match.status]
    cells = as_objects(texts(frame["postcode"]))
    written = np.where(match.postcode == None, cells, match.postcode)  # noqa: E711 - an array of objects
    easting, northing, code, repaired = (
        match.easting.astype(float),
        match.northing.astype(float),
        match.authority_code,
        match.repaired,
    )
    stepped_in, apart = np.zeros(len(frame), dtype=bool), np.full(len(frame), np.nan)
    if has_xy:
        x, y, _ = coordinates(frame)
        unsure = np.flatnonzero(np.isin(reason, _UNSURE) & np.isfinite(x))
        at = index.decided(list(cells[unsure]), x[unsure], y[unsure])
        rows, at = unsure[at >= 0], at[at >= 0]
        written[rows], code[rows], easting[rows], northing[rows] = (
            index.postcodes(at), index.authority_codes(at), index.easting[at], index.northing[at],
        )  # fmt: skip
        reason[rows], repaired[rows] = "", True
        apart = np.hypot(easting - x, northing - y)
        # In Northern Ireland and on the islands coordinates are on another grid, whatever they look like.
        elsewhere = (match.status == Status.NORTHERN_IRELAND) | (match.status == Status.ISLANDS)
        # A mended postcode is a guess: where the row's own position contradicts it, it is none.
        stepped_in = ((reason != "") | (repaired & (apart > NEAR))) & ~elsewhere & np.isfinite(x)
        easting[stepped_in], northing[stepped_in] = x[stepped_in], y[stepped_in]
        guessed = stepped_in & repaired
        written[guessed], code[stepped_in], repaired[stepped_in], apart[stepped_in] = (
            cells[guessed],
            None,
            False,
            np.nan,
        )
        reason[stepped_in] = ""
    return Places(
        written, easting, northing, code, reason, repaired, stepped_in, np.ones(len(frame), dtype=bool), apart
    )


def place_all(frame: pd.DataFrame, feedback: Feedback) -> Places:
    """``place`` of many rows, some at a time."""
    parts = []
    for start in range(0, max(len(frame), 1), _CHUNK):
        parts.append(place(frame.iloc[start : start + _CHUNK]))
        feedback.progress(min(1.0, (start + _CHUNK) / max(len(frame), 1)))
    if len(parts) == 1:
        return parts[0]
    return Places(*(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(Places)))


def _without_points_by_postcode(frame: pd.DataFrame, places: Places) -> Places:
    """The rows that their points placed, and by postcode those that have a postcode but no position."""
    tried = (places.reason != "") & ~pd.isna(places.postcode)
    if not tried.any():
        return places
    found = place(frame.loc[tried, ["postcode"]])
    both = {}
    for one in fields(Places):
        both[one.name] = as_objects(getattr(places, one.name)).copy()
        both[one.name][tried] = getattr(found, one.name)
    return Places(**both)


def _only_coordinates(frame: pd.DataFrame) -> Places:
    x, y, blank = coordinates(frame)
    nothing = np.full(len(frame), None, dtype=object)
    postcode = texts(frame["postcode"]) if "postcode" in frame else nothing
    placed = np.isfinite(x)
    reason = np.full(len(frame), "", dtype=object)
    reason[~placed & blank] = "blank_coordinates"
    reason[~placed & ~blank] = "bad_coordinates"
    false = np.zeros(len(frame), dtype=bool)
    return Places(postcode, x, y, nothing, reason, false, placed, false.copy(), np.full(len(frame), np.nan))


def coordinates(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Eastings and northings (nan where there are none or impossible ones) and which rows are blank. Degrees are
    recognised by their size, either way round.
    """
    sign = decimal_sign_of(frame)
    x, bad_x = axis(frame["easting"], sign)
    y, bad_y = axis(frame["northing"], sign)
    blank = ~np.isfinite(x) & ~np.isfinite(y)
    if bad_x or bad_y:  # unreadable is not blank
        blank &= pd.isna(texts(frame["easting"])) & pd.isna(texts(frame["northing"]))
    for one, other in ((x, y), (y, x)) if (np.abs(x) < 180).any() else ():
        degrees = within(one, LONGITUDE) & within(other, LATITUDE)
        if degrees.any():
            x[degrees], y[degrees] = to_grid().transform(one[degrees], other[degrees])
    good = (
        within(x, GRID[0]) & within(y, GRID[1]) & ((x > 1000) | (y > 1000))
    )  # (0, 0) is how files write "no position"
    return np.where(good, x, np.nan), np.where(good, y, np.nan), blank


def decimal_sign_of(frame: pd.DataFrame) -> str:
    """The decimal sign of both coordinates: a comma where a cell of either can be read in no other way ("-1,4763")."""
    columns = [column for column in (frame["easting"], frame["northing"]) if not pd.api.types.is_numeric_dtype(column)]
    found = sum((evidence(coded(column)[1]) for column in columns), Counter())
    return COMMA if found[COMMA] and not found[POINT] else ""


def axis(column: pd.Series, sign: str) -> tuple[np.ndarray, int]:
    """One coordinate of each row, nan where there is none; cells such as "52.4N" and 1°28'35"W among them."""
    values, unread = numbers(column, -1e9, 1e9, sign)
    if unread and not pd.api.types.is_numeric_dtype(column):
        code, cells = coded(column)
        degrees = np.array([_degrees(cell) if isinstance(cell, str) else np.nan for cell in cells])[code]
        values = np.where(np.isfinite(values), values, degrees)
    return values, unread


def _degrees(cell: str) -> float:
    found = _DEGREES.fullmatch(cell.strip())
    if not found or bool(found["before"]) == bool(found["after"]):
        return np.nan
    degrees = float(found["degrees"]) + float(found["minutes"] or 0) / 60 + float(found["seconds"] or 0) / 3600
    return -degrees if (found["before"] or found["after"]).upper() in "SW" else degrees


def within(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    """Which values lie between two limits."""
    return (values >= limits[0]) & (values <= limits[1])


@lru_cache(maxsize=1)
def to_grid() -> Any:
    """From degrees of longitude and latitude to the British grid."""
    return Transformer.from_crs(4326, 27700, always_xy=True)
