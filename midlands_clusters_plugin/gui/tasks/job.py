"""One run, as data: everything is looked up on the window's thread first, and then computed in any thread without
touching the project.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import tr
from ...qgis_io.stamp import catalogue_stamp, file_stamp
from ..widgets.output_path import pending

if TYPE_CHECKING:
    from ...core.companies.placing.company_table import CompanyTable
    from ...core.disclosure.disclosure_rule import Rule
    from ...core.geography.areas import Area, Boundaries
    from ...core.hexmap.engine import HexMap, Workspace

SAMPLE, FILE, LAYER, POSTGIS = "sample", "file", "layer", "postgis"
_STORED = 2  # company tables held in memory: the one in use and the one before
_LOOKED_AT = 100_000  # companies that are counted while the window waits: some hundredths of a second


@dataclass(frozen=True)
class CompanyInput:
    """Where the companies come from.

    ``source`` is a sources.layers.LayerSource for a layer of the project and ``layer`` its key; ``table`` is
    connection, schema, table and filter of companies in PostGIS. ``sites`` is how a company's figures go to its sites;
    ``accounts`` a second file with employees and turnover by company number, and ``accounts_mapping`` its columns.
    """

    kind: str = SAMPLE
    path: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    source: Any = None
    layer: tuple | None = None
    table: tuple[str, str, str, str] = ("", "", "", "")
    sites: str = "share"
    dissolved: bool = False
    accounts: str = ""
    accounts_mapping: tuple[tuple[str, str], ...] = ()

    def key(self) -> tuple | None:
        """Equal keys mean equal companies; None where that cannot be known. Raises UserError."""
        if self.kind == SAMPLE:
            return (SAMPLE,)
        if self.kind == POSTGIS:
            return None  # a database changes without a word
        how = (
            self.mapping,
            self.sites,
            self.dissolved,
            self.accounts,
            self.accounts_mapping,
            file_stamp(self.accounts),
        )
        if self.kind == LAYER:
            return None if self.layer is None else (LAYER, *self.layer, how)
        return (FILE, self.path, file_stamp(self.path), how)

    def read(self, feedback: Feedback) -> CompanyTable:
        """The company table. Raises UserError or Cancelled."""
        from ...core import companies

        if self.kind == SAMPLE:
            return companies.sample_companies()
        reading = feedback.part(0.0, 0.8) if self.accounts else feedback
        table = self._read(reading)
        if not self.accounts:
            return table
        columns = dict(self.accounts_mapping) or None
        accounts = companies.read_accounts(self.accounts, mapping=columns, feedback=feedback.part(0.8, 1.0))
        return companies.with_accounts(table, accounts, self.sites)

    def _read(self, feedback: Feedback) -> CompanyTable:
        from ...core.companies import read_companies_again

        mapping: Mapping[str, str] | None = dict(self.mapping) or None
        if self.kind == FILE:
            from ...sources.profile.stored_files import tables_folder

            return read_companies_again(
                self.path,
                tables_folder(),
                mapping=mapping,
                sites=self.sites,
                dissolved=self.dissolved,
                feedback=feedback,
            )
        from ...sources.layers.company_layers import companies_from_layer

        source = self.layer_source()
        return companies_from_layer(source, mapping=mapping, sites=self.sites, feedback=feedback)

    def layer_source(self) -> Any:
        """What the rows of a layer or of a table in PostGIS are read from; of a database on the thread that will
        read.
        """
        if self.kind != POSTGIS:
            return self.source
        from ...sources.postgis.connections import Database, companies_source

        connection, schema, name, wanted = self.table
        database = Database.named(connection)
        return companies_source(
            database, database.table(schema, name), wanted
        )  # a layer that this thread makes, reads and drops


class Workspaces:
    """The company tables read last, each with what was computed from it, so that the second map is instant."""

    def __init__(self) -> None:
        self._stored: OrderedDict[tuple, Workspace] = OrderedDict()
        self._boundaries: tuple[tuple, Boundaries] | None = None
        self._numbers: dict[tuple[tuple | None, str], int] = {}

    def get(self, companies: CompanyInput, feedback: Feedback) -> Workspace:
        """The workspace of these companies, read now if it is not at hand."""
        from ...core.hexmap.engine import Workspace

        key = _placed(companies.key())
        if key is not None and key in self._stored:
            self._stored.move_to_end(key)
            return self._stored[key]
        workspace = Workspace(companies.read(feedback))
        if key is not None:
            self._stored[key] = workspace
            while len(self._stored) > _STORED:
                self._stored.popitem(last=False)
        return workspace

    def number_of(self, companies: CompanyInput, cluster: str) -> int | None:
        """How many of these companies a cluster holds; None where they were not read yet, or are so many that
        ``counting`` must count them first.
        """
        workspace, key = self._at_hand(companies)
        if workspace is not None and len(workspace.table.companies) <= _LOOKED_AT:
            return int(workspace.members(cluster).sum())
        return self._numbers.get((key, cluster))

    def counting(self, companies: CompanyInput, cluster: str) -> Callable[[Feedback], int] | None:
        """What counts them beside the window, for ``number_of`` to know; None where they were not read yet."""
        workspace, key = self._at_hand(companies)
        if workspace is None:
            return None
        table = workspace.table.companies

        def count(_feedback: Feedback) -> int:
            from ...core.counting.membership import members

            # Numbers alone are stored: a list of rows for every cluster looked at would fill the memory.
            self._numbers[(key, cluster)] = number = int(members(table, cluster).sum())
            return number

        return count

    def _at_hand(self, companies: CompanyInput) -> tuple[Workspace | None, tuple | None]:
        try:
            key = _placed(companies.key())
        except UserError:
            return None, None
        return (self._stored.get(key) if key is not None else None), key

    def boundaries(self, wanted: BoundaryInput, feedback: Feedback) -> Boundaries:
        """These polygons, read now if they are not those used last: the same object again, so that hexagons need no
        second cutting.
        """
        if wanted.key is not None and self._boundaries is not None and self._boundaries[0] == wanted.key:
            return self._boundaries[1]
        found = wanted.read(feedback)
        if wanted.key is not None:
            self._boundaries = (wanted.key, found)
        return found

    def __contains__(self, companies: CompanyInput) -> bool:
        return self._at_hand(companies)[0] is not None

    def clear(self) -> None:
        """Let go of all tables."""
        self._stored.clear()
        self._numbers.clear()
        self._boundaries = None


def _placed(key: tuple | None) -> tuple | None:
    """Companies placed by another postcode directory, or sorted into other clusters, are other companies."""
    return None if key is None else (*key, catalogue_stamp())


@dataclass(frozen=True)
class BoundaryInput:
    """A polygon layer to cut hexagons to. ``source`` is a sources.boundaries.PolygonSource; equal keys mean equal
    polygons.
    """

    source: Any
    key: tuple | None

    def read(self, feedback: Feedback) -> Boundaries:
        """Its polygons and codes. Raises UserError or Cancelled."""
        from ...sources.layers.polygon_layers import boundaries_from_source

        return boundaries_from_source(self.source, feedback)


@dataclass(frozen=True)
class Made:
    """A finished run: the map, and the file that waits to take the place of ``job.output``."""

    job: MapJob
    hexmap: HexMap
    written: Path


@dataclass(frozen=True)
class MapJob:
    """What is to be made. ``output`` is the file that the result will have."""

    companies: CompanyInput
    cluster: str
    area: Area
    grid: str
    size: float
    output: Path
    boundaries: BoundaryInput | None = None
    rule: Rule | None = None
    addresses: str = "count"  # what becomes of addresses that very many share: core.counting.shared_addresses
    beside: bool = False  # the map gets a group of its own in the project
    workspaces: Workspaces = field(default_factory=Workspaces)

    def make(self, feedback: Feedback) -> Made:
        """Read, compute and write beside the final place. Raises UserError or Cancelled; nothing is left behind
        then.
        """
        from ...cartography.map.file_styles import with_styles
        from ...core.files.geopackage import write_layers
        from ...core.files.whole_file import together

        with together():  # the ledger of published maps knows this one when it is there
            hexmap = self._compute(feedback.part(0.0, 0.75))
            feedback.step(tr("Writing the GeoPackage"))
            layers, rest = with_styles(hexmap.layers(), hexmap), feedback.part(0.75, 1.0)
            written = write_layers(pending(self.output), layers, rest, gentle=True, at_once=True)
        return Made(self, hexmap, written)

    def _compute(self, feedback: Feedback) -> HexMap:
        from ...core.hexmap.engine import MapRequest
        from ...core.hexmap.old_and_new import with_old

        feedback.step(tr("Reading companies"))
        workspace = self.workspaces.get(self.companies, feedback.part(0.0, 0.6))
        feedback.progress(0.6)
        boundaries = self.workspaces.boundaries(self.boundaries, feedback.part(0.6, 0.65)) if self.boundaries else None
        ledger = None
        if self.rule is not None:
            from ...core.disclosure.ledger import FILE, Ledger

            ledger = Ledger(self.output.with_name(FILE))
        request = MapRequest(
            self.cluster, self.area, self.grid, self.size, boundaries, self.rule, ledger, self.addresses
        )
        return with_old(workspace, request, workspace.hexmap(request, feedback.part(0.65, 1.0)))
