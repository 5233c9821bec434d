"""What a map says about itself: one typed record, written to the map's group in the project and read back from there.

The JSON in the project has the names of the first version, so that projects of all versions open; what cannot be read
counts as absent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.base.inert import label_text
from ...core.classes.breaks import Breaks
from .roles import FACTS
from .stored import known_fields, saved

if TYPE_CHECKING:
    from qgis.core import QgsLayerTreeGroup

    from ...core.catalogue.scorecard_table import Loaded

ROWS = {
    "rows_read": "read",
    "rows_placed": "placed",
    "rows_rejected": "rejected",
    "rows_in_area": "in_area",
}  # report.json -> Rows


@dataclass(frozen=True)
class GridFacts:
    """The hexagons: ``kind`` "bng" or "h3", ``size`` in metres or as H3's resolution."""

    kind: str
    size: float
    description: str


@dataclass(frozen=True)
class BoundaryFacts:
    """The outlines that cut the hexagons."""

    source: str = ""
    date: str = ""
    attribution: str = ""
    builtin: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class InputFacts:
    """A file that was read; ``rows`` is None where that is not known."""

    path: str = ""
    format: str = ""
    rows: int | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Rows:
    """What became of the rows of the input."""

    read: int
    placed: int
    rejected: int
    in_area: int


@dataclass(frozen=True)
class PostcodeFacts:
    """The postcode directory that placed the companies; ``wording`` names it in a line."""

    wording: str = ""
    builtin: bool = True
    year: str = ""
    mode: str = ""


@dataclass(frozen=True)
class DisclosureFacts:
    """The disclosure rule of a protected map: ``wording`` and ``one_grid`` are sentences, the counts are by metric."""

    wording: str = ""
    one_grid: str = ""
    cells_hidden: Mapping[str, int] = field(default_factory=dict)
    authority_totals_hidden: Mapping[str, int] = field(default_factory=dict)
    area_totals_hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class MetricFacts:
    """Classes and total of a metric; no total where no business has the figure, or a disclosure rule hides it."""

    breaks: Breaks = field(default_factory=Breaks)
    total: float | None = None
    hidden: bool = False


@dataclass(frozen=True)
class MapFacts:
    """What titles, notes, figures and acknowledgements of a map are made from.

    cluster, cluster_name : id and name; "all" and "" for all companies.
    area, area_name, area_codes : id, name and GSS codes of the area; ``bounds`` its extent in EPSG:27700.
    rows : None where no report of the run is known (a map from a file alone).
    sample : invented companies: whatever leaves the plugin says so.
    by_sic : the cluster was found by SIC codes.
    doubts : what the reading of the company file left open, whole sentences.
    without_shared : companies at addresses that very many companies share are not counted.
    area_data, instead, subset, remarks : of one page and never stored: what the area layers on it say, the one that
        stands in the hexagons' place, the user's filter on the hexagons, and what else QGIS draws otherwise.
    """

    cluster: str
    cluster_name: str
    area: str
    area_name: str
    area_codes: tuple[str, ...]
    grid: GridFacts
    boundaries: BoundaryFacts
    inputs: tuple[InputFacts, ...]
    rows: Rows | None
    plugin: str
    bounds: tuple[float, float, float, float]
    sample: bool
    by_sic: bool
    located_by_postcode: bool
    postcodes: PostcodeFacts | None = None
    disclosure: DisclosureFacts | None = None
    doubts: tuple[str, ...] = ()
    without_shared: bool = False
    metrics: Mapping[str, MetricFacts] = field(default_factory=dict)
    area_data: tuple[Mapping[str, Any], ...] = ()
    instead: Mapping[str, Any] | None = None
    subset: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def ident(self) -> str:
        """Which map this is, whatever its data: cluster, area and grid."""
        return f"{self.cluster}/{self.area}/{self.grid.kind}{self.grid.size:g}"

    @property
    def stamp(self) -> str:
        """Changes when anything that the map says of itself does: the same input gives the same stamp."""
        return sha256(self.to_json().encode("utf-8")).hexdigest()[:16]

    def to_json(self) -> str:
        """As it is stored in a project."""
        data = asdict(self)
        data["metrics"] = {name: {**asdict(one), "breaks": one.breaks.as_dict()} for name, one in self.metrics.items()}
        rows = asdict(self.rows) if self.rows is not None else {}
        data["rows"] = {key: rows.get(name, 0) for key, name in ROWS.items()}
        data["rows_known"] = self.rows is not None
        # What is as in older versions is not written, so that their pages do not count as made before a change.
        passing = ("area_data", "instead", "subset", "remarks")
        for name in (*passing, *(() if self.without_shared else ("without_shared",))):
            del data[name]
        return label_text(json.dumps(data, sort_keys=True))  # its texts go onto pages

    def loaded(self) -> Loaded:
        """What a scorecard compares the report's figures with."""
        from ...core.catalogue.scorecard_table import Loaded

        totals = {name: one.total for name, one in self.metrics.items()}
        hidden = frozenset(name for name, one in self.metrics.items() if one.hidden)
        return Loaded(totals, self.area, self.area_name, self.sample, self.by_sic, self.located_by_postcode, hidden)


