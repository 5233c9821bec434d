"""Checks of what stands on a page's map, in its legend and in its notes."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from .printed import NUMBER, SHARE, says, says_share, span
from .sheet import Sheet, cell_size, metric_of, metric_of_note, there

KINDS = {
    "universit(?:y|ies)": "university",
    "innovation hubs?": "innovation_hub",
    "UK Investment Atlas sites?": "investment_atlas",
    "Industrial Strategy Zones?": "strategy_zone",
    "compan(?:y|ies)(?: and|or) organisations? of the report": "anchor",
}


def classes(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """Every value that is drawn is in one class, the last class ends at the highest, none is empty, none overlap."""
    metric = metric_of(sheet, match[1]) if match[1] else sheet.metric_at(before)
    reach = float(match[2]) * 1000 if match[2] else 0.0
    width = re.search(r"each ([\d,.]+) (k?m) hexagon", match[0])
    if width and float(width[1].replace(",", "")) * (1000 if width[2] == "km" else 1) != cell_size(sheet):
        return False
    values = sheet.file.values(metric, sheet.place if sheet.kind == "atlas" else "", whole=not reach)[
        "value"
    ].to_numpy()
    if reach:
        values = np.concatenate([values if "windows" in match[0] else [], sheet.file.place_sums(metric, reach)])
    rows = re.findall(rf"({NUMBER})(?: to (under )?({NUMBER}))?", match[0][match.start("rows") - match.start() :])
    rows = [row for row in rows if row[2] or span(row[0])[1] > 0.5]  # "£0": hexagons whose sum is nothing
    if not len(values):
        return not rows
    inside = []
    for low, under, high in rows:
        least, most = sum(span(low)) / 2, span(high or low)[1]  # a bound is a round number, "£2m" not 1.5 to 2.5
        inside.append((values >= least) & ((values < sum(span(high)) / 2) if under else (values <= most)))
    counts = np.sum(inside, axis=0)
    ends_at = sheet.file.values(metric, whole=not reach)["value"].max() if sheet.kind == "atlas" else values.max()
    last = says(rows[-1][2] or rows[-1][0], ends_at) or (sheet.kind == "atlas" and bool((counts > 0).all()))
    gaps = sheet.kind == "atlas"  # a page's legend leaves out classes that have no hexagon there
    rising = all(
        b[0] == a[2] if a[1] and not gaps else span(a[2] or a[0])[0] <= span(b[0])[1] for a, b in zip(rows, rows[1:])
    )
    near = np.array(
        [min(abs(value - bound) for row in rows for bound in span(row[0])) for value in values[counts != 1]]
    )
    tight = bool((near <= 0.01 * np.abs(values[counts != 1])).all())  # a bound is printed rounded
    filled = all(one.any() for one in inside) or sheet.kind == "oblique_atlas"
    return bool(last and rising and filled and tight)


def around_town(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """The mark of a sum, and a town or authority where it lies."""
    return any(says(match[1], one) for one in sheet.file.place_sums(sheet.metric, reach(sheet)))


def reach(sheet: Sheet) -> float:
    return max(5.0, float(np.ceil(2.5 * max(sheet.scales, default=0.0) / 1e6))) * 1000


def reach_said(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return float(match[1]) * 1000 == reach(sheet)


def window(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """What a window holds, and that its town lies in it. Of one in which a rule hides something no sum is printed: its
    letter may stand before the figure of one of the highest hexagons.
    """
    bounds = sheet.windows.get(match[1])
    if bounds is None:
        return False
    if sheet.file.hides_within(sheet.metric, bounds):
        return not match[2] and any(says(match[3], one) for one in sheet.file.highest(sheet.metric, sheet.place, 12))
    if not says(match[3], sheet.file.within(sheet.metric, bounds)):
        return False
    points = sheet.file.towns_near(match[2]) if match[2] else np.empty((0, 2))
    inside = (points[:, 0] >= bounds[0]) & (points[:, 0] <= bounds[2])
    return not match[2] or bool((inside & (points[:, 1] >= bounds[1]) & (points[:, 1] <= bounds[3])).any())


def in_hexagon(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """A hexagon of an authority that has this figure and is one of the highest."""
    metric = sheet.metric_at(before)
    rows = [one.values(metric, match[2])["value"].nlargest(5) for one in sheet.file.parts]
    return any(says(match[1], value) for one in rows for value in one)


def near_town(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """The tip of a column: its figure, its spike's number, a town within 25 km."""
    metric = sheet.metric_at(before)
    rows = sheet.file.values(metric, sheet.place)
    rows = rows[[says(match[2], one) for one in rows["value"]]]
    towns = sheet.file.towns_near(match[3].strip())
    far = [min(np.hypot(towns[:, 0] - x, towns[:, 1] - y), default=np.inf) for x, y in zip(rows["x"], rows["y"])]
    good = bool(len(far)) and min(far) <= 25_000
    if match[1]:
        spikes = sheet.about()
        mine = spikes[(spikes["metric"] == metric) & (spikes["number"] == int(match[1]))]
        good = good and len(mine) == 1 and says(match[2], float(mine["value"].iloc[0]))
    return good


