"""QGIS's search bar finds authorities, towns, places of innovation, clusters and postcodes: type ``mid`` and a part of
a name or the beginning of a postcode. Nothing leaves the machine.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from qgis.core import QgsFeedback, QgsGeometry, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult, QgsRectangle
from qgis.PyQt.QtGui import QIcon

from ...core.base.i18n import counted, tr
from ...core.base.resources import resource
from ...qgis_io.canvas import show_box
from ...qgis_io.crs import national_grid

AUTHORITY, TOWN, PLACE, CLUSTER, POSTCODE = "authority", "town", "place", "cluster", "postcode"
_TOWN_MARGIN, _PLACE_MARGIN, _POSTCODE_MARGIN = 8_000.0, 3_000.0, 400.0  # metres shown round a town, a place, ...
_FULL = re.compile(r"\s*[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}\s*", re.IGNORECASE)
_BEGINS = re.compile(r"\s*[A-Z]{1,2}[0-9].*", re.IGNORECASE)
_AS_AREA = 1  # the action of an authority beside going there
_FEW = 2  # letters from which on a search begins without the prefix
_PLACE_FILES = ("universities", "innovation_hubs", "investment_atlas", "industrial_strategy_zones", "anchors")


class Target(NamedTuple):
    """Something to go to. ``extent`` in EPSG:27700, None for a cluster and for an authority (whose outline is asked
    when it is chosen).
    """

    kind: str
    id: str
    name: str
    extent: tuple[float, float, float, float] | None


@lru_cache(maxsize=1)
def targets() -> tuple[Target, ...]:
    """All that can be found. Read by csv and json alone: the search bar must not import pandas."""
    from ...core.catalogue.catalogue import clusters
    from ...core.geography.areas import areas

    return (
        *(Target(AUTHORITY, one.id, one.name, None) for one in areas().values() if one.kind == "authority"),
        *(Target(CLUSTER, one.id, one.distinct_name, None) for one in clusters().values()),
        *_points(TOWN, "geography", "towns", _TOWN_MARGIN),
        *(one for file in _PLACE_FILES for one in _points(PLACE, "places", file, _PLACE_MARGIN)),
    )


def _points(kind: str, folder: str, file: str, margin: float) -> Iterator[Target]:
    with resource(folder, f"{file}.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["easting"] and row["northing"]:
                x, y = float(row["easting"]), float(row["northing"])
                yield Target(kind, row["name"], row["name"], (x - margin, y - margin, x + margin, y + margin))


def found(text: str) -> list[tuple[Target, float]]:
    """Targets whose name holds every word of the text, the better the earlier the first one stands (1 at the
    beginning).
    """
    wording = text.casefold().split()
    result = []
    for target in targets():
        name = target.name.casefold()
        if wording and all(word in name for word in wording):
            result.append((target, 1.0 if name.startswith(wording[0]) else 0.6 if f" {wording[0]}" in name else 0.3))
    return result


def found_postcodes(text: str, *, alone: bool) -> list[tuple[Target, str]]:
    """Postcodes that begin with the text, each with what stands behind it; of a text that other filters are asked too,
    whole ones only: the directory is not read for every layer that somebody looks for.
    """
    if not (_BEGINS if alone else _FULL).fullmatch(text):
        return []
    from ...core.postcodes.postcode_search import find_postcodes

    made = []
    for one in find_postcodes(text):
        left, bottom, right, top = one.box
        around = (left - _POSTCODE_MARGIN, bottom - _POSTCODE_MARGIN, right + _POSTCODE_MARGIN, top + _POSTCODE_MARGIN)
        several = one.number > 1
        behind = counted("{n} postcode", "{n} postcodes", one.number) if several else tr("Postcode")
        made.append((Target(POSTCODE, one.name, one.name, around), behind))
    return made


class ClustersLocator(QgsLocatorFilter):
    """The filter in QGIS's search bar. ``choose_cluster`` is called with a cluster's id, ``choose_area`` with an
    authority's code.
    """

    def __init__(
        self, iface: Any, choose_cluster: Callable[[str], None], choose_area: Callable[[str], None], icon: QIcon
    ) -> None:
        super().__init__()
        self._iface, self._choose, self._choose_area, self._icon = iface, choose_cluster, choose_area, icon

    def clone(self) -> ClustersLocator:
        """QGIS searches with a copy, on a thread of its own."""
        return ClustersLocator(self._iface, self._choose, self._choose_area, self._icon)

    def name(self) -> str:
        """The id; QGIS keeps its settings by it."""
        return "midlands_clusters"

    def displayName(self) -> str:
        return tr("Midlands Clusters: authorities, places, postcodes, clusters")

    def prefix(self) -> str:
        """Typed before the text, it asks this filter alone."""
        return "mid"  # QGIS gives shorter ones to its own filters alone

    def priority(self) -> Any:
        """Below QGIS's own results of layers and layouts."""
        return QgsLocatorFilter.Priority.Medium

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Send what is found; without the prefix only from the second letter on."""
        if len(string.strip()) < (1 if context.usingPrefix else _FEW):
            return
        wording = {
            AUTHORITY: tr("Authority"),
            TOWN: tr("Town"),
            PLACE: tr("Place of innovation"),
            CLUSTER: tr("Cluster"),
            POSTCODE: tr("Postcode"),
        }
        postcodes = [(target, behind, 1.0) for target, behind in found_postcodes(string, alone=context.usingPrefix)]
        others = [(target, wording[target.kind], score) for target, score in found(string)]
        for target, behind, score in [*postcodes, *others]:
            if feedback.isCanceled():
                return
            result = QgsLocatorResult(
                self, target.name, json.dumps(target)
            )  # a text: results are copied between threads
            result.description = behind
            result.group = wording[target.kind]
            result.icon = self._icon
            result.score = score
            if target.kind == AUTHORITY:
                result.actions = [QgsLocatorResult.ResultAction(_AS_AREA, tr("Use as the map's area"))]
            self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Zoom to a place, or choose a cluster in the dock."""
        target = _target(result)
        if target.kind == CLUSTER:
            self._choose(target.id)
        else:
            zoom_to(self._iface, target)

    def triggerResultFromAction(self, result: QgsLocatorResult, action: int) -> None:
        """Go there and choose the authority as the map's area."""
        target = _target(result)
        if action == _AS_AREA and target.kind == AUTHORITY:
            self._choose_area(target.id)
        zoom_to(self._iface, target)


def _target(result: QgsLocatorResult) -> Target:
    data = result.userData() if callable(result.userData) else result.userData  # a method in later versions of QGIS
    return Target(*json.loads(data))


def zoom_to(iface: Any, target: Target) -> None:
    """Show a place in the map window and flash it."""
    extent = target.extent
    if extent is None:
        from ...core.geography.boundaries import builtin_boundaries

        one = builtin_boundaries().subset([target.id])
        extent = tuple(one.geometry[0].bounds)
    box = QgsRectangle(*(float(value) for value in extent))
    show_box(iface.mapCanvas(), box, national_grid())
    if target.kind in (PLACE, POSTCODE):
        shape = QgsGeometry.fromRect(box) if target.kind == POSTCODE else QgsGeometry.fromPointXY(box.center())
        iface.mapCanvas().flashGeometries([shape], national_grid())
