"""From a company table to a hexagon table; a Workspace keeps what maps of one table share, so the next is instant."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..base.errors import UserError
from ..base.feedback import Feedback, Silent
from ..base.i18n import tr
from ..base.memory import give_back
from ..catalogue.catalogue import ALL, NAMED, clusters, metrics, name_ids
from ..companies.placing.company_table import CompanyTable
from ..counting.aggregate import OUTSIDE, Placement, authority_by_position, authority_index, nearest, place
from ..counting.measures import Measure, measure
from ..counting.membership import members, shared_notes, without_code
from ..counting.shared_addresses import SharedAddresses, ledger_name, of_ledger
from ..disclosure.combined import combined, related, ways_to
from ..disclosure.disclosure_map import protect_map
from ..disclosure.ledger import Ledger, refuse_other_hexagons
from ..disclosure.map_figures import Figures
from ..disclosure.published import Published, piece_names
from ..geography.areas import Boundaries, get_area
from ..geography.arrangements import members_stamp
from ..grid.clip import Pieces, join_pieces
from ..grid.hexgrid import PART, HexGrid, make_grid
from ..postcodes.postcode_districts import districts_of
from ..spikes.spikes import Located, find_spikes
from .belonging import Belonging, belonging
from .country import country, is_country
from .cutting import cut_all, wanted_outlines
from .hex_map import HexMap
from .map_request import MapRequest
from .report import Clock, digest, numbers, reading_report, setting_report
from .tables import authority_table, company_layer, hex_table, spike_layer

if TYPE_CHECKING:
    from ..disclosure.disclosure_rule import Rule

_STORED_AREAS = 8
_STORED_ROWS = 2_000_000  # of more companies the cells are found again for another area: a second, in place of 45 MB


class Workspace:
    """One company table and all that is computed from it: cells, pieces, authorities, measures, cluster members."""

    def __init__(self, table: CompanyTable) -> None:
        self.table = table
        self._x = table.companies["easting"].to_numpy(dtype=np.float64)
        self._y = table.companies["northing"].to_numpy(dtype=np.float64)
        self._by_position = table.companies["authority_code"].isna().to_numpy(dtype=bool)
        self._cells: dict[tuple, np.ndarray] = {}
        self._pieces: dict[tuple, Pieces] = {}
        self._placed: dict[tuple, Placement] = {}
        self._authority: dict[tuple, np.ndarray] = {}
        self._members: dict[str, np.ndarray] = {}
        self._measures: list[Measure] | None = None
        self._codes, self._code_of = _factorised(table.companies["authority_code"])
        self._shared = SharedAddresses(table.companies)
        texts = (str(text) for text in _factorised(table.companies["clusters"])[0])
        name_ids(one for text in texts if NAMED in text for one in text.split(";"))
        self._boundaries: dict[tuple, tuple[Boundaries, Boundaries | None]] = {}
        self._ledger: Ledger | None = None
        self._lower: tuple[np.ndarray, np.ndarray] | None = None

    def measures(self) -> list[Measure]:
        """The metrics that this table can give, in the catalogue's order."""
        if self._measures is None:
            found = (measure(self.table.companies, metric) for metric in metrics().values())
            self._measures = [one for one in found if one is not None]
        return self._measures

    def members(self, cluster: str) -> np.ndarray:
        """Rows (bool) of the companies of a cluster, or of all. Raises UserError for an unknown cluster."""
        if cluster not in self._members:
            if cluster != ALL and cluster not in clusters():
                raise UserError(tr("Choose a cluster from the list."), f"cluster: {cluster}")
            self._members[cluster] = members(self.table.companies, cluster)
        return self._members[cluster]

    def counted_rows(self, request: MapRequest) -> np.ndarray:
        """Rows (bool) of the companies that a map counts, wherever they are."""
        return self._shared.taken(self.members(request.cluster), request.addresses)

    def hexmap(self, request: MapRequest, feedback: Feedback | None = None) -> HexMap:
        """Make one map. Raises UserError (unknown cluster, area without boundaries) or Cancelled."""
        feedback, clock = feedback or Feedback(), Clock()
        grid = make_grid(request.grid, request.size)
        everyone = self.members(request.cluster)
        member = self.counted_rows(request)
        with clock.step("country"):
            boundaries = self._boundaries_for(request, grid, feedback.part(0.0, 0.3))
        with clock.step("clip"):
            feedback.step(tr("Cutting hexagons to the authorities"))
            pieces = self.pieces(grid, boundaries, feedback.part(0.3 if is_country(request) else 0.0, 0.4))
        with clock.step("place"):
            feedback.step(tr("Placing companies in hexagons"))
            give_back(len(self._x))
            placement = self.placement(grid, boundaries, pieces, feedback.part(0.4, 0.7))
        with clock.step("aggregate"):
            feedback.step(tr("Adding up by hexagon"))
            rows = np.flatnonzero(member & (placement.piece != OUTSIDE))
            hexes = hex_table(pieces, boundaries, self.measures(), placement, rows)
            authorities = authority_table(pieces, boundaries, self.measures(), placement, rows)
            feedback.progress(1.0)
        inside = placement.piece != OUTSIDE
        report = {**self._report(request, boundaries, pieces, placement, member), "seconds": clock.seconds}
        report["rows_left_out"] = int((everyone & ~member).sum())
        report["rows_other_cluster"] -= report["rows_left_out"]
        report["shared_addresses"] = {"treatment": request.addresses}
        if request.rule is None:  # exact numbers, which a protected map must not tell
            report["shared_addresses"] = self._shared.report(everyone, inside, request.addresses)
            shared = [] if request.cluster == ALL else shared_notes(self.table.companies, rows, request.cluster)
            report["notes"] += [*shared, *self._shared.notes(everyone, inside, request.addresses)]
        with clock.step("spikes"):
            located = Located(rows, placement.piece[rows])
            found = find_spikes(self.table.companies, located, self.measures(), len(pieces))
            hexes["spike"] = np.isin(np.arange(len(pieces)), found["piece"])
            told = hexes if request.rule is None else None
            spikes = spike_layer(found, pieces, boundaries.names, report["totals"], told)
            report["spikes"] = numbers(spikes["reason"])  # a hexagon that is one in several metrics counts in each
        make_companies = partial(company_layer, self.table.companies, placement, pieces, rows)
        stored = tuple(one.metric for one in self.measures())
        tables = (hexes, authorities, self.table.rejects, stored, report, spikes, make_companies)
        make_shared = partial(self._shared.table, everyone, inside, request.addresses)
        made = HexMap(*tables, remarks=self.table.remarks, _make_shared=make_shared)
        give_back(len(self._x))
        if request.rule is None:
            return made
        return self._protected(made, request, request.rule, pieces, placement, member, feedback)

    def _protected(
        self,
        made: HexMap,
        request: MapRequest,
        rule: Rule,
        pieces: Pieces,
        placement: Placement,
        member: np.ndarray,
        feedback: Feedback,
    ) -> HexMap:
        """The map as it may be published, entered into the ledger. Raises UserError where it may not be."""
        feedback.step(tr("Hiding figures that would give businesses away"))
        self._ledger = self._ledger or Ledger()
        ledger = request.ledger or self._ledger
        codes = [str(code) for code in made.authorities["authority_code"]]
        outlines = made.report["boundaries"]
        hexagons = f"{made.report['grid']['description']}; {outlines['source']} {outlines['date']}"
        membership = self.outlines(request).membership
        overlaps = () if membership is None else membership.overlaps  # upper-tier authorities that could be subtracted
        earlier = ledger.about([*codes, *overlaps], lambda cluster: self.nested(member, cluster))
        refuse_other_hexagons(earlier, hexagons)
        name = ledger_name(request.cluster, request.addresses)
        others = ledger.about([*codes, *overlaps], lambda cluster: True)
        names = sorted({one.cluster for one in ledger.publications} - {name})
        rows_of = {one: rows for one in names if (rows := self._published_rows(one)) is not None}
        near = {one.cluster for one in others}
        sets = {one: rows for one, rows in rows_of.items() if one in near}
        alone = [sets[one.cluster] for one in others if name == ALL and one.alone and one.cluster in sets]
        published = Published(
            self.stamp(),
            request.area.name,
            earlier,
            [one for one in earlier if one.cluster == name],
            [*related(member, combined(sets), name == ALL), *alone],
            self.measures(),
            lambda every: self._figures_over(request, every, member),
            ways_to(member, name, sets),
            others,
            name,
            list(ledger.publications),
            {**rows_of, name: member},
        )
        figures = self._figures(placement, member)
        tables = (made.hexes, made.authorities, made.report)
        found = protect_map(*tables, figures, self.measures(), pieces.authority, rule, feedback, published=published)
        ledger.record(replace(published.entry(found, name, hexagons), overlaps=list(overlaps)))
        changed = {name: getattr(found, name) for name in ("hexes", "authorities", "report", "protection")}
        return replace(made, spikes=made.spikes.iloc[:0], **changed)

    def _figures(self, placement: Placement, member: np.ndarray) -> Figures:
        inside = np.flatnonzero(placement.piece != OUTSIDE)
        company = self.table.companies["company_id"].to_numpy(dtype=object)
        return Figures(company, inside, placement.piece[inside], member)

    def _figures_over(
        self, request: MapRequest, codes: list[str], member: np.ndarray
    ) -> tuple[Figures, np.ndarray, np.ndarray]:
        """Where companies count in any authorities; the authority and the name of each piece."""
        own = request.boundaries is not None and request.boundaries.membership is not None
        area = replace(request.area, codes=tuple(codes)) if own else get_area("+".join(codes))
        pieces, placement = self.located(replace(request, area=area, rule=None))
        names = pd.DataFrame({"cell_id": pieces.ids, "authority_code": pieces.codes[pieces.authority]})
        place = np.array([codes.index(str(code)) for code in pieces.codes], dtype=np.int64)
        return self._figures(placement, member), place[pieces.authority], piece_names(names)

    def located(self, request: MapRequest) -> tuple[Pieces, Placement]:
        """The pieces of a request's area, and where each company counts."""
        grid, boundaries = make_grid(request.grid, request.size), self.outlines(request)
        pieces = self.pieces(grid, boundaries)
        return pieces, self.placement(grid, boundaries, pieces)

    def nested(self, member: np.ndarray, cluster: str) -> bool:
        """Whether a published cluster holds these companies or is held by them, so that the two can be subtracted."""
        other = self._published_rows(cluster)  # None: not known any more
        return other is None or not (other & ~member).any() or not (member & ~other).any()

    def _published_rows(self, name: str) -> np.ndarray | None:
        """The companies (bool) of a map in the ledger, None for a cluster that is not in the catalogue any more."""
        cluster, treatment = of_ledger(name)
        if cluster != ALL and cluster not in clusters():
            return None
        return self._shared.taken(self.members(cluster), treatment)

    def stamp(self) -> str:
        """A digest of the companies and their figures, in any order of the rows: equal ones are the same data."""
        return digest(self.table.companies)

    def outlines(self, request: MapRequest) -> Boundaries:
        """The authorities that a map of this request has, sorted by code."""
        return self._boundaries_for(request, make_grid(request.grid, request.size), Feedback())

    def _boundaries_for(self, request: MapRequest, grid: HexGrid, feedback: Feedback) -> Boundaries:
        """The area's authorities, sorted by code: one object for each set, by which results are found again."""
        if is_country(request):
            feedback.step(tr("Laying hexagons over the country"))
            boundaries, pieces = country(grid, feedback)
            key: tuple = (id(boundaries),)
            self._pieces[_key(grid, boundaries)] = pieces
        else:
            key = (id(request.boundaries), members_stamp(request.area.codes), *request.area.codes)
            boundaries = self._boundaries[key][0] if key in self._boundaries else wanted_outlines(request)
        self._boundaries.pop(key, None)  # the newest stands last
        self._boundaries[key] = (boundaries, request.boundaries)  # the whole is held, so that its id stays its own
        # The oldest go, with all that was computed for them: 14 MB each of two million companies.
        while len(self._boundaries) > _STORED_AREAS:
            gone = id(self._boundaries.pop(next(iter(self._boundaries)))[0])
            for stored in (self._pieces, self._placed, self._authority):
                for old in [one for one in stored if one[-1] == gone]:
                    del stored[old]  # type: ignore[attr-defined]  # three dictionaries of different values
        return boundaries

    def pieces(self, grid: HexGrid, boundaries: Boundaries, feedback: Feedback | None = None) -> Pieces:
        """The pieces of an area; authorities cut before are not cut again."""
        key = _key(grid, boundaries)
        if key not in self._pieces:
            self._pieces[key] = join_pieces(grid, boundaries.codes, cut_all(grid, boundaries, feedback or Feedback()))
        return self._pieces[key]

    def placement(
        self, grid: HexGrid, boundaries: Boundaries, pieces: Pieces, feedback: Feedback | None = None
    ) -> Placement:
        """Where each company counts: in the postcode directory's authority or, given by coordinates, its polygon's."""
        feedback = feedback or Feedback()
        key = (grid.kind, grid.size, id(boundaries))
        if key not in self._placed:
            cell = self._cell(grid, feedback)
            rank = _rank(pieces, cell)
            authority = self._authority_of(boundaries, pieces, cell, rank, feedback)
            del cell
            self._placed[key] = place(pieces, rank, authority, self._x, self._y)
        return self._placed[key]

    def _cell(self, grid: HexGrid, feedback: Feedback) -> np.ndarray:
        key = (grid.kind, grid.size)
        if key not in self._cells:
            cell = grid.locate_in_parts(self._x, self._y, feedback.part(0.0, 0.5))
            if len(cell) > _STORED_ROWS:
                return cell
            self._cells[key] = cell
        return self._cells[key]

    def _authority_of(
        self, boundaries: Boundaries, pieces: Pieces, cell: np.ndarray, rank: np.ndarray, feedback: Feedback
    ) -> np.ndarray:
        key = (id(boundaries),)
        if key not in self._authority:
            found = self._belonging(boundaries)
            authority = authority_index(pieces.codes, found.codes).astype(np.int16)[found.code_of]
            asked = np.flatnonzero(self._by_position | found.asked)
            if len(asked):
                at = (cell[asked], self._x[asked], self._y[asked])
                where = authority_by_position(pieces, boundaries.geometry, *at, feedback, rank[asked])
                authority[asked] = np.where(where == OUTSIDE, authority[asked], where)
            lost = np.flatnonzero(found.asked & found.inside & (authority == OUTSIDE))
            authority[lost] = nearest(boundaries.geometry, self._x[lost], self._y[lost])
            self._authority[key] = authority.astype(np.int16, copy=False)
        return self._authority[key]

    def _belonging(self, boundaries: Boundaries) -> Belonging:
        """What the directory says of each company, in the codes of these outlines."""
        if boundaries.membership is None:
            return Belonging(np.array([*self._codes, None], dtype=object), self._code_of)
        if self._lower is None:
            frame = self.table.companies
            self._lower = _factorised(pd.Series(districts_of(frame["postcode"], frame["authority_code"])))
        return belonging(boundaries.membership, *self._lower)

    def _report(
        self, request: MapRequest, boundaries: Boundaries, pieces: Pieces, placement: Placement, member: np.ndarray
    ) -> dict:
        outside = placement.piece == OUTSIDE
        rows = np.flatnonzero(member & ~outside)
        return {
            **setting_report(request.cluster, request.area, pieces.grid, boundaries),
            "authorities_without_boundary": sorted(set(request.area.codes) - set(boundaries.codes)),
            **reading_report(self.table, request.cluster),
            "rows_other_cluster": int((~member).sum()),
            "rows_without_code": int((without_code(self.table.companies) & ~member).sum()),
            "rows_outside_area": int((member & outside).sum()),
            "rows_in_area": len(rows),
            "cells": len(pieces.cells),
            "pieces": len(pieces),
            "moved_to_nearest_piece": int(placement.moved[rows].sum()),
            "totals": {one.metric: one.total(rows) for one in self.measures()},
        }


