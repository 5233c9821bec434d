"""The district of a postcode, from the built-in directory: what the upper tier alone does not say."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from ..base.resources import resource
from ..geography.authorities import district_to_upper_tier
from .postcode_text import squeeze
from .postcodes import builtin_index


@lru_cache(maxsize=1)
def district_rows() -> tuple[np.ndarray, np.ndarray]:
    """Codes of districts (object, the last None), and by row of the built-in directory which is its own.

    That is -1, the None, for a postcode that lies in no county.
    """
    with np.load(resource("geography", "districts.npz")) as stored:
        codes = np.array([*np.char.decode(stored["codes"], "ascii"), None], dtype=object)
        number = stored["district"].astype(np.int16)
    index = builtin_index()
    county = np.array([str(code).startswith("E10") for code in [*index.codes, ""]])
    place = np.full(len(index), -1, dtype=np.int16)
    place[county[np.minimum(index.authority, len(index.codes))]] = number
    return codes, place


def districts_of(postcodes: pd.Series, upper: pd.Series) -> np.ndarray:
    """The district of each company in a county, its upper-tier authority elsewhere; object array.

    The county's own code stays where the built-in directory does not have the postcode: it may be newer.

    Parameters
    ----------
    postcodes : as the company table has them, "DE24 9FU".
    upper : the upper-tier codes of the same rows; missing ones stay missing.
    """
    codes, place = district_rows()
    which, texts = pd.factorize(postcodes)
    row = builtin_index()._find(*squeeze([str(text) for text in texts])[:2]) if len(texts) else np.empty(0, np.int64)
    number = np.append(np.where(row >= 0, place[row], -1), -1)[which]  # a missing postcode is the last
    above, names = pd.factorize(upper)
    counties = district_to_upper_tier()
    county = np.array([counties.get(str(code)) for code in codes], dtype=object)[number]
    whole = np.array([*names, None], dtype=object)[above]
    return np.where((number >= 0) & (county == whole), codes[number], whole)
