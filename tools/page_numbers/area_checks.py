"""Checks of what a page says of its whole area, of one authority and of the sources."""

from __future__ import annotations

import re

from .printed import NUMBER, SHARE, says, says_share
from .sheet import Sheet, any_of, cell_size, metric_of


def heading(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return says(match[2], sheet.file.total(metric_of(sheet, match[1])))


def tile(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """A total, and who has most of it with which share."""
    metric, total = metric_of(sheet, match[2]), sheet.file.total(metric_of(sheet, match[2]))
    ranked = sheet.file.ranked(metric)
    leads = bool(ranked) and sheet.file.of(match[3], metric) == ranked[0][1]
    return says(match[1], total) and leads and says_share(match[4], ranked[0][1], total)


def own_tile(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """An authority's total, its share and its rank."""
    metric = metric_of(sheet, match[2])
    value, total = sheet.file.of(sheet.place, metric), sheet.file.total(metric)
    column = sheet.file.authorities[metric].astype(float)
    good = says(match[1], value)
    if match[3]:
        good = good and says_share(match[3], value, total)
    if match[4]:
        good = good and int(match[4]) == 1 + int((column > value).sum()) and int(match[5]) == len(column)
    return good


def lone_tile(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    metric = metric_of(sheet, match[2])
    value = sheet.file.of(sheet.place, metric) if sheet.place else sheet.file.total(metric)
    return says(match[1], value)


def table(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """Rows of the leading authorities: in their order, with their shares, and the others in one."""
    metric = metric_of(sheet, match[1])
    ranked, total = sheet.file.ranked(metric), sheet.file.total(metric)
    rows = re.findall(row(sheet), match[2])
    if not rows:
        return False
    left = list(ranked)
    for name, count, value, share in rows:
        if name:
            place, known = left.pop(0)
            if place != name or not says(value, known) or (share and not says_share(share, known, total)):
                return False
        else:
            rest = sum(one for _, one in left)
            if int(count) != len(left) or not says(value, rest) or (share and not says_share(share, rest, total)):
                return False
            left = []
    return True


def row(sheet: Sheet) -> str:
    return (
        rf"(?:({any_of(sheet.file.authorities.index)})|(\d+) other authorit(?:y|ies)) ({NUMBER})(?: ({SHARE})(?!\w))?"
    )


def page_title(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    value, total = sheet.file.of(match[1], sheet.metric), sheet.file.total(sheet.metric)
    return says(match[2], value) and (not match[3] or says_share(match[3], value, total))


def highest_totals(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    ranked, total = sheet.file.ranked(sheet.metric), sheet.file.total(sheet.metric)
    rows = re.findall(rf"({any_of(sheet.file.authorities.index)}) \(({NUMBER})(?:, ({SHARE}) of all)?\)", match[0])
    return len(rows) == min(3, len(ranked)) and all(
        row[0] == place and says(row[1], value) and (not row[2] or says_share(row[2], value, total))
        for row, (place, value) in zip(rows, ranked)
    )


def source(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """Rows read, placed and on this map: those that are placed are the others than the rejected."""
    tables = sheet.file.tables
    read, placed, here = (int(one.replace(",", "")) for one in match.groups())
    on_map = len(tables["companies"]) if "companies" in tables else sheet.file.total("business_count")
    return read == sheet.read and placed == read - len(tables.get("rejects", ())) and (on_map is None or here == on_map)


def rows_read(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return int(match[1].replace(",", "")) == sheet.read


def made(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    said = f"Midlands Clusters {match[2]}"
    return match[1] == sheet.day and match[2] == sheet.version and said in sheet.file.metadata


def hexagons(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    whole = sheet.file.hexes.loc[sheet.file.hexes["is_whole"].astype(bool), "area_km2"].max()
    return float(match[1].replace(",", "")) == cell_size(sheet) and says(match[2], float(whole))


def authorities(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return int(match[1]) == len(sheet.file.tables["authorities"])


def authorities_shown(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return int(match[1]) == len(sheet.file.authorities)


def year(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return match[1] == sheet.file.year


def always(_sheet: Sheet, _match: re.Match[str], _: str) -> bool:
    return True


def cell_said(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return float(match[1].replace(",", "")) * (1000 if match[2] == "km" else 1) == cell_size(sheet)