def _key(grid: HexGrid, boundaries: Boundaries) -> tuple:
    """By which the pieces of some authorities are found again."""
    return (grid.kind, grid.size, tuple(boundaries.codes), id(boundaries))


def first_map(
    read: Callable[[Feedback], CompanyTable], request: MapRequest, feedback: Feedback | None = None
) -> tuple[Workspace, HexMap]:
    """Read companies and make their first map; the hexagons are cut on another core while the companies are read."""
    feedback = feedback or Feedback()
    with ThreadPoolExecutor(1) as pool:
        cutting = pool.submit(_prepare, request, Silent(feedback))
        workspace = Workspace(read(feedback.part(0.0, 0.7)))
        cutting.result()
    return workspace, workspace.hexmap(request, feedback.part(0.7, 1.0))


def _prepare(request: MapRequest, feedback: Feedback) -> None:
    grid = make_grid(request.grid, request.size)
    if is_country(request):
        country(grid, feedback)
    else:
        cut_all(grid, wanted_outlines(request), feedback)


def _rank(pieces: Pieces, cell: np.ndarray) -> np.ndarray:
    """``pieces.rank``, a part of the companies at a time."""
    rank = np.empty(len(cell), dtype=np.int32)
    for start in range(0, len(cell), PART):
        rank[start : start + PART] = pieces.rank(cell[start : start + PART])
    return rank


def _factorised(column: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Different texts and, for each row, the index of its own; -1 (the element past the end) for a missing one."""
    code, texts = pd.factorize(column, sort=True)
    small = np.int16 if len(texts) < np.iinfo(np.int16).max else np.int64
    return np.asarray(texts, dtype=object), code.astype(small, copy=False)
