"""Which hidden figures all published maps together would give away: exactly, by linear algebra.

Unknown is what the companies of one *atom* (those that stand in the same published clusters) add to one piece. A shown
cell is an equation over a piece's atoms, a told total one over the pieces of its authorities. Pieces of one authority
of which the same clusters are shown stand in the same totals with the same unknowns: together they are one block, and
the sum of a block of two or more is all that can follow. A block of one is a hidden figure, and must not follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from .ledger import WHOLE, Publication

_EXACT = 1e-8


@dataclass(frozen=True)
class Leak:
    """Hidden figures of a cluster's map that follow: of some ``pieces`` of one authority together, or (none) the total
    of the authorities ``code``, joined by +. ``authorities``: those whose cells take part.
    """

    cluster: str
    code: str
    pieces: tuple[str, ...]
    authorities: frozenset[str] = field(compare=False)


class Recoverable:
    """What some maps tell of one metric, the newest last; ``rows_of``: companies (bool) of each cluster, the others are
    left out; ``safe``: whether the sum over some pieces (by name) of a cluster may be known.
    """

    def __init__(
        self,
        published: Iterable[Publication],
        rows_of: Mapping[str, np.ndarray],
        metric: str,
        safe: Callable[[str, list[str]], bool],
    ) -> None:
        maps = [one for one in published if metric in one.cells and one.cluster in rows_of]
        self._names = sorted({one.cluster for one in maps})
        self._atoms = atoms(self._names, rows_of)
        self._safe = safe
        self._covers = {
            one: {code for each in maps if each.cluster == one for code in each.codes} for one in self._names
        }
        hidden, shown = ({one: set[str]() for one in self._names} for _ in range(2))
        told: dict[tuple[str, tuple[str, ...]], None] = {}
        hushed = set()
        for one in maps:
            hidden[one.cluster].update(one.hidden(metric))
            told |= {(one.cluster, tuple(sorted(names))): None for names in one.known.get(metric, [])}
            sets: list[tuple[str, ...]] = [(code,) for code in one.codes if one.totals[metric].get(code, 0.0) is None]
            sets += [tuple(sorted(one.codes))] if one.totals[metric].get(WHOLE, 0.0) is None else []
            hushed |= {(one.cluster, codes) for codes in sets}
        for one in maps:  # hidden in one map of the same companies and shown in another: it is known
            if one.stamp == maps[-1].stamp:
                shown[one.cluster] |= {
                    piece
                    for piece in hidden[one.cluster]
                    if piece.rpartition("|")[2] in one.codes and one.cells[metric].get(piece, 0.0) is not None
                }
        self._hushed = sorted(hushed - told.keys())
        self._told = list(told)
        self._hidden = {one: hidden[one] - shown[one] for one in self._names}
        self._blocks = self._in_blocks()

    def _in_blocks(self) -> dict[tuple[str, tuple[bool, ...]], list[str]]:
        """Pieces with something hidden, by authority and by which clusters are known there."""
        found: dict[tuple[str, tuple[bool, ...]], list[str]] = {}
        for piece in sorted(set().union(*self._hidden.values())) if self._names else []:
            code = piece.rpartition("|")[2]
            known = tuple(code in self._covers[one] and piece not in self._hidden[one] for one in self._names)
            found.setdefault((code, known), []).append(piece)
        return found

    def leaks(self) -> list[Leak]:
        """What follows, though it is hidden, or though the sum is unsafe."""
        keys, free, start = list(self._blocks), [], [0]
        for _, known in keys:
            free.append(_left_open(self._atoms, np.array(known, dtype=bool)))
            start.append(start[-1] + free[-1].shape[1])

        def row(cluster: str, wanted: Callable[[int], bool]) -> np.ndarray:
            made = np.zeros(start[-1])
            for number, basis in enumerate(free):
                if wanted(number):
                    made[start[number] : start[number + 1]] = basis[self._names.index(cluster)]
            return made

        def total(cluster: str, codes: Iterable[str]) -> np.ndarray:
            return row(cluster, lambda number: keys[number][0] in codes)

        totals = np.array([total(*one) for one in self._told]).reshape(len(self._told), start[-1])
        base = _span(totals)
        found = []

        def ask(cluster: str, code: str, pieces: list[str], one: np.ndarray) -> None:
            length = float(np.linalg.norm(one))
            if np.linalg.norm(one - base.T @ (base @ one)) > _EXACT * max(length, 1.0):
                return
            if length > _EXACT and len(pieces) > 1 and self._safe(cluster, pieces):
                return
            used = np.linalg.lstsq(totals.T, one, rcond=None)[0] if length > _EXACT and len(totals) else np.zeros(0)
            part = {name for at in np.flatnonzero(np.abs(used) > _EXACT) for name in self._told[at][1]}
            found.append(Leak(cluster, code, tuple(pieces), frozenset({*code.split("+"), *part})))

        for number, (key, pieces) in enumerate(self._blocks.items()):
            for cluster in self._names:
                gone = [piece for piece in pieces if piece in self._hidden[cluster]]
                if gone:
                    ask(cluster, key[0], gone, row(cluster, number.__eq__))
        for cluster, codes in self._hushed:
            ask(cluster, "+".join(codes), [], total(cluster, codes))
        return found


def atoms(names: list[str], rows_of: Mapping[str, np.ndarray]) -> np.ndarray:
    """Which clusters hold the companies of each atom, (clusters, atoms) of 0 and 1."""
    code = np.zeros(len(next(iter(rows_of.values()))) if rows_of else 0, dtype=np.int64)
    for name in names:
        code = np.unique(code * 2 + rows_of[name], return_inverse=True)[1].reshape(-1)
    first = np.unique(code, return_index=True)[1]
    return np.array([rows_of[name][first] for name in names], dtype=float).reshape(len(names), len(first))


def _left_open(sets: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Each cluster's sum in as few unknowns as the known ones leave, (clusters, unknowns); 0 for what they give."""
    base = _span(sets[known])
    rest = sets - (sets @ base.T) @ base
    rest[np.abs(rest) < _EXACT] = 0.0
    return rest @ _span(rest).T


def _span(rows: np.ndarray) -> np.ndarray:
    """An orthonormal basis of the rows, one a row."""
    if not rows.size:
        return np.zeros((0, rows.shape[1]))
    _, sizes, right = np.linalg.svd(rows, full_matrices=False)
    return right[sizes > _EXACT * max(sizes.max(initial=0.0), 1.0)]
