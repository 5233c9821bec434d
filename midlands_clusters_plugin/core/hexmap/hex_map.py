"""A finished map: its tables, report and notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..companies.contract import STORED, to_json
from ..counting.shared_addresses import COUNT, TABLE
from ..files.geopackage import ABOUT
from ..geography.context import context_layers
from ..places.innovation_places import area_layer, site_layer
from .report import layer_about

if TYPE_CHECKING:
    from ..disclosure.disclosure import Protection


@dataclass(frozen=True)
class HexMap:
    """One finished map, as tables in EPSG:27700, and the report of the run.

    Under a disclosure rule the tables hold what may be published; ``protection`` (what was hidden and why),
    ``companies``, ``rejects`` and ``remarks`` (rows to look at) are for the user, and not among ``layers()``.
    """

    hexes: gpd.GeoDataFrame
    authorities: gpd.GeoDataFrame
    rejects: pd.DataFrame
    metrics: tuple[str, ...]
    report: dict
    spikes: gpd.GeoDataFrame
    _make_companies: Callable[[], gpd.GeoDataFrame] = field(repr=False)
    protection: Protection | None = field(default=None, repr=False)
    remarks: pd.DataFrame | None = field(default=None, repr=False)
    _make_shared: Callable[[], pd.DataFrame] | None = field(default=None, repr=False)
    before: Mapping[str, pd.DataFrame] = field(default_factory=dict, repr=False)  # see old_and_new

    @cached_property
    def companies(self) -> gpd.GeoDataFrame:
        """The companies that count, as points; made when first asked for: a map of hexagons does not need them."""
        return self._make_companies()

    @cached_property
    def shared_addresses(self) -> pd.DataFrame:
        """The cluster's companies at addresses that very many share (counting.shared_addresses)."""
        return self._make_shared() if self._make_shared is not None else pd.DataFrame()

    @cached_property
    def places(self) -> gpd.GeoDataFrame:
        """Universities, innovation hubs and UK Investment Atlas sites; ``in_area``: in one of the map's authorities."""
        found = site_layer(self.report["cluster"])
        inside = np.zeros(len(found), dtype=bool)
        outlines = shapely.STRtree(self.authorities.geometry.to_numpy())
        inside[outlines.query(found.geometry.to_numpy(), predicate="intersects")[0]] = True
        return found.assign(in_area=inside)

    @cached_property
    def place_areas(self) -> gpd.GeoDataFrame:
        """Initiatives that cover whole authorities, as areas; ``in_area``: at least one of the map's."""
        found, codes = area_layer(self.report["cluster"]), set(self.report["area"]["codes"])
        return found.assign(in_area=[not codes.isdisjoint(text.split(";")) for text in found["area_codes"]])

    def layers(self) -> dict[str, pd.DataFrame]:
        """The layers of the GeoPackage, by name, with towns and the authorities next to the area for orientation."""
        remarks = ["remarks"] if self.remarks is not None and len(self.remarks) else []
        listed = self.protection is None and self.report["shared_addresses"]["treatment"] != COUNT
        shared = [TABLE] if listed else []
        names = ["hexes", "authorities", "companies", "rejects", *shared, *remarks, "places", "place_areas", "spikes"]
        if self.protection is not None:
            _ = self.companies  # not written, but the map's facts ask for them, on the window's thread then
            names = [name for name in names if name not in self.report["disclosure"]["not_written"]]
        found = {**{name: getattr(self, name) for name in names}, **self.before}
        for name, frame in found.items():  # the file explains itself when it is mailed
            frame.attrs[ABOUT] = layer_about(name, self.report)
            if name == "companies":
                frame.attrs[ABOUT][STORED] = to_json(self.report["contract"])
        return found | context_layers(self.report["area"]["codes"], self.authorities.geometry.to_numpy())