def figure_alone(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """A figure beside a hexagon of the page: one of the highest of the page's authority, or of a window."""
    metric, count = sheet.metric_at(before), 5 if not sheet.windows else 12
    if "businesses" not in match[0] and "employees" not in match[0] and sheet.kind.endswith("sheet"):
        return False
    return any(says(match[1], one) for one in sheet.file.highest(metric, sheet.place, count))


def disc(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """The number of a spike that the notes explain, once on a page."""
    number, rows = int(match[1]), sheet.about()
    known = rows[(rows["metric"] == sheet.metric_at(before)) & (rows["number"] == number)]
    sheet.discs.append(number)
    return len(known) == 1 and (sheet.discs.count(number) <= 1 or sheet.kind.endswith("sheet"))


def scale_bar(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """Its three figures are even; how long it is drawn is measured apart (``sweep.wrong_scale_bars``)."""
    return float(match[2]) == 2 * float(match[1])


def spike(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """3 Derby (all of 14,111 employees); on a sheet without the number."""
    rows = sheet.about()
    metric = metric_of_note(sheet, before)
    rows = rows[(rows["metric"] == metric) & (rows["place"] == match[2])]
    rows = rows[rows["number"] == int(match[1])] if match[1] else rows
    return any(
        (says_share(match[3], share, 1.0)) and says(match[4], value) and there(sheet, metric, match[2], value)
        for share, value in zip(rows["share"], rows["value"])
    )


def shared_postcode(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """1 Leicester (24 at LE1 6RN)."""
    rows = sheet.about()
    rows = rows[(rows["metric"] == metric_of_note(sheet, before)) & (rows["place"] == match[2])]
    rows = rows[rows["number"] == int(match[1])] if match[1] else rows
    found = any(int(match[3].replace(",", "")) == one for one in rows["companies"])
    return found and at_postcode(sheet, rows)


def at_postcode(sheet: Sheet, rows: Any) -> bool:
    """The companies of the file at a postcode are as many as a spike says, of all businesses."""
    companies = sheet.file.tables["companies"]
    counts = companies["postcode"].value_counts()
    return all(
        metric != "business_count" or counts.get(who, 0) >= number
        for metric, who, number in zip(rows["metric"], rows["who"], rows["companies"])
    )


def spike_sentence(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """1 Derby: one company has all of the 14,111 employees here (25% of the map's total)."""
    rows = sheet.file.spikes
    rows = rows[(rows["metric"] == sheet.metric) & (rows["number"] == int(match[1])) & (rows["place"] == match[2])]
    if len(rows) != 1:
        return False
    one, said = rows.iloc[0], match[3]
    if shared := re.search(rf"(?:all|({NUMBER}) of) ({NUMBER}) (?:businesses|sites)", said):
        return int(shared[2]) == one["among"] == one["value"] and int(shared[1] or shared[2]) == one["companies"]
    share, amount = re.search(rf"has (?:have )?({SHARE}) of the ({NUMBER})", said.replace("have", "has")).groups()
    good = says_share(share, one["share"], 1.0) and says(amount, one["value"])
    whole = re.search(rf"\(({SHARE}) of the map", said)
    others = re.match(rf"({NUMBER}) companies", said)
    return bool(
        good
        and (not whole or says_share(whole[1], one["value"], sheet.file.total(sheet.metric)))
        and (not others or int(others[1]) == one["companies"])
        and there(sheet, sheet.metric, match[2], one["value"])
    )


def more_spikes(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    metric = metric_of_note(sheet, before)
    return int(match[1]) == int((sheet.file.spikes["metric"] == metric).sum()) - (
        3 if sheet.kind.endswith("sheet") else 9
    )


def hidden(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    """Hidden to protect businesses: 758 hexagons and 3 authority totals; on a page of one authority its own, on a sheet
    those of the figure that stands before it.
    """
    metric = metric_of_note(sheet, before)
    cells, totals = (_hidden_on_page(sheet, metric, table) for table in ("hexes", "authorities"))
    return int(match[1].replace(",", "")) == cells and int(match[2]) == totals


def _hidden_on_page(sheet: Sheet, metric: str, table: str) -> int:
    found = sheet.file.hidden(metric, table)
    if sheet.place:
        found = found[sheet.file.tables[table]["place"] == sheet.place]
    return int(found.sum())


def hidden_in_legend(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    return int(match[1].replace(",", "")) == int(sheet.file.hidden(sheet.metric_at(before)).sum())


def whole_hidden(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """991 of 32,241 hexagons have a hidden figure: as many as the legend and the note say."""
    return says(match[1], int(sheet.file.hidden(sheet.metric).sum())) and says(match[2], sheet.file.cells())


def filled(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    """1,065 of 32,241 hexagons have a value; the highest value, 14,111 employees, lies in Derby."""
    rows = sheet.file.values(sheet.metric)
    highest = rows["value"].max()
    places = set(rows.loc[rows["value"] == highest, "place"])
    return (
        says(match[1], rows["cell_id"].nunique())
        and says(match[2], sheet.file.cells())
        and says(match[3], highest)
        and match[4] in places
    )


def in_all(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return says(match[1], sheet.file.total(sheet.metric))


def tallest(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    return says(match[1], sheet.file.values(sheet.metric)["value"].max())


def highest_here(sheet: Sheet, match: re.Match[str], before: str) -> bool:
    here = sheet.file.values(sheet.metric, sheet.place)["value"].max()
    return says(match[1], here) and says(match[2], sheet.file.values(sheet.metric)["value"].max())


def count_of_places(sheet: Sheet, match: re.Match[str], _: str) -> bool:
    for pattern, kind in KINDS.items():
        if (found := re.search(rf"(\d+) {pattern}", match[0])) and int(found[1]) != sheet.file.places(kind):
            return False
    return True
