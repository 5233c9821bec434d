"""How the index of postcodes is packed: outward codes as numbers, columns as byte planes of differences."""

from __future__ import annotations

import numpy as np

INWARD = 10 * 26 * 26  # inward codes of each outward one


def pack(outward: np.ndarray, size: np.ndarray | None = None) -> np.ndarray:
    """Four characters (ASCII capitals, digits, 0 for none) as one number below 37 ** 4; else 0, which is none.

    ``size``: how many of the characters count, 2 to 4; all where it is None.
    """
    share = [_SHARE_OF[place][outward[:, place]] for place in range(4)]
    if size is not None:
        share[2:] = (np.where(size > place, share[place], 0) for place in (2, 3))
    return np.maximum(sum(share), 0)


def inward_number(digit: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The number below ``INWARD`` of a digit and two letters, ASCII; below 0 for other characters."""
    return _INWARD_SHARE_OF[0][digit] + _INWARD_SHARE_OF[1][first] + _INWARD_SHARE_OF[2][second]


def _shares() -> np.ndarray:
    """What a character adds to the number of an outward code, by place; far below 0 for one that stands in none."""
    small = np.full(256, -(37**5), dtype=np.int32)
    small[0], small[48:58], small[65:91] = 0, np.arange(1, 11), np.arange(11, 37)
    return np.array([np.where(small < 0, small, small * 37**power) for power in (3, 2, 1, 0)], dtype=np.int32)


def _inward_shares() -> np.ndarray:
    share = np.full((3, 256), -INWARD, dtype=np.int32)
    share[0, 48:58] = np.arange(10) * 676
    share[1, 65:91], share[2, 65:91] = np.arange(26) * 26, np.arange(26)
    return share


_SHARE_OF, _INWARD_SHARE_OF = _shares(), _inward_shares()


def _whole(planes: np.ndarray) -> np.ndarray:
    """Byte planes, the lowest first, as uint32."""
    value = planes[-1].astype(np.uint32)
    for plane in planes[-2::-1]:
        value <<= 8
        value |= plane
    return value


def position(planes: np.ndarray) -> np.ndarray:
    """Zigzag-coded differences in byte planes, as the positions themselves; int32."""
    value = _whole(planes)
    step = (value >> 1).astype(np.int32)
    np.negative(value & 1, out=value)  # all ones for a negative step
    step ^= value.view(np.int32)
    return np.cumsum(step, dtype=np.int32)


def keys(planes: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Differences within an outward code, as the keys themselves; uint32."""
    step = _whole(planes)
    total = np.cumsum(step, dtype=np.uint32)
    start = np.concatenate([[0], np.cumsum(count, dtype=np.int64)[:-1]])
    first = np.arange(len(count), dtype=np.uint32) * np.uint32(INWARD)
    before = total[start] - step[start]
    total += np.repeat(first - before, count)
    return total
