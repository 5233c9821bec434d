"""The same companies by the authorities of today and by new ones: two sets of outlines, and a table of old by new.

Every company of the cluster that is in an old or a new authority stands once in the table: margins are exact sums.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd

from ..base.feedback import Feedback
from ..base.i18n import counted, grouped, sentences, tr
from ..companies.sample import SOURCE
from ..counting.aggregate import OUTSIDE, counts
from ..counting.measures import Measure
from ..disclosure.disclosure_rule import Rule
from ..disclosure.ledger import Ledger
from ..disclosure.map_figures import COUNT
from ..geography.area_list import upper_of
from ..geography.area_outlines import outlines_of
from ..geography.areas import Area, get_area
from ..geography.boundaries import Boundaries, whole_codes
from .engine import Workspace
from .hex_map import HexMap
from .hidden_pairs import HiddenPairs, Pairs
from .map_request import MapRequest

ALL_OF_THEM, ELSEWHERE, NOWHERE = "all", "elsewhere", "none"


@dataclass(frozen=True)
class OldAndNew:
    """Companies by old and new authority.

    old, new : one row an authority with its figures; polygons, EPSG:27700. ``new`` says in ``made_of`` what businesses
        of which old authorities it has.
    table : one row a pair that has companies: old_code, old_name, new_code, new_name and a column a metric; then the
        margins, with code "all". Figures that may not be shown are missing, and ``suppressed`` says so.
    report : the run, as of the map of the new authorities, with ``old`` and ``comparison``.
    hexes, hexmap : the hexagons by new authority, and the map of them with the old ones beside; None under a rule.
    """

    old: gpd.GeoDataFrame
    new: gpd.GeoDataFrame
    table: pd.DataFrame
    metrics: tuple[str, ...]
    report: dict
    hexes: gpd.GeoDataFrame | None
    hexmap: HexMap | None = None

    @property
    def businesses(self) -> int:
        """How many are counted in all, as it may be published."""
        return _businesses(self.table, ALL_OF_THEM, ALL_OF_THEM) or 0

    def matrix(self) -> pd.DataFrame:
        """The table as a page shows it: one row a metric and old authority, one column a new authority.

        A pair without companies is 0, one that may not be shown says so, and one whose figure is not known is empty.
        """
        names = dict(zip(self.table["new_code"], self.table["new_name"]))
        stated = dict(zip(self.table["old_code"], self.table["old_name"]))
        columns = [code for code in [*self.new["authority_code"], NOWHERE, ALL_OF_THEM] if code in names]
        pairs = self.table.set_index(["old_code", "new_code"])
        rows = []
        for metric in self.metrics:
            known = {pair: (value, gone) for pair, value, gone in zip(pairs.index, pairs[metric], pairs["suppressed"])}
            for old, name in stated.items():
                cells = {names[code]: _cell(*known.get((old, code), (0, False))) for code in columns}
                rows.append({"metric": metric, "old_authority": name, **cells})
        return pd.DataFrame(rows, dtype=object)

    def layers(self) -> dict[str, pd.DataFrame]:
        """The layers of its GeoPackage."""
        found = {"new_authorities": self.new, "old_authorities": self.old, "old_and_new": self.table}
        return found if self.hexes is None else {**found, "hexes": self.hexes}


def old_and_new(
    workspace: Workspace,
    area: Area,
    boundaries: Boundaries | None = None,
    cluster: str = "all",
    *,
    size: float = 1000.0,
    rule: Rule | None = None,
    ledger: Ledger | None = None,
    feedback: Feedback | None = None,
) -> OldAndNew:
    """Count companies by the new authorities of an area and by those of today that they are made of.

    area, boundaries : the new authorities; ``boundaries`` where they are not those of a known arrangement.
    rule : hides figures that would give a business away, also by subtraction of old from new.

    Raises Cancelled; UserError for no such cluster or area, or a rule that leaves nothing to show.
    """
    feedback = feedback or Feedback()
    boundaries = boundaries if boundaries is not None else outlines_of(area.codes)
    new = MapRequest(cluster, area, "bng", size, boundaries)
    old = replace(new, area=_of_today(workspace, new), boundaries=None)
    feedback.step(tr("Counting by the authorities of today"))
    earlier = workspace.hexmap(old, feedback.part(0.0, 0.4))
    feedback.step(tr("Counting by the new authorities"))
    later = workspace.hexmap(new, feedback.part(0.4, 0.8))
    pairs = _pairs(workspace, old, new, earlier, later)
    later.report["sample"] = bool((workspace.table.companies["source"] == SOURCE).any())
    if rule is None:
        made = made_of_pairs(pairs, workspace.measures(), earlier, later, None)
        return replace(made, hexmap=_beside(made, later))
    feedback.step(tr("Hiding figures that would give businesses away"))
    codes = [*earlier.report["area"]["codes"], *later.report["area"]["codes"]]
    hidden = HiddenPairs.of(workspace, pairs, rule, ledger or Ledger(), codes, later.report)
    made = made_of_pairs(pairs, workspace.measures(), earlier, later, hidden)
    made.report["disclosure"] = {"rule": asdict(rule), "words": rule.describe()}
    return made


def with_old(workspace: Workspace, request: MapRequest, made: HexMap) -> HexMap:
    """A map of an arrangement with today's authorities and old by new beside it; another, or under a rule, as it is."""
    if request.area.kind != "arrangement" or request.rule is not None or request.boundaries is not None:
        return made
    old = replace(request, area=_of_today(workspace, request))
    earlier = workspace.hexmap(old)
    found = made_of_pairs(_pairs(workspace, old, request, earlier, made), workspace.measures(), earlier, made, None)
    return _beside(found, made)


