"""Arrays of objects."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


def objects(values: Iterable[object]) -> np.ndarray:
    """The values in an object array of one dimension, whatever they are: numpy would guess another type or shape."""
    return np.array([*values, None], dtype=object)[:-1]