def from_dict(data: Mapping[str, Any]) -> MapFacts | None:
    """The facts that JSON of this or an earlier version holds; None for anything else."""
    try:
        plain: dict[str, Any] = {
            name: str(data[name]) for name in ("cluster", "cluster_name", "area", "area_name", "plugin")
        }
        plain |= {name: bool(data[name]) for name in ("sample", "by_sic", "located_by_postcode")}
        left, bottom, right, top = map(float, data["bounds"])
        return MapFacts(
            **plain,
            **of_report(data),
            area_codes=tuple(map(str, data["area_codes"])),
            rows=row_facts(data["rows"]) if data.get("rows_known", True) else None,
            bounds=(left, bottom, right, top),
            doubts=tuple(map(str, data.get("doubts", ()))),
            without_shared=data.get("without_shared") is True,
            metrics={str(name): _metric(one) for name, one in data["metrics"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def of_report(data: Mapping[str, Any]) -> dict[str, Any]:
    """Of a run's report, or of stored facts, what both say alike: grid, boundaries, inputs, directory, rule."""
    grid, lines, rule = data["grid"], data["boundaries"], _with_wording(DisclosureFacts, data.get("disclosure"))
    if rule:
        rule["area_totals_hidden"] = tuple(rule.get("area_totals_hidden", ()))
    lines = {**known_fields(BoundaryFacts, lines), "notes": tuple(map(str, lines.get("notes", ())))}
    postcodes = _with_wording(PostcodeFacts, data.get("postcodes"))
    return {
        "grid": GridFacts(str(grid["kind"]), float(grid["size"]), str(grid["description"])),
        "boundaries": BoundaryFacts(**lines),
        "inputs": tuple(InputFacts(**known_fields(InputFacts, one)) for one in data["inputs"]),
        "postcodes": PostcodeFacts(**postcodes) if postcodes else None,
        "disclosure": DisclosureFacts(**rule) if rule else None,
    }


def row_facts(report: Mapping[str, Any]) -> Rows:
    """The counts of a report, or of stored facts."""
    return Rows(**{name: int(report[key]) for key, name in ROWS.items()})


def _with_wording(kind: Any, data: Mapping[str, Any] | None) -> dict[str, Any]:
    """Reports, and projects of the first versions, call it words; nothing of what is not there."""
    return known_fields(kind, {"wording": str(data.get("words", "")), **data}) if data else {}


def _metric(data: Mapping[str, Any]) -> MetricFacts:
    """Facts of the first versions have 0 for a total that no business has, and no word of what is hidden."""
    breaks = Breaks.from_dict(known_fields(Breaks, data["breaks"]))
    total = None if data["total"] is None else float(data["total"])
    if total == 0 and breaks.missing and not len(breaks):
        total = None
    return MetricFacts(breaks, total, bool(data.get("hidden", total is None and breaks.suppressed > 0)))


def store_facts(group: QgsLayerTreeGroup, facts: MapFacts) -> None:
    """Write a map's facts to its group."""
    group.setCustomProperty(FACTS, facts.to_json())


def facts_of(group: QgsLayerTreeGroup | None) -> MapFacts | None:
    """The facts stored with a map; None where there is no map, or none that can be read."""
    return from_dict(saved(group, FACTS, {})) if group is not None else None


def needed_facts(group: QgsLayerTreeGroup) -> MapFacts:
    """The facts stored with a map. Raises UserError where there are none that can be read."""
    facts = facts_of(group)
    if facts is None:
        raise UserError(tr("The map's facts are no longer with its layers: generate the map again."))
    return facts