def _beside(found: OldAndNew, made: HexMap) -> HexMap:
    return replace(made, before={"old_authorities": found.old, "old_and_new": found.table})


def _of_today(workspace: Workspace, new: MapRequest) -> Area:
    """The upper-tier authorities that new ones are made of, as an area: those whose districts they have, and those that
    their polygons hold a real part of, with any company of the file in it.
    """
    outlines = workspace.outlines(new)
    known = whole_codes()
    membership = outlines.membership
    if membership is None:
        return _area_of(known.intersection(new.area.codes))
    own = set(map(str, outlines.codes))
    whole = known.intersection(upper_of(code) for code, one in membership.codes.items() if one in own)
    perhaps = known.intersection(membership.parts_of) - whole
    if perhaps:
        old = replace(new, area=_area_of(perhaps), boundaries=None)
        label, other = (workspace.located(request)[1].authority for request in (old, new))
        there = np.unique(label[(label != OUTSIDE) & (other != OUTSIDE)])
        whole |= set(map(str, workspace.outlines(old).codes[there]))
    return _area_of(whole or perhaps)


def _area_of(codes: Iterable[str]) -> Area:
    return get_area("+".join(sorted(codes)) or "midlands_engine")


def _pairs(workspace: Workspace, old: MapRequest, new: MapRequest, earlier: HexMap, later: HexMap) -> Pairs:
    labels = [workspace.located(request)[1].authority for request in (old, new)]
    shape = (len(earlier.authorities) + 1, len(later.authorities) + 1)
    member = workspace.counted_rows(new)
    rows = np.flatnonzero(member & ((labels[0] != OUTSIDE) | (labels[1] != OUTSIDE)))
    place = [np.where(label[rows] == OUTSIDE, length - 1, label[rows]) for label, length in zip(labels, shape)]
    return Pairs(member, rows, place[0].astype(np.int64) * shape[1] + place[1], shape)


