"""Real, live postcodes for invented companies, by authority and around hot spots."""

from __future__ import annotations

import numpy as np
import pandas as pd

from midlands_clusters_plugin.core.postcodes.postcodes import PostcodeIndex


def live_postcodes(index: PostcodeIndex, authorities: set[str]) -> pd.DataFrame:
    """Live postcodes of some upper-tier authorities, sorted: postcode, easting, northing, authority_code."""
    code = index.authority_codes()
    rows = np.flatnonzero(index.live & index.has_position & pd.Series(code).isin(authorities).to_numpy())
    columns = {"easting": index.easting[rows], "northing": index.northing[rows], "authority_code": code[rows]}
    return pd.DataFrame({"postcode": index.postcodes(rows), **columns}).sort_values("postcode", ignore_index=True)


class Positions:
    """Draws postcodes from a table of live ones."""

    def __init__(self, index: PostcodeIndex, table: pd.DataFrame, rng: np.random.Generator) -> None:
        self._index, self._rng = index, rng
        self._by_authority = {code: frame.reset_index(drop=True) for code, frame in table.groupby("authority_code")}

    def nearest(self, place: str, authority: str) -> str:
        """The live postcode of the authority nearest to a postcode, which may be terminated."""
        table = self._by_authority[authority]
        return str(table["postcode"].iloc[int(self._distance(table, place).argmin())])

    def draw(self, authority: str, number: int, hotspots: list[dict]) -> list[str]:
        """Postcodes in an authority, each hot spot's share of them within its radius, falling off with distance."""
        table, drawn = self._by_authority[authority], []
        for location in hotspots:
            distance = self._distance(table, location["near"])
            weight = np.where(
                distance <= location["km"] * 1000, np.exp(-((distance / (location["km"] * 500)) ** 2)), 0.0
            )
            drawn += list(
                self._rng.choice(table["postcode"], round(number * location["share"]), p=weight / weight.sum())
            )
        return drawn + list(self._rng.choice(table["postcode"], number - len(drawn)))

    def mixed(self, postcodes: list[str]) -> list[str]:
        """The same postcodes in a random order."""
        return [postcodes[place] for place in self._rng.permutation(len(postcodes))]

    def _distance(self, table: pd.DataFrame, place: str) -> np.ndarray:
        match = self._index.match([place])
        if not np.isfinite(match.easting[0]):
            raise ValueError(f"{place} of the design is not in the postcode directory")
        return np.hypot(table["easting"] - match.easting[0], table["northing"] - match.northing[0]).to_numpy()
