"""Checks of what a page says of its whole area, of one authority and of the sources."""

from __future__ import annotations

import re
from typing import Any

from .map_file import plain
from .printed import NUMBER, SHARE, says, says_share
from .sheet import Sheet, any_of, cell_size, metric_of, no_digits


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
    left, column = list(ranked), sheet.file.authorities[metric].astype(float)
    for name, count, value, share in rows:
        if value[0].isalpha():  # those that are hidden or not known, in one row
            if int(count or 1) != int(column.isna().sum()):
                return False
        elif name:
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
    return rf"(?:({any_of(sheet.file.authorities.index)})|(\d+) other authorit(?:y|ies)) ({NUMBER}|hidden|not known)(?: ({SHARE})(?!\w))?"


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
    read, placed, here = (int(one.replace(",", "")) for one in match.groups())
    on_map = [
        len(one.tables["companies"]) if "companies" in one.tables else one.total("business_count")
        for one in sheet.file.parts
    ]
    rejected = len(sheet.file.tables.get("rejects", ()))
    return read == sheet.read and placed == read - rejected and (here in on_map or None in on_map)


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


# --- documents of several pages


def table_row(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """All metrics of an authority or of the whole, in the columns of the table's head."""
    captions = any_of(no_digits(one) for one in sheet.captions.values())
    heads = re.findall(rf"Authority((?: (?:{captions})){{2,}})", before)
    if heads:
        sheet.columns = [metric_of(sheet, one) for one in re.findall(captions, heads[-1])]
    shown = re.findall(rf"{NUMBER}|not known|hidden", match[2])
    if len(shown) != len(sheet.columns):
        return False
    for metric, text in zip(sheet.columns, shown):
        value = sheet.file.total(metric) if match[1] == "All" else sheet.file.of(match[1], metric)
        if text[0].isalpha():
            if value is not None and value == value:
                return False
        elif not says(text, value):
            return False
    return True


def page_of_pages(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """3 / 8."""
    return (int(match[1]), int(match[2])) == sheet.page


def contents(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """The list of a document's parts: each begins on a page of its own, after this one, in their order."""
    numbers = [int(one) for one in re.findall(r" (\d+)(?= [A-Z]|$)", match[1])]
    return numbers == sorted(set(numbers)) and numbers[0] == 2 and numbers[-1] <= sheet.page[1]


def of_one_map(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """Aerospace: 56,445, over one of two maps."""
    named = [one for one in sheet.file.parts if before.lower().endswith(one.cluster.replace("_", " ") + ": ")]
    return any(says(match[1], one.total(sheet.metric)) for one in named)


# --- authorities of today and new ones


def _pairs(sheet: Sheet) -> dict[tuple[str, str], Any]:
    rows = sheet.file.tables["old_and_new"]
    names = zip(rows["old_name"].map(plain), rows["new_name"].map(plain))
    return dict(zip(names, rows.to_dict("records")))


def old_and_new_row(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """A row of one of the two tables of a page before and after: by authority of today, or by metric with the share."""
    names = any_of(sheet.old_and_new)
    shown = re.findall(rf"{NUMBER}%?|–", match[2])
    heads = re.findall(rf"New authority((?: (?:{names}))+)", before)
    if not match[2].endswith("%"):
        columns, pairs = re.findall(names, heads[-1]) if heads else [], _pairs(sheet)
        values = [pairs.get((one, match[1]), {sheet.metric: 0})[sheet.metric] for one in columns[: len(shown)]]
        return len(values) == len(shown) and all(says(one, value) for one, value in zip(shown, values))
    heads = re.findall(r"New authority((?: [A-Z][^A-Z]*)+?) Share of businesses", before)
    columns = [one for one in sheet.captions if no_digits(sheet.captions[one]) in (heads[-1] if heads else "")]
    columns.sort(key=lambda one: heads[-1].index(no_digits(sheet.captions[one])))
    good = all(says(one, sheet.file.of(match[1], metric)) for one, metric in zip(shown, columns))
    whole = sheet.file.total("business_count")
    return good and says_share(shown[-1], sheet.file.of(match[1], "business_count"), whole)


def old_or_new(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """An authority's name on a map with its figure under it."""
    tables = [sheet.file.tables["old_authorities"], sheet.file.tables["authorities"]]
    rows = [one.loc[one["place"] == match[1], sheet.metric] for one in tables]
    return any(says(match[2], value) for one in rows for value in one)


def maps_together(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """4 maps to be read together: one of each figure that the file has, three at most, and one of places."""
    return int(match[1]) == min(len(sheet.file.metrics), 3) + 1


def how_many(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """Before: 2 authorities of today; After: 2 new authorities."""
    table = "old_authorities" if match[0].startswith("Before") else "authorities"
    return int(match[1]) == len(sheet.file.tables[table])