def made_of_pairs(
    pairs: Pairs, measures: list[Measure], earlier: HexMap, later: HexMap, hidden: HiddenPairs | None
) -> OldAndNew:
    old, new = earlier.authorities, later.authorities
    old_codes = [*map(str, old["authority_code"]), ELSEWHERE, ALL_OF_THEM]
    new_codes = [*map(str, new["authority_code"]), NOWHERE, ALL_OF_THEM]
    old_names = [*map(str, old["authority_name"]), tr("Other authorities"), tr("All")]
    new_names = [*map(str, new["authority_name"]), tr("In no new authority"), tr("All")]
    place = np.zeros(int(pairs.rows.max(initial=-1)) + 1, dtype=np.int64)
    place[pairs.rows] = pairs.pair
    height, width = pairs.shape
    there = counts(pairs.pair, height * width).reshape(pairs.shape) > 0
    shown = np.ones((height + 1, width + 1), dtype=bool)  # every authority stands in the table, with 0 too
    shown[:-1, :-1] = there
    shown[height - 1, -1], shown[-1, width - 1] = there[-1].any(), there[:, -1].any()
    row, column = np.nonzero(shown)
    data: dict[str, object] = {
        "old_code": np.array(old_codes, dtype=object)[row],
        "old_name": np.array(old_names, dtype=object)[row],
        "new_code": np.array(new_codes, dtype=object)[column],
        "new_name": np.array(new_names, dtype=object)[column],
    }
    gone = np.full(len(row), False)
    for one in measures:
        values = _sums(one, pairs, place)
        if hidden is not None:
            values, mask = hidden.applied(one.metric, values)
            gone |= mask[row, column]
        data[one.metric] = one.column(values[row, column])
    table = pd.DataFrame(data)
    table["suppressed"] = gone
    metrics = tuple(one.metric for one in measures)
    margins = {
        "old": table[table["new_code"] == ALL_OF_THEM].set_index("old_code"),
        "new": table[table["old_code"] == ALL_OF_THEM].set_index("new_code"),
    }
    layers = {}
    for name, frame in (("old", old), ("new", new)):
        own = frame[["authority_code", "authority_name", "area_km2", frame.geometry.name]].reset_index(drop=True)
        figures = margins[name].loc[own["authority_code"], [*metrics, "suppressed"]].reset_index(drop=True)
        layers[name] = gpd.GeoDataFrame(pd.concat([own, figures], axis=1), geometry=frame.geometry.name, crs=frame.crs)
    layers["new"]["made_of"] = [_made_of(table, str(code)) for code in new["authority_code"]]
    report = {**later.report, "old": earlier.report["area"], "comparison": _wording(table)}
    return OldAndNew(layers["old"], layers["new"], table, metrics, report, None if hidden else later.hexes)


def _sums(one: Measure, pairs: Pairs, place: np.ndarray) -> np.ndarray:
    """A metric by old and new with both margins, each added from the companies: nothing is rounded on the way."""
    height, width = pairs.shape
    found = np.full((height + 1, width + 1), np.nan)
    found[:-1, :-1] = one.sums(place, pairs.rows, height * width).reshape(pairs.shape)
    found[:-1, -1] = one.sums(place // width, pairs.rows, height)
    found[-1, :-1] = one.sums(place % width, pairs.rows, width)
    found[-1, -1] = one.sums(place * 0, pairs.rows, 1)[0]
    return found


def _cell(value: object, hidden: bool) -> object:
    """A figure for a table: whole where it is, "" where it is not known."""
    if pd.isna(value):
        return tr("not shown") if hidden else ""
    number = float(value)  # type: ignore[arg-type]  # a number that is there
    return int(number) if number == int(number) else number


def _made_of(table: pd.DataFrame, code: str) -> str:
    """Of which old authorities a new one has how many businesses, in words."""
    own = table[(table["new_code"] == code) & (table["old_code"] != ALL_OF_THEM)]
    numbers = [tr("not shown") if pd.isna(value) else grouped(int(value)) for value in own[COUNT]]
    return "; ".join(f"{name} {number}" for name, number in zip(own["old_name"], numbers))


def _wording(table: pd.DataFrame) -> str:
    """What the table says, and what companies the two sets of authorities do not share."""
    whole, stated = _businesses(table, ALL_OF_THEM, ALL_OF_THEM), []
    if whole is None:
        stated.append(tr("The number of businesses in all may not be shown."))
    else:
        both = counted(
            "{n} business is counted by old and new authority.",
            "{n} businesses are counted by old and new authority.",
            whole,
        )
        stated.append(both)
    if nowhere := _businesses(table, ALL_OF_THEM, NOWHERE):
        stated.append(counted("{n} of them is in no new authority.", "{n} of them are in no new authority.", nowhere))
    if elsewhere := _businesses(table, ELSEWHERE, ALL_OF_THEM):
        stated.append(
            counted(
                "{n} of them is in another authority today.", "{n} of them are in other authorities today.", elsewhere
            )
        )
    return sentences(*stated)


def _businesses(table: pd.DataFrame, old: str, new: str) -> int | None:
    """The businesses of a pair or margin: 0 where it is not in the table, None where they may not be shown."""
    value = table.loc[(table["old_code"] == old) & (table["new_code"] == new), COUNT]
    return 0 if not len(value) else None if pd.isna(value.iloc[0]) else int(value.iloc[0])
