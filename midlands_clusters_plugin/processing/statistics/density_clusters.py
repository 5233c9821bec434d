"""``midlandsclusters:densityclusters``: where companies of a cluster crowd, as outlines with members, figures and a
name.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...cartography.thematic.statistic_names import DENSITY
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, grouped, sentences, shown, tr
from ...core.catalogue.catalogue import ALL
from ...core.density.dbscan import NOISE, dbscan, hdbscan
from ...core.density.density import density_clusters
from ...core.hexmap.engine import MapRequest, Workspace
from ...core.statistics.defaults import PRESETS, crowd_rule
from ...core.statistics.dsit import four_tests, kind
from ..support.inputs import Inputs
from .of_companies import CompanyStatistic
from .statistic import Result

_HDBSCAN = "hdbscan"


class DensityClusters(CompanyStatistic):
    """Crowds of companies, whatever the boundaries."""

    ID = "densityclusters"
    LOOK = DENSITY
    METHOD = (
        "DBSCAN: Ester, M. et al. (1996), KDD-96, 226-231; HDBSCAN: Campello, R. J. G. B. et al. (2013), PAKDD, 160-172"
    )

    def table(self, workspace: Workspace, inputs: Inputs, feedback: Feedback) -> Result:
        """One row a density cluster, with DSIT's four tests as far as the data answers them."""
        cluster, area = inputs.choice("CLUSTER"), inputs.area()
        own = workspace.hexmap(MapRequest(cluster, area), feedback.part(0.0, 0.3)).companies
        everyone = own if cluster == ALL else workspace.hexmap(MapRequest(ALL, area), feedback.part(0.3, 0.5)).companies
        x, y = own["easting"].to_numpy(dtype=np.float64), own["northing"].to_numpy(dtype=np.float64)
        labels, margin, stated = _labels(x, y, inputs, feedback.part(0.5, 0.9))
        found = density_clusters(own, labels, everyone=None if cluster == ALL else everyone, margin=margin)
        found = _with_tests(found, own, labels, everyone)
        wording = counted(
            "{n} density cluster with {members} of {all} sites.",
            "{n} density clusters with {members} of {all} sites.",
            len(found),
        ).format(members=grouped(int((labels != NOISE).sum())), all=grouped(len(own)))
        alone = counted(
            "{n} of them is made by one address, such as an accountant's: it is named after its postcode.",
            "{n} of them are made by one address each, such as an accountant's: they are named after their postcodes.",
            int(found["one_address"].sum()),
        )
        largest = "; ".join(
            counted("{name} ({n} site)", "{name} ({n} sites)", one.sites).format(name=one.name)
            for one in found.head(3)[["name", "sites"]].itertuples(index=False)
        )
        none = tr("No companies stand that close together: try a larger distance.")
        named = tr("The largest: {}.").format(largest) if largest else none
        alone = alone if found["one_address"].any() else ""
        return found.reset_index(drop=True), sentences(wording, alone, named, stated)

    def numbers(self, table: gpd.GeoDataFrame) -> dict[str, Any]:
        """How many clusters and members."""
        return {"CLUSTERS": len(table), "MEMBERS": int(table["sites"].sum()) if len(table) else 0}


def _labels(x: np.ndarray, y: np.ndarray, inputs: Inputs, feedback: Feedback) -> tuple[np.ndarray, float, str]:
    """The cluster of each site, the margin round its outline, and the rule in words."""
    method, fewest, distance = inputs.choice("METHOD"), inputs.integer("FEWEST"), inputs.number("DISTANCE")
    more: list[str] = []
    if method == _HDBSCAN:
        stated = counted(
            "At least {n} company, closer than around it (HDBSCAN).",
            "At least {n} companies, closer together than around them (HDBSCAN).",
            fewest,
        )
        return hdbscan(x, y, fewest), 125.0, stated
    if method in PRESETS:
        preset = PRESETS[method]
        distance, fewest, more = preset.distance, preset.fewest, [preset.source, shown(preset.certain)]
    stated = sentences(crowd_rule(distance, fewest), *more)
    return dbscan(x, y, distance, fewest, feedback), distance / 2, stated


def _with_tests(
    found: gpd.GeoDataFrame, own: pd.DataFrame, labels: np.ndarray, everyone: pd.DataFrame
) -> gpd.GeoDataFrame:
    """DSIT's four tests and kind of each cluster, as columns with yes, no or cannot be known."""
    points = shapely.points(everyone[["easting", "northing"]].to_numpy(dtype=np.float64))
    tree = shapely.STRtree(found.geometry.to_numpy())
    inside = np.bincount(tree.query(points, predicate="within")[1], minlength=len(found))
    whole = len(everyone) if len(everyone) > len(own) else None
    rows = []
    for position, label in enumerate(found.index):
        counted = (max(int(inside[position]), int(found["sites"].iloc[position])), whole) if whole else None
        answers = four_tests(own[labels == label], area_members=len(own), everyone=counted)
        rows.append({f"dsit_{one.test}": one.answer for one in answers} | {"dsit_kind": kind(answers)})
    tests = pd.DataFrame(rows, index=found.index) if rows else pd.DataFrame(index=found.index)
    if not (rows and tests["dsit_kind"].any()):  # a column that the data cannot fill would look like an answer
        tests = tests.drop(columns="dsit_kind", errors="ignore")
    data = pd.concat([pd.DataFrame(found.drop(columns="geometry")), tests], axis=1)
    return gpd.GeoDataFrame(data, geometry=found.geometry, crs=found.crs)
