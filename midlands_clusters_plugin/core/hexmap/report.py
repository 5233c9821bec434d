"""report.json: what was read, what became of every row, what the map adds up to and what it was made with."""

from __future__ import annotations

import platform
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..base.i18n import sentences, tr
from ..base.resources import plugin_version
from ..catalogue.catalogue import ALL, REPORT, clusters
from ..companies.placing.company_table import CompanyTable
from ..companies.placing.from_columns import by_sic_text
from ..geography.areas import Area, Boundaries
from ..grid.hexgrid import HexGrid

_CHUNK = 200_000  # companies


class Clock:
    """Seconds by named step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time the block and add it to the step of that name."""
        start = time.perf_counter()
        yield
        self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - start, 4)


def digest(companies: pd.DataFrame) -> str:
    """A digest of the companies and their figures, in any order of the rows: equal ones are the same data."""
    total = 0
    for start in range(0, len(companies), _CHUNK):
        part = companies.iloc[start : start + _CHUNK]
        plain = part[["company_id", "clusters"]].astype(object).fillna("").astype(str)
        for name in ("easting", "northing", "employees", "turnover_gbp"):
            plain[name] = part[name].to_numpy(dtype=np.float64, na_value=np.nan)
        total += int(pd.util.hash_pandas_object(plain, index=False).to_numpy().sum(dtype=np.uint64))
    return f"{total % 2**64:016x}"


def versions() -> dict[str, str]:
    """Versions of what a result depends on."""
    return {
        "plugin": plugin_version(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "geopandas": gpd.__version__,
        "shapely": shapely.__version__,
        "geos": shapely.geos_version_string,
    }


def reading_report(table: CompanyTable, cluster: str = ALL) -> dict:
    """The part of the report that the company table decides, for the map of a cluster."""
    known = clusters().get(cluster)
    of_the_report = known is not None and known.taxonomy == REPORT  # all others have no scorecard to differ from
    return {
        "rows_read": table.rows_read,
        "rows_placed": len(table.companies),
        "rows_rejected": len(table.rejects),
        "rejected_by_reason": numbers(table.rejects["reason"]),
        "rows_remarked": numbers(table.remarks["remark"]),
        "contract": [dict(one) for one in table.contract],
        "inputs": [dict(one) for one in table.inputs],
        "postcodes": table.directory,
        "notes": [one for one in table.notes if of_the_report or one != by_sic_text()],
    }


def numbers(column: pd.Series) -> dict[str, int]:
    """How often each text of a column occurs, sorted by the texts."""
    return {str(text): int(number) for text, number in column.value_counts().sort_index().items()}


def with_left_out(report: dict, left_out: Iterable[Mapping[str, str]]) -> dict:
    """The report of a map without some hexagons: each with ``cell_id``, ``authority_code`` and ``how``."""
    found = [{key: str(one[key]) for key in ("cell_id", "authority_code", "how")} for one in left_out]
    found.sort(key=lambda one: (one["cell_id"], one["authority_code"]))
    return {**report, "left_out": found} if found else report


def setting_report(cluster: str, area: Area, grid: HexGrid, boundaries: Boundaries) -> dict:
    """The part of the report that says what was asked for and on what ground."""
    return {
        "cluster": cluster,
        "area": {"id": area.id, "name": area.name, "date": area.date, "codes": [str(one) for one in boundaries.codes]},
        "grid": {"kind": grid.kind, "size": grid.size, "description": grid.describe()},
        "boundaries": {
            **{name: getattr(boundaries, name) for name in ("source", "date", "attribution", "builtin")},
            "notes": list(boundaries.notes),
        },
        "versions": versions(),
    }


def layer_about(name: str, report: Mapping[str, Any], *, sample: bool = False) -> dict[str, str]:
    """What a layer of a result says of itself in its GeoPackage: what it is, what it was made from and how.

    ``sample``: its companies are those of the sample, whatever the file that they were read from is called.
    """
    titles = {
        "hexes": tr("Companies by hexagon"),
        "authorities": tr("Companies by authority"),
        "old_authorities": tr("Companies by authority of today"),
        "old_and_new": tr("Companies by authority of today and new authority"),
        "companies": tr("The companies that count on the map"),
        "rejects": tr("Rows that could not be placed, with the reason"),
        "shared_addresses": tr("Companies of the cluster at addresses that very many companies share"),
        "spikes": tr("Hexagons that stand out because of one company, one group or one address"),
    }
    files = ", ".join(f"{one.get('path', '')} (sha256 {one.get('sha256', '')})" for one in report["inputs"])
    sample = sample or any(str(one.get("path", "")) == "sample_companies.csv" for one in report["inputs"])
    what = tr("{layer}. Cluster: {cluster}. Area: {area}. {grid}.").format(
        layer=titles.get(name, name),
        cluster=report["cluster"],
        area=report["area"]["name"],
        grid=report["grid"]["description"].rstrip("."),
    )
    return {
        "description": sentences(tr("Illustrative sample: not real companies.") if sample else "", what),
        "source": files,
        "boundaries": report["boundaries"]["source"],
        "made_with": f"Midlands Clusters {report['versions'].get('plugin', '')}",
    }
