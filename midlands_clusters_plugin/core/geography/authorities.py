"""Names of authorities, and the upper tier that a district belongs to, from resources/geography/authorities.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from ..base.resources import resource

if TYPE_CHECKING:
    import numpy as np


@lru_cache(maxsize=1)
def _table() -> dict:
    return json.loads(resource("geography", "authorities.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def upper_tier_names() -> dict[str, str]:
    """GSS code -> name of every upper-tier authority known here (England E06, E08, E09, E10; Wales W06; Scotland
    S12).
    """
    return dict(_table()["upper_tier"])


@lru_cache(maxsize=1)
def district_to_upper_tier() -> dict[str, str]:
    """GSS code of a lower-tier district (E07) -> that of its county (E10), in the lookup of 2021, abolished counties
    included.
    """
    return dict(_table()["districts"])


@lru_cache(maxsize=1)
def superseded_codes() -> dict[str, str]:
    """GSS code that is out of use -> the one in use for the authority of the same name (Barnsley E08000016 ->
    E08000038).
    """
    return dict(_table()["superseded"])


def upper_tier_of(codes: Iterable[object]) -> np.ndarray:
    """The upper-tier code in use for each GSS code: a district's county, an upper-tier code itself or its successor,
    else None.

    Returns
    -------
    Object array of the length of ``codes``.
    """
    import numpy as np

    counties, upper, newer = district_to_upper_tier(), upper_tier_names(), superseded_codes()
    found = [code if code in upper else counties.get(code) if isinstance(code, str) else None for code in codes]
    answer = [newer.get(code, code) if code else None for code in found]
    return np.array([*answer, None], dtype=object)[:-1]  # the extra None keeps numpy from guessing another type
