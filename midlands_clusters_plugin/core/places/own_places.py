"""The user's own places: a table with names and postcodes or coordinates -> points for a map, and what could not be
placed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, mark, sentences, shown, tr
from ..base.reading import guarded
from ..catalogue.catalogue import places
from ..companies.columns.convert import texts
from ..companies.columns.headings import plain
from ..companies.columns.recognise import unique_names
from ..companies.placing.company_table import REASONS
from ..companies.placing.place import place
from ..files.geopackage import write_layers
from ..rows import text_file
from .crowding import crowding, spots
from .innovation_places import CRS, is_area, short_labels

LAYER = "own_places"
MOST = 5_000  # places; more are a layer to be styled, not places to be named
# Column names, without case and blanks, by which each is recognised; the first that a file has is taken.
_NAMES: dict[str, tuple[str, ...]] = {
    "name": (
        "name",
        "placename",
        "place",
        "site",
        "sitename",
        "title",
        "label",
        "organisation",
        "company",
        "companyname",
        "description",
    ),
    "type": ("type", "kind", "category", "class", "sector", "use"),
    "postcode": ("postcode", "pcd", "pcds", "postalcode", "pc", "zip"),
    "easting": ("easting", "eastings", "x", "xcoordinate", "longitude", "long", "lon", "lng", "bnge"),
    "northing": ("northing", "northings", "y", "ycoordinate", "latitude", "lat", "bngn"),
}
_REASON_TEXT = {**REASONS, "no_shape": mark("The feature has no shape that could be placed.")}


@dataclass(frozen=True)
class OwnPlaces:
    """Places of the user's.

    ``places`` : name, type, postcode, source, point_kind (site, given or inside), label, offsets, free_to; points,
    EPSG:27700. ``rejected`` : how many rows could not be placed, by reason. ``rows_read`` : = len(places) +
    sum(rejected).
    """

    places: gpd.GeoDataFrame
    rejected: Mapping[str, int]
    rows_read: int

    @property
    def sentence(self) -> str:
        """What became of the rows, in one sentence."""
        placed = counted(
            "{places:,} of {n} place was added.", "{places:,} of {n} places were added.", self.rows_read
        ).format(places=len(self.places))
        if not self.rejected:
            return placed
        stated = {reason: shown(_REASON_TEXT.get(reason, reason)) for reason in self.rejected}
        reasons = " ".join(
            tr("{count:,}: {reason}").format(count=number, reason=stated[reason])
            for reason, number in sorted(self.rejected.items())
        )
        lost = tr("{count:,} could not be placed.").format(count=sum(self.rejected.values()))
        return sentences(placed, lost, reasons)


def find_columns(names: Sequence[str]) -> dict[str, str]:
    """Which of the columns are name, type, postcode, easting and northing; one coordinate alone is none."""
    plain_names = {plain(name): name for name in reversed(list(names))}
    found = {
        key: next((plain_names[alias] for alias in aliases if alias in plain_names), "")
        for key, aliases in _NAMES.items()
    }
    if not (found["easting"] and found["northing"]):
        found["easting"] = found["northing"] = ""
    return {key: name for key, name in found.items() if name}


def own_places(
    frame: pd.DataFrame, source: str, *, kind_of_point: str = "given", positions_first: bool = False
) -> OwnPlaces:
    """Place the rows of a table.

    Parameters
    ----------
    frame : any columns; those of name, type, postcode, easting and northing (or longitude and latitude) are found by
        their names.
    source : where the rows come from, for the column of that name: a file's or a layer's name.
    kind_of_point : what a position by coordinates is: "given", or "inside" for points inside given shapes.
    positions_first : the columns easting and northing are positions of a layer's features, and go before postcodes.

    Raises
    ------
    UserError : no column to place by; no row could be placed; more than 5,000 rows.
    """
    found = find_columns([str(name) for name in frame.columns])
    if "postcode" not in found and "easting" not in found:
        raise UserError(
            tr(
                "{source} has no column of postcodes or coordinates: name one postcode, or two longitude and latitude."
            ).format(source=source),
            f"columns: {', '.join(map(str, frame.columns))}",
        )
    if len(frame) > MOST:
        raise UserError(
            tr(
                "{source} has {count:,} rows: places are for at most {most:,}; add a larger set to QGIS as a layer of "
                "its own."
            ).format(source=source, count=len(frame), most=MOST)
        )
    table = (
        frame[list(found.values())].rename(columns={name: key for key, name in found.items()}).reset_index(drop=True)
    )
    placed = place(table, coordinates_first=positions_first)
    good = placed.reason == ""
    reasons = Counter(placed.reason[~good].tolist())
    if not good.any():
        raise UserError(
            tr("No row of {source} could be placed.").format(source=source),
            OwnPlaces(_empty(), reasons, len(frame)).sentence,
        )
    by_hand = placed.by_coordinates
    kinds = np.where(by_hand, kind_of_point, "site")
    made = pd.DataFrame(
        {
            "kind": "own",
            "name": _filled(table, "name", [tr("Place {number}").format(number=row + 1) for row in range(len(table))]),
            "type": _filled(table, "type", [""] * len(table)),
            "postcode": placed.postcode,
            "point_kind": kinds,
            "source": source,
        }
    )[good].reset_index(drop=True)
    x, y = placed.easting[good], placed.northing[good]
    made["label"] = short_labels(made["name"].tolist(), spots(x, y), np.zeros(len(made)))
    made = made.assign(**crowding(x, y, _builtin()))
    return OwnPlaces(gpd.GeoDataFrame(made, geometry=gpd.points_from_xy(x, y), crs=CRS), dict(reasons), len(frame))


def joined(old: gpd.GeoDataFrame | None, new: OwnPlaces, icon: str) -> gpd.GeoDataFrame:
    """Places added before and new ones, with the column ``icon``; those from a source of the same name are replaced."""
    fresh = new.places.assign(icon=icon)
    if old is None or not len(old):
        return fresh
    source = fresh["source"].iloc[0]
    stored = old[old["source"] != source]
    both = pd.concat(
        [pd.DataFrame(stored.drop(columns=stored.geometry.name)), pd.DataFrame(fresh.drop(columns=fresh.geometry.name))]
    )
    points = np.concatenate([stored.geometry.to_numpy(), fresh.geometry.to_numpy()])
    x, y = shapely.get_x(points), shapely.get_y(points)
    both = both[[*fresh.columns.drop(fresh.geometry.name)]].reset_index(drop=True).assign(**crowding(x, y, _builtin()))
    both["label"] = short_labels(both["name"].tolist(), spots(x, y), np.zeros(len(both)))
    return gpd.GeoDataFrame(both, geometry=points, crs=CRS)


def add_to_file(folder: Path, old: Path | None, new: OwnPlaces, icon: str) -> Path:
    """Write places added before (the file ``old``) and new ones into a new GeoPackage in a folder: the old one may
    still be open.

    Raises UserError where it cannot be written.
    """
    before = None
    if old is not None and old.is_file():
        before = gpd.read_file(old, layer=LAYER, engine="pyogrio")
    number = 1
    while (path := folder / (f"{LAYER}.gpkg" if number == 1 else f"{LAYER}_{number}.gpkg")).exists():
        number += 1
    return write_layers(path, {LAYER: joined(before, new, icon)}, at_once=True)


def _builtin() -> np.ndarray:
    """Positions of the built-in places, whose icons own ones must not cover."""
    frame = places()
    return frame.loc[~is_area(frame), ["easting", "northing"]].to_numpy(dtype=float)


def _empty() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"name": []}, geometry=[], crs=CRS)


def _filled(table: pd.DataFrame, column: str, otherwise: list[str]) -> list[str]:
    if column not in table:
        return otherwise
    return [value or other for value, other in zip(texts(table[column]), otherwise)]


@guarded
def read_place_file(path: str | Path, feedback: Feedback | None = None) -> OwnPlaces:
    """Read places from a text file (CSV of whatever delimiter and encoding). Raises UserError or Cancelled."""
    path, feedback = Path(path), feedback or Feedback()
    if not path.is_file():
        raise UserError(
            tr("{name} is not there any more: choose the file again.").format(name=path.name)
            if path.name
            else tr("Choose a file of places.")
        )
    text = text_file.look_at(path)
    names, _ = unique_names(text.header)
    rows: list[list[str]] = []
    ragged = 0
    for _, cells in text.chunks(feedback.part(0.0, 0.5)):
        for row in cells:
            fits = len(row) >= len(names) and not any(cell.strip() for cell in row[len(names) :])
            ragged += not fits
            rows += [row[: len(names)]] if fits else []
        if len(rows) > MOST:
            raise UserError(
                tr(
                    "{name} has more than {most:,} rows: add a set as large as this to QGIS as a layer of its own."
                ).format(name=path.name, most=MOST)
            )
    if not rows and not ragged:
        raise UserError(tr("{name} has no rows below its header: choose another file.").format(name=path.name))
    made = (
        own_places(pd.DataFrame(rows, columns=names, dtype=object), path.name) if rows else _nothing(path.name, ragged)
    )
    rejected = dict(made.rejected) | ({"ragged_row": ragged} if ragged else {})
    return OwnPlaces(made.places, rejected, made.rows_read + ragged)


def _nothing(name: str, ragged: int) -> OwnPlaces:
    raise UserError(
        tr("No row of {name} has as many cells as its header: mend the file and read it again.").format(name=name),
        f"rows: {ragged}",
    )
