"""The user's own places: a table with names and postcodes or coordinates -> points, and what could not be placed."""

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
from ..base.resources import read_json
from ..catalogue.catalogue import places
from ..companies.columns.convert import texts
from ..companies.columns.recognise import plain, unique_names
from ..companies.placing.company_table import REASONS
from ..companies.placing.place import place
from ..files.geopackage import write_layers
from ..rows import text_file
from .crowding import crowding, spots
from .innovation_places import CRS, is_area, short_labels

LAYER = "own_places"
MOST = 5_000  # places; more are a layer to be styled, not places to be named

_REASON_TEXT = {**REASONS, "no_shape": mark("The feature has no shape that could be placed.")}


@dataclass(frozen=True)
class OwnPlaces:
    """Places of the user's.

    ``places`` : name, type, postcode, source, point_kind (site, given or inside), label, offsets, free_to; points,
    EPSG:27700. ``rejected`` : rows that could not be placed, by reason. ``rows_read`` = places + rejected.
    """

    places: gpd.GeoDataFrame
    rejected: Mapping[str, int]
    rows_read: int

    @property
    def sentence(self) -> str:
        """What became of the rows, in one sentence."""
        of = counted("{places:,} of {n} place was added.", "{places:,} of {n} places were added.", self.rows_read)
        placed = of.format(places=len(self.places))
        if not self.rejected:
            return placed
        reasons = [
            tr("{count:,}: {reason}").format(count=number, reason=shown(_REASON_TEXT.get(reason, reason)))
            for reason, number in sorted(self.rejected.items())
        ]
        lost = tr("{count:,} could not be placed.").format(count=sum(self.rejected.values()))
        return sentences(placed, lost, *reasons)


def find_columns(names: Sequence[str]) -> dict[str, str]:
    """Which of the columns are name, type, postcode, easting and northing; one coordinate alone is none."""
    plain_names = {plain(name): name for name in reversed(list(names))}
    known = read_json("catalogue", "columns.json")["places"]
    found = {key: next((plain_names[one] for one in some if one in plain_names), "") for key, some in known.items()}
    if not (found["easting"] and found["northing"]):
        found["easting"] = found["northing"] = ""
    return {key: name for key, name in found.items() if name}


def own_places(
    frame: pd.DataFrame, source: str, *, kind_of_point: str = "given", positions_first: bool = False
) -> OwnPlaces:
    """Place the rows of a table, whose columns are found by their names.

    Parameters
    ----------
    source : where the rows come from, for the column of that name: a file's or a layer's name.
    kind_of_point : what a position by coordinates is: "given", or "inside" for points inside given shapes.
    positions_first : the columns easting and northing are positions of a layer's features, and go before postcodes.

    Raises UserError where there is no column to place by, no row could be placed, or there are more than 5,000.
    """
    found = find_columns([str(name) for name in frame.columns])
    if "postcode" not in found and "easting" not in found:
        stated = tr(
            "{source} has no column of postcodes or coordinates: name one postcode, or two longitude and latitude."
        )
        raise UserError(stated.format(source=source), f"columns: {', '.join(map(str, frame.columns))}")
    if len(frame) > MOST:
        stated = tr(
            "{source} has {count:,} rows: places are for at most {most:,}; add a larger set to QGIS as a layer of its "
            "own."
        )
        raise UserError(stated.format(source=source, count=len(frame), most=MOST))
    table = frame[list(found.values())].set_axis(list(found), axis=1).reset_index(drop=True)
    placed = place(table, coordinates_first=positions_first)
    good = placed.reason == ""
    reasons = Counter(placed.reason[~good].tolist())
    if not good.any():
        none = gpd.GeoDataFrame({"name": []}, geometry=[], crs=CRS)
        stated = tr("No row of {source} could be placed.").format(source=source)
        raise UserError(stated, OwnPlaces(none, reasons, len(frame)).sentence)
    names = [tr("Place {number}").format(number=row + 1) for row in range(len(table))]
    made = pd.DataFrame(
        {
            "kind": "own",
            "name": _filled(table, "name", names),
            "type": _filled(table, "type", [""] * len(table)),
            "postcode": placed.postcode,
            "point_kind": np.where(placed.by_coordinates, kind_of_point, "site"),
            "source": source,
        }
    )[good].reset_index(drop=True)
    return OwnPlaces(_at(made, placed.easting[good], placed.northing[good]), dict(reasons), len(frame))


