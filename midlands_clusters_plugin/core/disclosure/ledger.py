"""What was published from some companies, so that a new map cannot be subtracted from it.

Single maps are safe by themselves (``disclosure``), and together they need not be: the map of a region tells the sum of
its authorities, and the map of one authority what to subtract. A ledger holds, of each map that was made for
publication, what is public anyway: the figures that it shows, which are hidden, and the sets of authorities whose total
it tells. It knows no company, and may be handed on. Against it,

* a total is told only if all that the sets of all maps tell together leaves every part of them safe: authorities that
  stand in the same sets are one part, the sum of whose hidden figures is taken as known (which is more than anybody can
  work out by sums and differences);
* a figure that is hidden in one map stays hidden in later ones;
* of companies that have changed (another month's file), a figure moves only where at least as many companies came or
  went, on balance, as the rule asks for: else it stays as it was published;
* hexagons of another size or other boundaries over the same authorities are refused: they can be laid over these.

Maps that another ledger holds, or none, are not known here, and the report of each map says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import tr

FILE = "midlands_clusters_published.json"
WHOLE = "*"  # in place of an authority's code: the area
Sets = list[list[str]]


@dataclass(frozen=True)
class Publication:
    """One map. ``known``: metric -> sets of authorities with a told total; ``cells``: metric -> figure by piece."""

    stamp: str
    day: str
    cluster: str
    area: str
    codes: list[str]
    hexagons: str
    known: dict[str, Sets] = field(repr=False)
    totals: dict[str, dict[str, float | None]] = field(repr=False)
    cells: dict[str, dict[str, float | None]] = field(repr=False)  # None where hidden
    overlaps: list[str] = field(default_factory=list)  # upper-tier authorities that its districts or other outlines cut
    alone: bool = False  # not protected against a map of all companies, since there was none

    def hidden(self, metric: str) -> list[str]:
        """The pieces whose figure it hides."""
        return [piece for piece, value in self.cells[metric].items() if value is None]

    def shown(self, metric: str, pieces: np.ndarray, codes: np.ndarray) -> np.ndarray:
        """Which of some pieces (bool; ``codes``: their authorities) have a figure that it shows."""
        return np.isin(codes, self.codes) & ~np.isin(pieces, self.hidden(metric))


class Ledger:
    """The maps that were published together; kept in a file where it has one."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.publications: list[Publication] = [] if path is None else _read(path)

    def record(self, one: Publication) -> None:
        """Add a map (in place of the same one, made again) and write the file. Raises UserError."""
        same = (one.stamp, one.cluster, one.codes, one.hexagons)
        old = [two for two in self.publications if (two.stamp, two.cluster, two.codes, two.hexagons) == same]
        known = {}
        for metric, sets in one.known.items():  # what the earlier one told stays told
            both = [*sets, *(names for two in old for names in two.known.get(metric, []))]
            known[metric] = [list(names) for names in dict.fromkeys(map(tuple, both))]
        self.publications = [*(two for two in self.publications if two not in old), replace(one, known=known)]
        if self.path is not None:
            from ..files.whole_file import write_text

            stored = {"publications": [asdict(two) for two in self.publications]}
            write_text(self.path, json.dumps(stored, indent=1) + "\n")

    def about(self, codes: Iterable[str], clusters: Callable[[str], bool]) -> list[Publication]:
        """The maps that share an authority with these, or cut one, of clusters for which ``clusters`` is true."""
        mine = set(codes)
        return [one for one in self.publications if mine & {*one.codes, *one.overlaps} and clusters(one.cluster)]


def refuse_other_hexagons(published: Iterable[Publication], hexagons: str) -> None:
    """Raise UserError where other hexagons or boundaries were published."""
    for one in published:
        if one.hexagons != hexagons:
            stated = tr(
                "From these companies a map on other hexagons or boundaries was published on {day} ({area}), and the "
                "two can be subtracted: choose the same hexagons, or take that map out of {file}."
            )
            raise UserError(stated.format(day=one.day, area=one.area, file=FILE), f"{one.hexagons} / {hexagons}")


def hidden_before(published: Iterable[Publication], pieces: np.ndarray) -> dict[str, np.ndarray]:
    """Metric -> pieces (bool) that an earlier map of the cluster hides."""
    result: dict[str, np.ndarray] = {}
    for one in published:
        for metric in one.cells:
            gone = np.isin(pieces, one.hidden(metric))
            result[metric] = result[metric] | gone if metric in result else gone
    return result


def codes_of(pieces: Iterable[object]) -> np.ndarray:
    """The authority of each piece, which its name ends with; of an authority's code itself."""
    return np.array([str(name).rpartition("|")[2] for name in pieces], dtype=str)


def may_be_shown(known: Sets, wanted: Sets, codes: list[str], safe: Callable[[np.ndarray], bool]) -> list[bool]:
    """Which of the wanted sets may be told too, the first ones first. ``safe`` says of some authorities (bool, by their
    place in ``codes``) whether the sum of their hidden figures may be known.
    """
    place = {code: number for number, code in enumerate(codes)}
    checked: dict[bytes, bool] = {}

    def row(names: Iterable[str]) -> np.ndarray:
        made = np.zeros(len(codes), dtype=bool)
        made[[place[name] for name in names if name in place]] = True
        return made

    def all_safe(rows: list[np.ndarray]) -> bool:
        table = np.array(rows)
        for pattern in np.unique(table, axis=1).T:
            if pattern.any():
                part = (table == pattern[:, None]).all(axis=0)
                if part.tobytes() not in checked:
                    checked[part.tobytes()] = safe(part)
                if not checked[part.tobytes()]:
                    return False
        return True

    rows = [row(names) for names in known]
    answers = []
    for names in wanted:
        more = row(names)
        answers.append(all_safe([*rows, more]))
        if answers[-1]:
            rows.append(more)
    return answers


def follows(names: Iterable[str], known: Iterable[Iterable[str]], codes: list[str]) -> bool:
    """Whether the total of some authorities is a sum and difference of known ones."""
    rows = np.array([[code in one for code in codes] for one in (set(each) for each in known)], dtype=float)
    wanted = np.isin(codes, list(names)).astype(float)
    if not len(rows):
        return False
    return bool(np.linalg.norm(rows.T @ np.linalg.lstsq(rows.T, wanted, rcond=None)[0] - wanted) < 1e-8)


def unmoved(shown: pd.Series, count: np.ndarray, before: np.ndarray, counted: np.ndarray, fewest: int) -> pd.Series:
    """Figures with those of an earlier month (``before``) where, on balance, fewer than ``fewest`` came or went, by the
    businesses now and then (``count``, ``counted``); nan is hidden, or not of it.
    """
    stays = np.isfinite(before) & shown.notna().to_numpy() & (np.abs(count - counted) < fewest)
    result = shown.copy()
    result[stays] = before[stays]
    return result


def _read(path: Path) -> list[Publication]:
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        return [Publication(**one) for one in found["publications"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        stated = tr("{name}, the list of published maps, cannot be read: mend it, or move it away to begin a new one.")
        raise UserError(stated.format(name=path.name), str(error)) from error
