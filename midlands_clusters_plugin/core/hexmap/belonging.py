"""Which outline a company belongs to where these are no upper-tier authorities: by district, or by position."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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
    """The outlines' codes in place of ``codes`` (districts, upper tier); ``code_of``: each company's, -1 for none."""
    counties = district_to_upper_tier()
    # A postcode newer than the built-in directory has a county and no district.
    split_counties = {counties.get(code) for code in membership.codes} - set(membership.codes)
    asked = [one in membership.split or membership.by_position or one in split_counties for one in codes]
    inside = [one in membership.complete for one in codes]
    own = np.array([*(membership.codes.get(one, one) for one in codes), None], dtype=object)
    by_position = np.array([*asked, membership.by_position])[code_of]
    return Belonging(own, code_of, by_position, np.array([*inside, False])[code_of])
