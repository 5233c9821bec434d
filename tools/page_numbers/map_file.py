"""What a map's GeoPackage holds, read with SQL alone: nothing of the plugin's own counting is used.

Positions are the middles of the envelopes that the file stores with each geometry.
"""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from copy import copy
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

FAR = 5_000.0  # metres: a label is of a town no farther than some of these


def plain(name: str) -> str:
    """An authority's name as pages print it."""
    return name.partition(",")[0]


class MapFile:
    """Tables of a map, and the figures that follow from them."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as base:
            names = {row[0] for row in base.execute("SELECT table_name FROM gpkg_contents")}
            self.tables = {
                name: pd.read_sql_query(f'SELECT * FROM "{name}"', base)  # nosec B608: names of the file's own tables
                for name in names & set(_WANTED)
            }
            self.metadata = " ".join(row[0] for row in base.execute("SELECT metadata FROM gpkg_metadata"))
            self.described = base.execute(
                "SELECT description FROM gpkg_contents WHERE table_name = 'hexes'"
            ).fetchone()[0]
        self.parts, self.published = [self], {}  # of a protected map: the totals that its report tells
        self.hexes = self.whole = self.tables["hexes"]  # the whole: classes are of the data, whatever a filter leaves
        self.hexes["x"], self.hexes["y"] = _middles(self.hexes["geom"])
        for one in self.tables.values():
            if "authority_name" in one:
                one["place"] = one["authority_name"].map(plain)
        self.authorities = self.tables["authorities"].set_index("place")
        at = list(self.hexes.columns)
        after = at.index("is_whole") + 1
        self.metrics = [one for one in at[after:] if one not in _NO_METRICS]

    def only(self, keep: pd.Series) -> None:
        """Under a filter of the user's: the hexagons that it leaves, and the authorities by what these add up to."""
        self.hexes = self.tables["hexes"] = self.hexes[keep]
        sums = self.hexes.groupby("place")[self.metrics].sum(min_count=1)
        codes = self.hexes.groupby("place")["authority_code"].first()
        self.authorities = sums.assign(authority_code=codes)
        self.tables.pop("spikes", None)
        self.__dict__.pop("spikes", None)

    @property
    def cluster(self) -> str:
        """The cluster's id, as the file describes itself."""
        return self.described.partition("Cluster: ")[2].partition(".")[0]

    def beside(self, other: MapFile) -> MapFile:
        """Both files of a page with two maps as one: its classes are those of both."""
        made = copy(self)
        made.parts = [self, other]
        made.hexes = made.whole = pd.concat([self.hexes, other.hexes], ignore_index=True)
        return made

    @cached_property
    def year(self) -> str:
        """Of the boundaries."""
        return self.metadata.partition('key="boundaries">')[2].partition("<")[0][-4:]

    @cached_property
    def spikes(self) -> pd.DataFrame:
        """The table of spikes, empty where there is none."""
        empty = pd.DataFrame(columns=["number", "metric", "place", "share", "value", "companies", "who", "sentence"])
        return self.tables.get("spikes", empty)

    def hidden(self, metric: str, table: str = "hexes") -> pd.Series:
        """Which rows a disclosure rule hides."""
        rows = self.tables[table]
        if "suppressed_metrics" not in rows:
            return pd.Series(False, index=rows.index)
        return rows["suppressed_metrics"].fillna("").map(lambda text: metric in text.split(";"))

    def values(self, metric: str, place: str = "", *, whole: bool = False) -> pd.DataFrame:
        """The pieces that hold some of a metric, in one authority where it is given: x, y, value; ``whole``: those that
        a filter hides too.
        """
        rows = self.whole if whole else self.hexes
        rows = rows[rows[metric].fillna(0) > 0]
        rows = rows[rows["place"] == place] if place else rows
        return rows.assign(value=rows[metric].astype(float))

    def total(self, metric: str) -> float | None:
        """Of the hexagons; None where nothing is known. Of a protected map what its authorities' table lets know."""
        column = self.hexes[metric]
        if self.hidden(metric).any():
            return self.published.get(metric)
        return None if column.isna().any() and not column.fillna(0).any() else float(column.sum())

    def of(self, place: str, metric: str) -> float:
        """An authority's total."""
        value = self.authorities.loc[place, metric]
        return float("nan") if value is None else float(value)

    def ranked(self, metric: str) -> list[tuple[str, float]]:
        """Authorities with some, the largest first."""
        column = self.authorities[metric].astype(float)
        column = column[column > 0]
        pairs = list(zip(column.index, column))
        full = self.authorities.get("authority_name", pd.Series(self.authorities.index, index=self.authorities.index))
        return sorted(pairs, key=lambda pair: (-pair[1], full[pair[0]]))

    @lru_cache(maxsize=64)  # noqa: B019  # as long as the file is looked at
    def highest(self, metric: str, place: str = "", count: int = 5) -> list[float]:
        """The highest pieces that lie more than 5 km apart."""
        rows, chosen = self.values(metric, place).sort_values("value", ascending=False, kind="stable"), []
        for x, y, value in zip(rows["x"], rows["y"], rows["value"]):
            if all(np.hypot(x - one[0], y - one[1]) > FAR for one in chosen):
                chosen.append((x, y, value))
                if len(chosen) == count:
                    break
        return [one[2] for one in chosen]

    @lru_cache(maxsize=64)  # noqa: B019  # as above
    def place_sums(self, metric: str, reach: float) -> list[float]:
        """Hexagons by place: most within reach makes the first place, then most of all its own among what is left."""
        rows = self.values(metric)
        x, y, value = (rows[one].to_numpy() for one in ("x", "y", "value"))
        near = [np.flatnonzero(np.hypot(x - x[one], y - y[one]) <= reach + 0.001) for one in range(len(x))]
        order = np.lexsort((y, x, -value, [-value[one].sum().round(6) for one in near]))
        free, sums = np.ones(len(x), dtype=bool), []
        for top in order:
            if free[top]:
                mine = near[top][free[near[top]]]
                free[mine] = False
                sums.append(float(value[mine].sum()))
        return sums

    def hides_within(self, metric: str, bounds: tuple[float, float, float, float]) -> bool:
        """Whether a figure in a rectangle is hidden: what is left there is no sum to be told."""
        rows, (left, bottom, right, top) = self.hexes[self.hidden(metric)], bounds
        return bool((rows["x"].between(left, right) & rows["y"].between(bottom, top)).any())

    def within(self, metric: str, bounds: tuple[float, float, float, float]) -> float:
        """What the pieces in a rectangle hold."""
        rows, (left, bottom, right, top) = self.values(metric), bounds
        inside = rows["x"].between(left, right) & rows["y"].between(bottom, top)
        return float(rows.loc[inside, "value"].sum())

    def cells(self, mask: pd.Series | None = None) -> int:
        """Whole hexagons, of some pieces or of all."""
        return int(self.hexes["cell_id"][mask].nunique()) if mask is not None else int(self.hexes["cell_id"].nunique())

    def places(self, kind: str) -> int:
        """Places of a kind in the area."""
        rows = self.tables.get("places", pd.DataFrame({"kind": [], "in_area": []}))
        return int(((rows["kind"] == kind) & (rows["in_area"] == 1)).sum())

    def towns_near(self, name: str) -> np.ndarray:
        """Positions of the towns of a name."""
        rows = self.tables["towns"]
        x, y = _middles(rows.loc[rows["name"] == name, "geom"])
        return np.column_stack([x, y])

    def names_with_digits(self) -> list[str]:
        """Names of places and towns, and postcodes of shared addresses, that have figures of their own."""
        rows = [self.tables[one]["name"] for one in ("places", "place_areas", "towns") if one in self.tables]
        rows += [self.tables["places"]["label"]] if "label" in self.tables.get("places", ()) else []
        found = {str(text) for one in rows for text in one if any(letter.isdigit() for letter in str(text))}
        return sorted(found | {str(one) for one in self.spikes["who"] if " " in str(one)}, key=len, reverse=True)


_WANTED = (
    "hexes", "authorities", "companies", "rejects", "places", "place_areas", "spikes", "towns", "old_authorities",
    "old_and_new",
)  # fmt: skip
_NO_METRICS = ("spike", "suppressed", "suppressed_metrics", "x", "y", "place")


def _middles(blobs: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    boxes = np.array([_box(one) for one in blobs], dtype=float).reshape(-1, 4)
    return (boxes[:, 0] + boxes[:, 1]) / 2, (boxes[:, 2] + boxes[:, 3]) / 2


def _box(blob: bytes) -> tuple[float, ...]:
    """minx, maxx, miny, maxy; a point has no envelope and stands behind its header."""
    if blob[3] >> 1 & 7 == 1:
        return struct.unpack_from("<4d", blob, 8)
    x, y = struct.unpack_from("<2d", blob, 8 + 5)
    return x, x, y, y
