"""A statistic as tables: what its map shows, for the text alternative, and the names of the files of all its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsMapLayer, QgsVectorLayer

from ...core.base.i18n import tr, written
from ...qgis_io.layer_arrays import attributes
from ..record.roles import ROLE
from ..style.map_text import number, plain_name
from .choropleth import about_of
from .statistic_names import DENSITY, GROWTH, HOT_SPOTS, LOCAL_MORAN, LOOKS, QUOTIENT, STATISTIC
from .statistics_symbology import kinds_of

_NONE = "–"
_SHOWN = {
    QUOTIENT: ("lq", "low", "high", "reason"),
    GROWTH: ("start", "end", "growth_percent", "reason"),
    HOT_SPOTS: ("kind",),
    LOCAL_MORAN: ("kind",),
    DENSITY: ("name", "sites", "companies", "employees", "largest_share_employees"),
}


@dataclass(frozen=True)
class Table:
    """Rows as a reader sees them, the first of them heads; ``total``: the last adds the others up."""

    rows: list[list[str]]
    total: bool = False


def look_of(layer: QgsMapLayer) -> str:
    """Which statistic a layer shows, "" for any other layer: an answer to a question has this role too."""
    look = str(about_of(layer).get("column", "")) if layer.customProperty(ROLE) == STATISTIC else ""
    return look if look in LOOKS and isinstance(layer, QgsVectorLayer) else ""


def file_names(shown: Iterable[QgsMapLayer]) -> dict[str, str]:
    """The statistics on a map (id) and what their tables are called."""
    names: dict[str, str] = {}
    for layer in shown:
        if look := look_of(layer):
            same = sum(one.startswith(look) for one in names.values())
            names[layer.id()] = f"{look}_{same + 1}" if same else look
    return names


def what_of(layer: QgsMapLayer) -> str:
    """What a row of the layer's table is."""
    names = layer.fields().names() if look_of(layer) else []
    if "cell_id" in names:
        return tr("by hexagon, CSV")
    return tr("by authority, CSV") if "authority_code" in names else tr("by area, CSV")


def table_of(layer: QgsMapLayer) -> Table | None:
    """What a reader needs of a statistic; of one by hexagon in sums by authority. None for any other layer, one without
    its columns, and where there is nothing to say.
    """
    look = look_of(layer)
    names = set(layer.fields().names()) if look else set()
    if not look or not names.issuperset(_SHOWN[look]):
        return None
    place = [] if look == DENSITY else [next(one for one in (*_PLACES, *_SHOWN[look]) if one in names)]
    cell = [one for one in ("cell_id",) if one in names]
    table = attributes(layer, [*dict.fromkeys([*place, *cell, *_SHOWN[look]])])
    if place:
        table["place"] = [plain_name(str(one)) for one in table[place[0]]]
    if look in (HOT_SPOTS, LOCAL_MORAN):
        return _of_kinds(table, look)
    if look == DENSITY:
        return _of_crowds(table)
    if cell:
        return _of_hexagons(table, _SHOWN[look][2 if look == GROWTH else 0])
    return _of_authorities(table, look)


_PLACES = ("authority_name", "authority_code")


def _of_kinds(table: pd.DataFrame, look: str) -> Table | None:
    """Whole hexagons of each kind by authority; one that a boundary cuts counts in the first."""
    kinds = {kind: wording for kind, wording in kinds_of(look) if (table["kind"] == kind).any()}
    if not kinds:
        return None
    cells = table[table["kind"].isin(kinds)].drop_duplicates("cell_id") if "cell_id" in table else table
    counts = pd.crosstab(cells["place"], cells["kind"])[list(kinds)]
    counts = counts.loc[sorted(counts.index, key=lambda one: (-counts.loc[one].sum(), one))]
    rows = [[str(name), *map(number, line)] for name, line in zip(counts.index, counts.to_numpy())]
    return Table(
        [[tr("Authority"), *kinds.values()], *rows, [tr("All"), *map(number, counts.sum().to_numpy())]], total=True
    )


def _of_hexagons(table: pd.DataFrame, column: str) -> Table | None:
    """How many hexagons of each authority have a figure, and the highest."""
    known = table[np.isfinite(table[column].astype(float))]
    found = known.groupby("place")[column].agg(["size", "max"]).sort_values("max", ascending=False, kind="stable")
    rows = [[str(one.Index), number(one.size), _figure(one.max, column)] for one in found.itertuples()]
    return Table([[tr("Authority"), tr("Hexagons with a figure"), tr("Highest figure")], *rows]) if rows else None


def _of_authorities(table: pd.DataFrame, look: str) -> Table:
    """Quotients with their intervals, or growth, the highest first."""
    by, shown = ("lq", ("lq", "low", "high")) if look == QUOTIENT else ("growth_percent", _SHOWN[GROWTH][:3])
    table = table.sort_values([by, "place"], ascending=[False, True])
    first, second, third = ([_figure(one, "lq" if by == "lq" else name) for one in table[name]] for name in shown)
    heads, columns = [tr("Start"), tr("End"), tr("Growth")], [first, second, third]
    if look == QUOTIENT:
        between = tr("{low} to {high}")
        ranges = [_NONE if low == _NONE else between.format(low=low, high=high) for low, high in zip(second, third)]
        heads, columns = [tr("Location quotient"), tr("95% interval")], [first, ranges]
    reasons = table["reason"].where(table["reason"].notna(), "")
    rows = [list(row) for row in zip(table["place"], *columns, reasons)]
    return _filled([[tr("Authority"), *heads, tr("Notes")], *rows])


def _of_crowds(table: pd.DataFrame) -> Table | None:
    names = ("sites", "companies", "employees", "largest_share_employees")
    figures = ([_figure(one, "share" if name == names[-1] else "") for one in table[name]] for name in names)
    rows = [list(row) for row in zip(map(str, table["name"]), *figures)]
    heads = [tr("Density cluster"), tr("Sites"), tr("Companies"), tr("Employees"), tr("Largest company's share")]
    return _filled([heads, *rows]) if rows else None


def _figure(value: float, column: str) -> str:
    """A figure as the statistic's own sentences write it."""
    if value is None or not np.isfinite(float(value)):
        return _NONE
    if column == "lq":
        return written(f"{value:,.2f}")
    if column == "growth_percent":
        return written(f"{value:+,.0f}%")
    return f"{100 * float(value):.0f}%" if column == "share" else number(float(value))


def _filled(rows: list[list[str]]) -> Table:
    """Without the columns in which nothing stands."""
    stands = [any(row[column] not in ("", _NONE) for row in rows[1:]) for column in range(len(rows[0]))]
    return Table([[cell for cell, one in zip(row, stands) if one] for row in rows])