def _at(frame: pd.DataFrame, x: np.ndarray, y: np.ndarray) -> gpd.GeoDataFrame:
    """Places as points, with labels and offsets: their icons must not cover the built-in places either."""
    builtin = places()
    others = builtin.loc[~is_area(builtin), ["easting", "northing"]].to_numpy(dtype=float)
    labels = short_labels(frame["name"].tolist(), spots(x, y), np.zeros(len(frame)))
    marked = frame.assign(label=labels, **crowding(x, y, others))
    return gpd.GeoDataFrame(marked, geometry=gpd.points_from_xy(x, y), crs=CRS)


def joined(old: gpd.GeoDataFrame | None, new: OwnPlaces, icon: str) -> gpd.GeoDataFrame:
    """Places added before and new ones, with the column ``icon``; those from a source of the same name are replaced."""
    fresh = new.places.assign(icon=icon)
    if old is None or not len(old):
        return fresh
    stored = old[old["source"] != fresh["source"].iloc[0]]
    both = pd.concat([pd.DataFrame(one.drop(columns=one.geometry.name)) for one in (stored, fresh)], ignore_index=True)
    points = np.concatenate([stored.geometry.to_numpy(), fresh.geometry.to_numpy()])
    return _at(both[[*fresh.columns.drop(fresh.geometry.name)]], shapely.get_x(points), shapely.get_y(points))


def add_to_file(folder: Path, old: Path | None, new: OwnPlaces, icon: str) -> Path:
    """Write places added before (the file ``old``, which may still be open) and new ones into a new GeoPackage.

    Raises UserError where it cannot be written.
    """
    before = gpd.read_file(old, layer=LAYER, engine="pyogrio") if old is not None and old.is_file() else None
    number = 1
    while (path := folder / (f"{LAYER}.gpkg" if number == 1 else f"{LAYER}_{number}.gpkg")).exists():
        number += 1
    return write_layers(path, {LAYER: joined(before, new, icon)}, at_once=True)


def _filled(table: pd.DataFrame, column: str, otherwise: list[str]) -> list[str]:
    if column not in table:
        return otherwise
    return [value or other for value, other in zip(texts(table[column]), otherwise)]


@guarded
def read_place_file(path: str | Path, feedback: Feedback | None = None) -> OwnPlaces:
    """Read places from a text file (CSV of whatever delimiter and encoding). Raises UserError or Cancelled."""
    path, feedback = Path(path), feedback or Feedback()
    if not path.is_file():
        stated = (
            tr("{name} is not there any more: choose the file again.") if path.name else tr("Choose a file of places.")
        )
        raise UserError(stated.format(name=path.name))
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
            stated = tr("{name} has more than {most:,} rows: add a set as large as this to QGIS as a layer of its own.")
            raise UserError(stated.format(name=path.name, most=MOST))
    if not rows and ragged:
        stated = tr("No row of {name} has as many cells as its header: mend the file and read it again.")
        raise UserError(stated.format(name=path.name), f"rows: {ragged}")
    if not rows:
        raise UserError(tr("{name} has no rows below its header: choose another file.").format(name=path.name))
    made = own_places(pd.DataFrame(rows, columns=names, dtype=object), path.name)
    rejected = dict(made.rejected) | ({"ragged_row": ragged} if ragged else {})
    return OwnPlaces(made.places, rejected, made.rows_read + ragged)
