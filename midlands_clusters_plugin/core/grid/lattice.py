"""Which hexagons are neighbours, found by arithmetic on their keys: no geometry, no distances, no other package.

A statistic of neighbourhoods needs whole hexagons: the pieces that authority boundaries cut them into are put together
first (``merge_pieces``), or the two halves of a hexagon would be taken for two places.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.i18n import counted, tr
from .hexgrid import HexGrid, make_grid

MAX_RINGS = 10
NONE = -1


@dataclass(frozen=True)
class Lattice:
    """Hexagons and their neighbours. ``keys`` (n,) are sorted and different; ``neighbours`` (n, m) are positions in
    them, those that exist first and then NONE, m being 3 k (k + 1) for k rings. A hexagon is not its own neighbour, and
    a neighbour counts 1, whatever its ring.
    """

    keys: np.ndarray
    neighbours: np.ndarray
    rings: int

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def count(self) -> np.ndarray:
        """Number of neighbours of each hexagon, (n,) int64; 0 for an island."""
        return (self.neighbours != NONE).sum(axis=1)

    def sums(self, values: np.ndarray) -> np.ndarray:
        """Sum of each hexagon's neighbours' values, without its own. (n,) float64; 0 for an island."""
        padded = np.append(np.asarray(values, dtype=np.float64), 0.0)  # NONE is the last element
        total = np.zeros(len(self))
        for column in self.neighbours.T:
            total += padded[column]
        return total


def make_lattice(grid: HexGrid, keys: np.ndarray, rings: int = 1) -> Lattice:
    """Neighbours within ``rings`` rings (1 to MAX_RINGS) among ``keys``, in any order, even twice. Raises UserError."""
    if rings != int(rings) or not 1 <= rings <= MAX_RINGS:
        stated = tr("Choose 1 to {max_rings} rings of neighbours.")
        raise UserError(stated.format(max_rings=MAX_RINGS), f"rings: {rings}")
    keys = np.unique(np.asarray(keys, dtype=np.int64))
    around = _rings(grid, keys, int(rings))
    position = np.minimum(np.searchsorted(keys, around), max(len(keys) - 1, 0))
    found = (keys[position] == around) if len(keys) else np.zeros(around.shape, dtype=bool)
    position = np.where(found, position, NONE)
    order = np.argsort(~found, axis=1, kind="stable")
    return Lattice(keys, np.take_along_axis(position, order, axis=1), int(rings))


def _rings(grid: HexGrid, keys: np.ndarray, rings: int) -> np.ndarray:
    """Keys within ``rings`` steps of each, without its own: shape (n, 3 k (k + 1)), ascending in each row."""
    disk = keys[:, None]
    for ring in range(1, rings + 1):
        different, inverse = np.unique(disk, return_inverse=True)
        steps = grid.neighbours(different)[inverse.reshape(-1)].reshape(len(keys), 6 * disk.shape[1])
        wide = np.sort(np.concatenate([disk, steps], axis=1), axis=1)
        new = np.concatenate([np.ones((len(keys), 1), dtype=bool), wide[:, 1:] != wide[:, :-1]], axis=1)
        disk = wide[new].reshape(len(keys), 3 * ring * (ring + 1) + 1)
    return disk[disk != keys[:, None]].reshape(len(keys), 3 * rings * (rings + 1))


def grid_of(ids: np.ndarray) -> HexGrid:
    """The grid of cell texts ("bng1000_512_-3", or H3's hexadecimal ones). Raises UserError where they name none."""
    text = str(ids[0]) if len(ids) else ""
    try:
        if text.startswith("bng"):
            return make_grid("bng", float(text.split("_")[0].removeprefix("bng")))
        return make_grid("h3", (int(text, 16) >> 52) & 0xF)
    except ValueError as error:
        stated = tr("The layer has no cell ids of a hexagon grid made by this plugin.")
        raise UserError(stated, f"first id: {text!r}") from error


def merge_pieces(cell_ids: np.ndarray, values: pd.DataFrame) -> pd.DataFrame:
    """Put the pieces of each hexagon together: sums of ``values`` by cell id, one row a hexagon, sorted by id.

    A sum is missing where all its pieces' are, or where some are and the others add up to 0: a piece without companies
    has 0, one whose companies have no figure is missing, and together they are not known to be 0.
    """
    code, names = pd.factorize(np.asarray(cell_ids, dtype=object), sort=True)
    if (code < 0).any():
        raise UserError(tr("A row has no cell id."))
    merged = {}
    for name in values:
        column = values[name].to_numpy(dtype=np.float64, na_value=np.nan)
        known = np.isfinite(column)
        total = np.bincount(code[known], weights=column[known], minlength=len(names))
        missing = np.bincount(code[~known], minlength=len(names)) > 0
        merged[name] = np.where(missing & (total == 0), np.nan, total)
    return pd.DataFrame(merged, index=pd.Index(names, name="cell_id"))


def require_once(pieces: pd.DataFrame, name: str) -> None:
    """Raises UserError where a piece occurs twice, as in merged maps: its companies would be counted twice."""
    if "authority_code" not in pieces:  # parts of a cell cannot be told from copies then
        return
    twice = int(pieces.duplicated(["cell_id", "authority_code"]).sum())
    if twice:
        stated = counted(
            "{name} holds {n} hexagon more than once, as maps that overlap and were merged do: delete the duplicate, "
            "or choose one map.",
            "{name} holds {n} hexagons more than once, as maps that overlap and were merged do: delete the "
            "duplicates, or choose one map.",
            twice,
        )
        raise UserError(stated.format(name=name))
