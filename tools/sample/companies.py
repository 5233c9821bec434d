"""One cluster's invented companies: sizes, ages and flags drawn at random, totals exactly the scorecard's."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .numbers import apportion, days, pick
from .positions import Positions

BIG = 100_000_000  # metric 1.2
_NEW = ("2017-01-01", "2022-12-31")  # metric 1.4


def companies(
    cluster: str, design: dict, score: dict[str, int], positions: Positions, rng: np.random.Generator
) -> pd.DataFrame:
    """One row a company. ``score`` has the metrics' totals by id; the rows add up to them."""
    number = score["business_count"]
    table = _sizes(design, score, rng)
    table["postcode"] = _postcodes(design, number, positions)
    table["incorporated"] = _ages(design, table, score["incorporations_2017_22"], rng)
    table["sic"] = _sic(design, number, rng)
    table["name"] = _names(design, cluster, number, rng)
    table["high_growth"] = pick(rng, score["high_growth_companies"], _growing(table))
    table["foreign_owned"] = _foreign(design, table, score["foreign_owned"], rng)
    table["innovate_uk_gbp"] = _funding(design, table, score["innovate_uk_funding"], rng)
    table["clusters"] = cluster
    return table


def _sizes(design: dict, score: dict[str, int], rng: np.random.Generator) -> pd.DataFrame:
    """Employees and turnover. The flagships come first, then the other companies of £100m and more, then the rest, largest to smallest."""
    flagships = design["flagships"]
    head = [int(one.get("employees") or score["employees"] * one["share_of_employees"]) for one in flagships]
    others = score["large_turnover_companies"] - len(flagships)
    low, high = design["large_turnover_gbp"]
    big = np.sort(np.exp(rng.uniform(np.log(low), np.log(high), others)))[::-1].round(-5)
    staff = np.maximum(40, big / design["large_gbp_per_employee"] * np.exp(rng.normal(0, 0.3, others))).astype(np.int64)
    small = score["business_count"] - len(flagships) - others
    left = score["employees"] - sum(head) - int(staff.sum())
    rest = np.sort(apportion(left, np.exp(rng.normal(0, 1.5, small)), least=1, most=480))[::-1]
    sales = np.minimum(rest * design["small_gbp_per_employee"] * np.exp(rng.normal(0, 0.5, small)), 0.9 * BIG).round(-3)
    return pd.DataFrame(
        {
            "employees": np.concatenate([head, staff, rest]).astype(np.int64),
            "turnover_gbp": np.concatenate([[one["turnover_gbp"] for one in flagships], big, sales]).astype(np.int64),
        }
    )


def _postcodes(design: dict, number: int, positions: Positions) -> list[str]:
    """Flagships at their own place, shared registered offices at the end of the table (small companies), the others drawn by authority."""
    fixed = [positions.nearest(one["near"], one["authority"]) for one in design["flagships"]]
    shared = [
        positions.nearest(one["near"], one["authority"])
        for one in design["registered_offices"]
        for _ in range(one["companies"])
    ]
    codes = sorted(design["shares"])
    counts = apportion(number - len(fixed) - len(shared), np.array([design["shares"][code] for code in codes]), least=1)
    drawn: list[str] = []
    for code, count in zip(codes, counts):
        drawn += positions.draw(
            code, int(count), [location for location in design["hotspots"] if location["authority"] == code]
        )
    # The rows go from large to small, so the places are mixed; the generator's own order would put all large ones into the first authority.
    return [*fixed, *positions.mixed(drawn), *shared]


def _ages(design: dict, table: pd.DataFrame, new: int, rng: np.random.Generator) -> np.ndarray:
    number, old = len(table), design["existed_in_2013"]
    smallness = 1.0 / np.sqrt(table["employees"].to_numpy(dtype=float))
    smallness[table["turnover_gbp"] >= BIG] = 0.0  # the large are not the young
    young = pick(rng, new, smallness)
    between = np.zeros(number, dtype=bool)
    between[~young] = pick(rng, number - new - old, np.maximum(smallness[~young], 1e-9))
    dates = np.datetime64("2012-12-31") - (rng.gamma(1.6, 9.0, number) * 365).astype(np.int64).astype("timedelta64[D]")
    dates[between] = days(rng, int(between.sum()), "2013-01-01", "2016-12-31")
    dates[young] = days(rng, new, *_NEW)
    return dates


def _growing(table: pd.DataFrame) -> np.ndarray:
    """Weights for high growth: firms of ten to five hundred, three years old in 2023."""
    staff, born = table["employees"].to_numpy(), table["incorporated"].to_numpy()
    return np.where((staff >= 10) & (staff <= 500) & (born < np.datetime64("2020-01-01")), 1.0, 1e-9)


def _foreign(design: dict, table: pd.DataFrame, number: int, rng: np.random.Generator) -> np.ndarray:
    mask, flagships = np.zeros(len(table), dtype=bool), design["flagships"]
    own = np.array([bool(one.get("foreign_owned")) for one in flagships], dtype=bool)
    mask[: len(own)] = own
    weights = np.sqrt(table["employees"].to_numpy(dtype=float))[len(own) :]
    mask[len(own) :] = pick(rng, number - int(own.sum()), weights)
    return mask


def _funding(design: dict, table: pd.DataFrame, total: int, rng: np.random.Generator) -> np.ndarray:
    """Whole pounds; about one company in seven has any, and a few have most of it."""
    money = np.zeros(len(table), dtype=np.int64)
    for row, one in enumerate(design["flagships"]):
        money[row] = round(total * one.get("share_of_funding", 0.0))
    has = pick(
        rng,
        len(table) // 7,
        np.where(np.arange(len(table)) < len(design["flagships"]), 0.0, np.sqrt(table["employees"])),
    )
    money[has] = apportion(total - int(money.sum()), np.exp(rng.normal(0, 1.6, int(has.sum()))), least=10_000)
    return money


def _sic(design: dict, number: int, rng: np.random.Generator) -> np.ndarray:
    codes, weights = list(design["sic"]), np.array(list(design["sic"].values()), dtype=float)
    first = rng.choice(codes, number, p=weights / weights.sum())
    second = rng.choice(codes, number, p=weights / weights.sum())
    both = (rng.random(number) < 0.15) & (first != second)
    return np.where(both, np.char.add(np.char.add(first, ";"), second), first)


def _names(design: dict, cluster: str, number: int, rng: np.random.Generator) -> list[str]:
    wording = rng.choice(design["words"], number)
    own = [one["name"] for one in design["flagships"]]
    return own + [f"Illustrative {word} {n:04d} Ltd" for n, word in enumerate(wording[len(own) :], start=len(own) + 1)]
