"""What kind of areas a column of GSS codes names."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from ..base.i18n import tr
from ..geography.arrays import objects

CODE = re.compile(r"^\s*([EWSNK]\d{8})(?!\d)")
UPPER_TIER, DISTRICT = "upper_tier", "district"
# The first three letters of a code. Unitary authorities, metropolitan districts and boroughs are of both tiers.
_BOTH = ("E06", "E08", "E09", "W06", "S12", "N09")
PREFIXES: dict[str, tuple[str, ...]] = {
    UPPER_TIER: (*_BOTH, "E10"),
    DISTRICT: (*_BOTH, "E07"),
    "msoa": ("E02", "W02", "S02"),
    "lsoa": ("E01", "W01", "S01"),
    "output_area": ("E00", "W00", "S00"),
    "ward": ("E05", "W05", "S13"),
    "combined_authority": ("E47",),
    "region": ("E12", "W92", "S92", "N92"),
    "country": ("E92", "K02", "K03", "K04"),
}


def wording(kind: str) -> str:
    """The areas of a kind, many of them."""
    return {
        UPPER_TIER: tr("counties and unitary authorities"),
        DISTRICT: tr("local authority districts"),
        "msoa": tr("middle layer super output areas"),
        "lsoa": tr("lower layer super output areas"),
        "output_area": tr("output areas"),
        "ward": tr("wards"),
        "combined_authority": tr("combined authorities"),
        "region": tr("regions"),
        "country": tr("countries"),
    }.get(kind, tr("areas"))


def codes_in(texts: Iterable[object]) -> np.ndarray:
    """The GSS code that each text begins with ("E02002483 : Hartlepool 001"), None where it has none; object array."""
    found = [CODE.match(str(text).upper()) if text is not None else None for text in texts]
    return objects(match[1] if match else None for match in found)


def kind_of(codes: Iterable[object]) -> tuple[str, np.ndarray]:
    """The kind that most codes are of, "" where none is known, and which codes are of it (bool).

    A table of districts that also lists their counties is one of districts, and the other way round: never both, for a
    business would be counted in its district and in its county.
    """
    starts = np.array([str(code)[:3] if code is not None else "" for code in codes], dtype="U3")
    of_kind = {kind: np.isin(starts, prefixes) for kind, prefixes in PREFIXES.items()}
    best = max(of_kind, key=lambda kind: int(of_kind[kind].sum()))  # of two with as many, the first: the upper tier
    return (best, of_kind[best]) if of_kind[best].any() else ("", np.zeros(len(starts), dtype=bool))
