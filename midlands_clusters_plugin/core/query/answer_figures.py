"""What an answer amounts to: how many, employees, turnover, and their share of each authority and of the layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..base.i18n import tr
from ..companies.sample import SOURCE as SAMPLE
from ..counting.aggregate import exact_sums
from ..geography.authorities import upper_tier_names
from . import question as q
from .binding import AUTHORITY

# What is added up, by the target: column -> id in the summary.
_ADDED = {
    q.COMPANIES: {name: name for name in ("employees", "turnover_gbp", "innovate_uk_gbp")},
    q.CELLS: {
        "business_count": "businesses",
        "employees": "employees",
        "turnover": "turnover_gbp",
        "innovate_uk_funding": "innovate_uk_gbp",
        "area_km2": "area_km2",
    },
    q.PLACES: {},
}
_PARTS = {"turnover_gbp": 100, "innovate_uk_gbp": 100}  # pence; of everything else millionths are kept
NAME, COUNT = "authority_name", "count"


@dataclass(frozen=True)
class Figure:
    """A sum over the answer (None: nothing is known), of how many rows it is known, its share of the layer's sum."""

    value: float | None
    known: int
    rows: int
    share: float | None


@dataclass(frozen=True)
class Summary:
    """Figures of an answer. ``authorities`` has one row an authority of the answer: code, name, count, of, share."""

    target: str
    count: int
    of: int
    share: float | None
    unsure: int
    figures: dict[str, Figure]
    authorities: pd.DataFrame
    companies: int | None
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain values, for JSON."""
        return {
            "target": self.target,
            "count": self.count,
            "of": self.of,
            "share": self.share,
            "not_known": self.unsure,
            "companies": self.companies,
            "figures": {key: vars(one) for key, one in self.figures.items()},
            "authorities": self.authorities.to_dict("records"),
            "notes": list(self.notes),
        }


def columns_needed(target: str) -> tuple[str, ...]:
    """The columns that a summary reads, where a table has them."""
    return (*_ADDED[target], AUTHORITY, NAME, "company_id", "point_kind", "source")


def summarise(
    target: str, frame: pd.DataFrame, mask: np.ndarray, unsure: int = 0, notes: tuple[str, ...] = ()
) -> Summary:
    """Add an answer up: ``mask`` (bool, n) of the whole layer's rows; columns that these lack are left out."""
    figures = {
        key: _figure(frame[name], mask, _PARTS.get(key, 1_000_000))
        for name, key in _ADDED[target].items()
        if name in frame
    }
    count, of = int(mask.sum()), len(frame)
    companies = None
    if target == q.COMPANIES and "company_id" in frame:
        ids = frame["company_id"].to_numpy(dtype=object)[mask]
        companies = int(pd.Series(ids, dtype=object).nunique()) if pd.notna(ids).all() else None
    said = (*notes, *_about(frame, mask))
    return Summary(target, count, of, _share(count, of), unsure, figures, _authorities(frame, mask), companies, said)


def _figure(column: pd.Series, mask: np.ndarray, parts: int) -> Figure:
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    known = np.isfinite(values)
    whole = np.rint(np.where(known, values, 0.0) * parts).astype(np.int64)
    total, part = (
        int(exact_sums(np.zeros(int(rows.sum()), dtype=np.int64), whole[rows], 1)[0]) for rows in (known, known & mask)
    )
    number = int((known & mask).sum())
    value = part / parts if number or not mask.any() else None
    return Figure(value, number, int(mask.sum()), _share(part, total) if value is not None else None)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _authorities(frame: pd.DataFrame, mask: np.ndarray) -> pd.DataFrame:
    """Rows of the answer by authority, the most first, beside all rows of the layer there."""
    columns = ["code", "name", COUNT, "of", "share"]
    if AUTHORITY not in frame:
        return pd.DataFrame(columns=columns)
    code, codes = pd.factorize(frame[AUTHORITY].to_numpy(dtype=object, na_value=None))
    placed = code >= 0
    of = np.bincount(code[placed], minlength=len(codes))
    count = np.bincount(code[placed & mask], minlength=len(codes))
    table = pd.DataFrame(
        {"code": codes, "name": _names(frame, code, codes), COUNT: count, "of": of, "share": count / np.maximum(of, 1)}
    )
    table = table[table[COUNT] > 0]
    return table.sort_values([COUNT, "code"], ascending=[False, True], ignore_index=True)


def _names(frame: pd.DataFrame, code: np.ndarray, codes: np.ndarray) -> list[str]:
    known = upper_tier_names()
    if NAME in frame:
        first = pd.Series(frame[NAME].to_numpy(dtype=object, na_value=None)).groupby(code).first()
        own = [first.get(number) for number in range(len(codes))]  # nan where no row of the authority has a name
        return [name if isinstance(name, str) and name else str(known.get(one, one)) for name, one in zip(own, codes)]
    return [known.get(one, str(one)) for one in codes]


def _about(frame: pd.DataFrame, mask: np.ndarray) -> Iterator[str]:
    """What must be said of the points and of the companies."""
    if "point_kind" in frame:
        areas = int((mask & frame["point_kind"].isin(["area", "approximate"]).to_numpy(dtype=bool)).sum())
        if areas:
            text = tr("{areas} of these places have no site of their own: the point is the middle of an area.")
            yield text.format(areas=areas)
    if "source" in frame and (frame["source"] == SAMPLE).to_numpy(dtype=bool, na_value=False).any():
        yield tr(
            "The companies are the plugin's illustrative sample, which is invented: these figures describe no real "
            "place."
        )
