"""The file formats that are known by name: how each is recognised by its header, and what its columns mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .columns import plain

GENERIC = "generic"
# The lower bound of the gender pay gap service's bands. The service publishes no figure; the smallest that a band allows is no guess.
_BANDS = {"250to499": 250, "500to999": 500, "1000to4999": 1000, "5000to19999": 5000, "20000ormore": 20_000}


def _as_it_is(column: pd.Series) -> pd.Series:
    return column


def _lower_bound(column: pd.Series) -> pd.Series:
    code, different = pd.factorize(column.fillna("").astype(str))
    bounds = np.array([_BANDS.get(plain(band), np.nan) for band in different], dtype=np.float64)
    return pd.Series(bounds[code], index=column.index)


@dataclass(frozen=True)
class Format:
    """A format: columns that must all be there (plain names), its mapping, what to do to its employees, notes that always apply."""

    id: str
    signs: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    employees: Callable[[pd.Series], pd.Series] = _as_it_is
    notes: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "companies_house": Format(
        "companies_house",
        signs=("companyname", "companynumber", "regaddresspostcode", "siccodesictext1"),
        mapping={
            "company_id": "CompanyNumber",
            "name": "CompanyName",
            "postcode": "RegAddress.PostCode",
            "sic": "SICCode.SicText_1\nSICCode.SicText_2\nSICCode.SicText_3\nSICCode.SicText_4",
            "incorporated": "IncorporationDate",
            "status": "CompanyStatus",
        },
        notes=("Companies are at their registered office, which need not be where they work.",),
    ),
    "gender_pay_gap": Format(
        "gender_pay_gap",
        signs=("employername", "postcode", "siccodes", "employersize", "diffmeanhourlypercent"),
        mapping={
            "company_id": "EmployerId",
            "name": "EmployerName",
            "postcode": "PostCode",
            "sic": "SicCodes",
            "employees": "EmployerSize",
        },
        employees=_lower_bound,
        notes=(
            "Employers are at their registered address; only employers with 250 or more employees must report.",
            "Employees are the lower bound of the published size band, so totals are the least that there can be.",
        ),
    ),
    GENERIC: Format(GENERIC),
}


def recognise(names: list[str]) -> Format:
    """The format whose columns are all among the names, else the generic one."""
    have = {plain(name) for name in names}
    return next((one for one in FORMATS.values() if one.signs and have.issuperset(one.signs)), FORMATS[GENERIC])


def own_mapping(one: Format, names: list[str]) -> dict[str, str]:
    """The format's mapping with the file's own spelling of the names; columns that the file lacks are left out."""
    spelling = {plain(name): name for name in names}
    result = {}
    for column, theirs in one.mapping.items():
        found = [spelling[plain(name)] for name in theirs.split("\n") if plain(name) in spelling]
        if found:
            result[column] = "\n".join(found)
    return result
