"""Which parts of a region a page shows again, larger: up to three windows where most lies.

The same data give the same windows. A window is chosen by what its hexagons hold together: a spike counts nothing and
no hexagon more than twenty times the usual, so that one giant is no reason for a window; none lies on another, and no
two on one town.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

MOST = 3
SCALES = (150_000, 200_000, 250_000, 300_000)  # denominators that a window may have
_LEAST_SHARE = 0.03  # of what the region holds
_LEAST_CELLS = 4  # that hold something and are no spikes
_USUAL = 20.0  # times the median: what a hexagon counts at most
_ENOUGH = 0.85  # of what the window of the smallest scale holds: a larger scale that has it is better
_STEPS = 4  # positions tried within the width of a window
_ROUNDS = 5
_SPARED = 0.95  # of what a window holds: what it keeps when it is drawn to its strongest hexagons
_GAP = 1.3  # from one window's middle to the next, in windows: neighbours that touch are one picture cut in two
_CELLS = 20_000  # at most so many hexagons are looked at, the highest


@dataclass(frozen=True)
class Window:
    """A rectangle in metres round ``x``, ``y``; ``total`` is what its hexagons hold, spikes included."""

    x: float
    y: float
    width: float
    height: float
    scale: int
    total: float
    town: str = ""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return self.x - self.width / 2, self.y - self.height / 2, self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """bool: which points lie in it."""
        return (np.abs(x - self.x) <= self.width / 2) & (np.abs(y - self.y) <= self.height / 2)


@dataclass(frozen=True)
class Towns:
    """Positions in metres, names, inhabitants."""

    x: np.ndarray
    y: np.ndarray
    names: np.ndarray
    population: np.ndarray

    def of(self, window: Window) -> str:
        """The largest town in a window; "" where there is none."""
        inside = np.flatnonzero(window.holds(self.x, self.y))
        return str(self.names[inside[np.argmax(self.population[inside])]]) if len(inside) else ""


def windows(
    x: np.ndarray,
    y: np.ndarray,
    values: np.ndarray,
    spike: np.ndarray,
    box_mm: tuple[float, float],
    towns: Towns,
    most: int = MOST,
) -> list[Window]:
    """The windows, at most so many, the fullest first.

    Parameters
    ----------
    x, y : middles of the hexagons in metres; ``values`` what each holds (nan: not known); ``spike`` (bool) those of one
        giant or address.
    box_mm : width and height of a window on the page.
    """
    known = np.isfinite(values) & (np.nan_to_num(values) > 0) & np.isfinite(x) & np.isfinite(y)
    x, y, values, spike = x[known], y[known], values[known], spike[known]
    if len(values) > _CELLS:
        top = np.sort(np.argsort(-values, kind="stable")[:_CELLS])
        x, y, values, spike = x[top], y[top], values[top], spike[top]
    plain = values[~spike]
    if len(plain) < _LEAST_CELLS:
        return []
    weight = np.where(spike, 0.0, np.minimum(values, _USUAL * np.median(plain)))
    found: list[Window] = []
    for one in _ranked(x, y, weight, tuple(side * SCALES[-1] / 1000 for side in box_mm)):
        made = _scaled(one, x, y, weight, values, box_mm, towns)
        made = replace(made, town=towns.of(made))
        inside = made.holds(x, y)
        if weight[inside].sum() < _LEAST_SHARE * weight.sum():
            break
        if (weight[inside] > 0).sum() < _LEAST_CELLS or any(_clash(made, other) for other in found):
            continue
        found.append(made)
        if len(found) == most:
            break
    return sorted(found, key=lambda one: (-one.total, one.x, one.y))


def _ranked(x: np.ndarray, y: np.ndarray, weight: np.ndarray, size: tuple[float, ...]) -> list[Window]:
    """Windows of one size over all hexagons, by their weight; each drawn to the middle of what it holds."""
    ways = [np.arange(axis.min(), axis.max() + side / _STEPS, side / _STEPS) for axis, side in zip((x, y), size)]
    across = [np.abs(axis[None, :] - at[:, None]) <= side / 2 for axis, at, side in zip((x, y), ways, size)]
    sums = (across[0] * weight) @ across[1].T  # columns by rows
    made = []
    for index in np.argsort(-sums, axis=None, kind="stable")[:200]:
        column, row = np.unravel_index(index, sums.shape)
        inside = across[0][column] & across[1][row]
        if not weight[inside].any():
            break
        middle_x, middle_y = (float(np.average(axis[inside], weights=weight[inside])) for axis in (x, y))
        made.append(Window(middle_x, middle_y, size[0], size[1], SCALES[-1], 0.0))
    return sorted(made, key=lambda one: (-weight[one.holds(x, y)].sum(), one.x, one.y))


def _scaled(
    one: Window,
    x: np.ndarray,
    y: np.ndarray,
    weight: np.ndarray,
    values: np.ndarray,
    box_mm: tuple[float, float],
    towns: Towns,
) -> Window:
    """The window at the largest scale that still has nearly all of it."""
    whole = weight[one.holds(x, y)].sum()
    for scale in SCALES:
        made = Window(one.x, one.y, box_mm[0] * scale / 1000, box_mm[1] * scale / 1000, scale, 0.0)
        if weight[made.holds(x, y)].sum() >= _ENOUGH * whole or scale == SCALES[-1]:
            break
    made = _centred(made, x, y, weight, towns)
    return replace(made, total=float(values[made.holds(x, y)].sum()))


def _centred(one: Window, x: np.ndarray, y: np.ndarray, weight: np.ndarray, towns: Towns) -> Window:
    """The window drawn to its strongest hexagons, as far as it loses next to nothing by that, and not its town.

    A few low ones at one side had held it where the other cut the town.
    """
    town, least = towns.of(one), _SPARED * weight[one.holds(x, y)].sum()
    for _ in range(_ROUNDS):
        inside = one.holds(x, y)
        strength = weight[inside] ** 2
        if not strength.any():
            break
        middle_x, middle_y = (float(np.average(at[inside], weights=strength)) for at in (x, y))
        moved = replace(one, x=middle_x, y=middle_y)
        if weight[moved.holds(x, y)].sum() < least or towns.of(moved) != town:
            break
        one = moved
    return one


def _clash(one: Window, other: Window) -> bool:
    """Two windows on one ground, or on one town."""
    beside = abs(one.x - other.x) >= _GAP * (one.width + other.width) / 2
    above = abs(one.y - other.y) >= _GAP * (one.height + other.height) / 2
    return not (beside or above) or (one.town != "" and one.town == other.town)
