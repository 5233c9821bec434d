"""``midlandsclusters:locationquotient``: how specialised authorities or hexagons are in a cluster."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from ...cartography.thematic.statistic_names import QUOTIENT
from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import counted, grouped, sentences, shown, tr
from ...core.catalogue.catalogue import ALL
from ...core.hexmap.engine import Workspace
from ...core.statistics.location_quotient import REASONS, Reference, quotient_table
from ..support.inputs import Inputs
from .of_companies import CompanyStatistic, numbers_of, on_places
from .statistic import Result


class LocationQuotient(CompanyStatistic):
    """A place's share of the cluster over the share in the whole area, or in the UK."""

    ID = "locationquotient"
    LOOK = QUOTIENT
    METHOD = "Moineddin, R., Beyene, J. and Boyle, E. (2003), Geographical Analysis 35(3), 249-256"
    INSTEAD = ("INPUT", "EVERYTHING")

    def table(self, workspace: Workspace, inputs: Inputs, feedback: Feedback) -> Result:
        """LQ, its limits, shares, reliability and the reason in words, by place."""
        cluster = inputs.choice("CLUSTER")
        if cluster == ALL:
            raise UserError(tr("Choose one cluster: all companies cannot be specialised in all companies."))
        metric = inputs.choice("METRIC")
        own = workspace.hexmap(self.request(cluster, inputs), feedback.part(0.0, 0.5))
        everyone = workspace.hexmap(self.request(ALL, inputs), feedback.part(0.5, 0.9))
        if metric not in own.metrics:
            sentence = tr("The companies have no figures for {metric}: choose another metric.")
            raise UserError(sentence.format(metric=metric), ", ".join(own.metrics))
        return self._quotients(self.places(own, inputs), self.places(everyone, inputs), inputs)

    def between(self, first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, inputs: Inputs) -> Result:
        """LQ from the layers of two maps."""
        keys, metric = self.keys(inputs), inputs.choice("METRIC")
        return self._quotients(numbers_of(first, keys, metric), numbers_of(second, keys, metric), inputs)

    def _quotients(self, own: gpd.GeoDataFrame, everyone: gpd.GeoDataFrame, inputs: Inputs) -> Result:
        keys, metric, reference = self.keys(inputs), inputs.choice("METRIC"), _reference(inputs)
        fewest = inputs.integer("FEWEST")
        found = quotient_table(own, everyone, keys, metric, reference=reference, fewest=fewest)
        found["reason"] = found["reason"].map({key: shown(wording) for key, wording in REASONS.items()})
        placed = on_places(found, keys, everyone)
        names = self.cluster_names()
        if names and self._clusters[1] not in ("", ALL):
            stated = tr(
                "The layer of all companies counts {cluster} alone: this is no location quotient of all sectors."
            )
            return placed, sentences(_text(placed), stated.format(cluster=names[1]))
        return placed, sentences(_text(placed), _compared(everyone, reference))


def _reference(inputs: Inputs) -> Reference | None:
    """What the shares are compared with, where it is not the area. Raises UserError for one total alone."""
    given = [name for name in ("UK_CLUSTER", "UK_ALL") if inputs.has(name)]
    if len(given) == 1:
        raise UserError(tr("Give both UK totals, or none: a share needs two numbers."))
    return Reference(inputs.number("UK_CLUSTER"), inputs.number("UK_ALL"), "UK") if given else None


def _compared(everyone: pd.DataFrame, reference: Reference | None) -> str:
    """What the shares are compared with."""
    if reference is not None:
        return tr("Compared with the UK: {cluster} of {all}.").format(
            cluster=grouped(reference.cluster), all=grouped(reference.everything)
        )
    if "business_count" not in everyone:
        return ""
    return counted(
        "Compared with the {n} business of the area, whatever its sector.",
        "Compared with all {n} businesses of the area, whatever their sector.",
        int(everyone["business_count"].sum()),
    )


def _text(found: pd.DataFrame) -> str:
    """How many places have a figure, and which stand out."""
    if not found["lq"].notna().any():
        return tr("No place has a location quotient: the reference has nothing of the cluster.")
    sure = found[found["reliable"] & found["low"].gt(1)]
    wording = tr("Places with a figure: {:,} of {:,}; with a reliable one: {:,}.").format(
        int(found["lq"].notna().sum()), len(found), int(found["reliable"].sum())
    )
    if found["low"].notna().any():
        stated = counted(
            "{n} is specialised (the whole interval is above 1).",
            "{n} are specialised (the whole interval is above 1).",
            len(sure),
        )
        wording = sentences(wording, stated)
    if "authority_name" in found and len(sure) and not found["authority_name"].duplicated().any():
        best = sure.sort_values("lq", ascending=False, kind="stable").head(3)
        each = (
            tr("{} {:.1f} ({:.1f} to {:.1f})").format(one.authority_name, one.lq, one.low, one.high)
            for one in best.itertuples()
        )
        wording = sentences(wording, tr("Highest: {}.").format("; ".join(each)))
    return wording
