"""Which outline a company belongs to where the outlines are not upper-tier authorities: by its district, or by its
position where a district is divided.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..geography.areas import Boundaries
from ..geography.authorities import Membership, district_to_upper_tier


@dataclass(frozen=True)
class Belonging:
    """``codes`` (object, the last None) of outlines, ``code_of`` each company's place among them.

    ``asked`` : companies whose position decides, the code where it says nothing; ``inside`` : of these, those that
    belong to one of the outlines in any case.
    """

    codes: np.ndarray
    code_of: np.ndarray
    asked: np.ndarray | bool = False
    inside: np.ndarray | bool = False


def belonging(membership: Membership, codes: np.ndarray, code_of: np.ndarray) -> Belonging:
    """The outlines' codes in place of the directory's.

    Parameters
    ----------
    codes, code_of : districts and upper-tier codes, and each company's own (-1 where it has none).
    """
    counties = district_to_upper_tier()
    # A postcode newer than the built-in directory has a county and no district.
    split_counties = {counties.get(code) for code in membership.codes} - set(membership.codes)
    asked = [one in membership.split or membership.by_position or one in split_counties for one in codes]
    inside = [one in membership.complete for one in codes]
    return Belonging(
        np.array([*(membership.codes.get(one, one) for one in codes), None], dtype=object),
        code_of,
        np.array([*asked, membership.by_position])[code_of],
        np.array([*inside, False])[code_of],
    )


def nearest_outline(geometry: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The outline nearest to each point; of several the first."""
    points, hits = shapely.STRtree(geometry).query_nearest(shapely.points(x, y), all_matches=True)
    best = np.full(len(x), len(geometry), dtype=np.int64)
    np.minimum.at(best, points, hits)
    return best


def outlines_overlap(boundaries: Boundaries) -> tuple[str, ...]:
    """The upper-tier codes whose maps could be subtracted from a map of these outlines."""
    return () if boundaries.membership is None else boundaries.membership.overlaps
