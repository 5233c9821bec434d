"""Facts beside the catalogue, as tables: the report's scorecards, its shares of the UK, places of innovation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from ..base.resources import resource

_PLACE_FILES = {
    "university": "universities.csv",
    "innovation_hub": "innovation_hubs.csv",
    "investment_atlas": "investment_atlas.csv",
    "strategy_zone": "industrial_strategy_zones.csv",
    "anchor": "anchors.csv",
}
_PLACE_COLUMNS = [
    "kind", "name", "type", "postcode", "clusters", "link_certainty", "easting", "northing", "confidence",
    "source_note", "point_kind", "in_area", "area", "area_codes", "report_lines", "named", "status", "date",
]  # fmt: skip
_TEXT_COLUMNS = ["area", "area_codes", "report_lines", "status", "date"]  # of one file only: empty in the others


def _read(*parts: str) -> pd.DataFrame:
    return pd.read_csv(resource(*parts), dtype=str, keep_default_na=False, encoding="utf-8")


def read_scorecards(cluster_ids: Iterable[str]) -> pd.DataFrame:
    """The scorecards of those clusters that have one; see catalogue.scorecards for the columns."""
    there = [one for one in cluster_ids if (resource("scorecards") / f"{one}.csv").exists()]
    cards = {one: _read("scorecards", f"{one}.csv") for one in there}
    table = pd.concat(cards, names=["cluster"]).reset_index("cluster").reset_index(drop=True)
    table["numeric"] = pd.to_numeric(table["numeric"].replace("", None))
    return table


def uk_shares() -> pd.DataFrame:
    """The report's shares of the UK (its line 884): cluster, metric, value (as printed), percent (float64), flag."""
    table = _read("scorecards", "uk_shares.csv")
    table["percent"] = pd.to_numeric(table["percent"])
    return table


def _links(names: str, certainties: str, cluster_id: Callable[[str], str]) -> dict[str, str]:
    """Cluster id -> how sure the link is, by id; names that are no cluster are passed over."""
    found = {cluster_id(name): sure for name, sure in zip(names.split(";"), certainties.split(";"))}
    return {one: found[one] for one in sorted(found) if one}


def read_places(cluster_id: Callable[[str], str]) -> pd.DataFrame:
    """All places in one table, see catalogue.places; ``cluster_id``: name -> id of its cluster, "" for none."""
    files = [_read("places", name).assign(kind=kind) for kind, name in _PLACE_FILES.items()]
    table = pd.concat(files, ignore_index=True).rename(columns={"area_la_codes": "area_codes"})
    links = [_links(*both, cluster_id) for both in zip(table["clusters"], table["link_certainty"])]
    table["clusters"] = [";".join(one) for one in links]
    table["link_certainty"] = [";".join(one.values()) for one in links]
    for name in ("easting", "northing"):
        table[name] = pd.to_numeric(table[name])
    table["in_area"] = (table["in_me_24la"] == "yes").to_numpy(dtype=bool)
    table["point_kind"] = table["point_kind"].fillna("site")
    table[_TEXT_COLUMNS] = table[_TEXT_COLUMNS].fillna("")
    table.loc[table["kind"] == "investment_atlas", ["status", "date"]] = ["atlas", "2023"]
    # The report lists all of the Investment Atlas's initiatives; a row without lines was added for its sites.
    from_atlas = (table["kind"] == "investment_atlas") & table["report_lines"].str.match(r"\d")
    table["named"] = ((table["named_in_report"] == "yes") | from_atlas).to_numpy(dtype=bool)
    # Without a postcode the point is the middle of something larger, whatever table it comes from.
    table.loc[(table["postcode"] == "") & (table["point_kind"] == "site"), "point_kind"] = "area"
    table["postcode"] = table["postcode"].astype(object).where(table["postcode"] != "", None)
    return table[_PLACE_COLUMNS]
