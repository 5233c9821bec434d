"""How the index of postcodes is packed: outward codes as numbers, columns as byte planes of differences."""

from __future__ import annotations

import numpy as np

INWARD = 10 * 26 * 26  # inward codes of each outward one


def pack(outward: np.ndarray) -> np.ndarray:
    """Four characters (ASCII capitals, digits, 0 for none) as one number below 37 ** 4; anything else as 0, which is no
    outward code.
    """
    packed = sum(_SHARE_OF[place][outward[:, place]] for place in range(4))
    return np.maximum(packed, 0)


def _shares() -> np.ndarray:
    """What a character adds to the number of an outward code, by place and character; far below 0 for one that stands
    in none.
    """
    small = np.full(256, -(37**5), dtype=np.int32)
    small[0], small[48:58], small[65:91] = 0, np.arange(1, 11), np.arange(11, 37)
    return np.array([np.where(small < 0, small, small * 37**power) for power in (3, 2, 1, 0)], dtype=np.int32)


_SHARE_OF = _shares()


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
