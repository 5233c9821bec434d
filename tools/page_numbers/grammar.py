"""The sentences of a page that hold numbers, and for each the question whether its numbers are the file's.

A rule is a pattern and a check. What no rule takes, or what its rule denies, is a finding.
"""

from __future__ import annotations

import re

from . import area_checks as area
from . import map_checks as at
from .printed import NUMBER, SHARE
from .sheet import Check, Sheet, any_of, no_digits

UNIT = r"(?: (?:business(?:es)?|employees?))?"
ALWAYS = (  # texts of licences and of the method, whose figures are no figures of the map
    "Open Government Licence v.3.0",
    "CC BY 4.0",
    "Midlands Clusters (2023)",
    "the 2023 report",
    "Depth is drawn at 50% of its length",
    "250 or more employees",
)


def findings(text: str, sheet: Sheet) -> list[str]:
    """The numbers of a page that its file does not bear out, each with what stands around it."""
    text, found = _masked(text, sheet), []
    sheet.discs.clear()
    sheet.place = ""
    if sheet.kind.endswith("atlas") and (own := re.match(rf"({any_of(sheet.file.authorities.index)}): ", text)):
        sheet.place = own[1]
    rest = text
    for name, pattern, check in _rules(sheet):
        for match in pattern.finditer(rest):
            if not re.search(r"\d", match.group()):
                continue
            good = check(sheet, match, rest[: match.start()])
            if not good and name.startswith("maybe"):
                continue
            if not good:
                found.append(f"{name}: {_around(text, match.start(), match.end())}")
            rest = rest[: match.start()] + re.sub(r"[\d£]", "·", match.group()) + rest[match.end() :]
    for match in re.finditer(r"\S*\d\S*", rest):
        found.append(f"not explained: {_around(text, match.start(), match.end())}")
    return found


def _masked(text: str, sheet: Sheet) -> str:
    constants = [*ALWAYS, *sheet.texts, *sheet.file.names_with_digits()]
    constants += [one for one in sheet.captions.values() if re.search(r"\d", one)]
    constants += [one[0].lower() + one[1:] for one in sheet.captions.values() if re.search(r"\d", one)]
    for one in sorted(constants, key=len, reverse=True):
        text = text.replace(one, no_digits(one))
    return text


def _around(text: str, start: int, end: int) -> str:
    return f"…{text[max(0, start - 50) : start]}>>{text[start:end]}<<{text[end : end + 40]}…"


def _rules(sheet: Sheet) -> list[tuple[str, re.Pattern[str], Check]]:
    """The rules with the names of the file in them, made once."""
    if sheet.rules:
        return sheet.rules
    names = {
        "{N}": f"({NUMBER})",
        "{N0}": NUMBER,
        "{A0}": any_of(sheet.file.authorities.index),
        "{S}": f"({SHARE})",
        "{U}": UNIT,
        "{A}": f"({any_of(sheet.file.authorities.index)})",
        "{M}": f"({any_of(no_digits(one) for one in sheet.captions.values())})",
        "{O}": f"({any_of(sheet.old_and_new) or 'no such names'})",
        "{T}": f"({any_of(no_digits(one) for one in sheet.file.tables['towns']['name'])})",
    }
    for name, pattern, check in _RULES:
        for key, text in names.items():
            pattern = pattern.replace(key, text)
        sheet.rules.append((name, re.compile(pattern), check))
    return sheet.rules


_CLASS = (
    r"(?: (?:None|No businesses|No employees|£0|0%|Businesses, but no figure known|Hidden to protect businesses(?: \([·,]+ hexagons?\))?))*"
    rf"(?: (?:£[\d,.]+(?:bn|m)?(?: to (?:under )?£[\d,.]+(?:bn|m)?)?(?! (?:in a|near|around) )|"
    rf"{NUMBER}(?: to (?:under )?{NUMBER})? (?:business(?:es)?|employees?)))+"
)
_RULES: tuple[tuple[str, str, Check], ...] = (
    ("title of a page", r"^{A}: {N}(?: [^,\d]{0,90}?, {S} of|(?= ))", area.page_title),
    ("spikes in full", r"(?<![\w.])(\d{1,3}) {A}: ((?:[^.]|\.(?=\d))+)", at.spike_sentence),
    ("hidden in the legend", r"Hidden to protect businesses \({N} hexagons?\)", at.hidden_in_legend),
    ("classes", r"{M} (?:within (\d+) km(?: \(in windows: each [\d.,]+ k?m hexagon\))?|in each [\d.,]+ k?m hexagon)(?P<rows>" + _CLASS + ")", at.classes),
    ("what a mark is", r"within (\d+) km, each in one mark", at.reach_said),
    ("hexagon", r"([\d.,]+) (k?m) hexagon", area.cell_said),
    ("page of pages", r"(?<![\w/])(\d+) / (\d+)(?= |$)", area.page_of_pages),
    ("contents", r"Contents((?: [A-Z][^\d]*? \d+)+)", area.contents),
    ("row of old and new", r"{O}((?: (?:{N0}%?|–)){2,})", area.old_and_new_row),
    ("row of all figures", r"({A0}|All)(?:, (?:County|City) of)?((?: (?:{N0}|not known|hidden)){3,})(?!%)", area.table_row),
    ("maps together", r": (\d+) maps?(?: to be read together)?\.", area.maps_together),
    ("before", r"Before: (\d+) authorit(?:y|ies) of today", area.how_many),
    ("after", r"After: (\d+) new authorit(?:y|ies)", area.how_many),
    ("old or new", r"{O} {N}(?= |$)", area.old_or_new),
    ("maybe one of two maps", r"(?<=: ){N}(?= |$)", area.of_one_map),
    ("table", r"Authority {M} Share((?: (?:{A}|\d+ other authorit(?:y|ies)) (?:{N0}|hidden|not known)(?: {S}(?!\w))?)+)", area.table),
    ("key figure of a page", r"{N} {M} {S}(?:, rank (\d+) of (\d+))?", area.own_tile),
    ("key figure", r"{N} {M} {A}: {S}", area.tile),
    ("heading", r"{M}: {N}(?= |$)", area.heading),
    ("key figure alone", r"{N} {M}(?! (?:in each|within))", area.lone_tile),
    ("spike", r"(?:(?<![\w.,])(\d{1,3}) )?{A} \({S} of {N}{U}\)", at.spike),
    ("shared postcode", r"(?:(?<![\w.,])(\d{1,3}) )?{A} \({N} at ", at.shared_postcode),
    ("more spikes", r"(\d+) more hexagons? (?:is a spike|are spikes)", at.more_spikes),
    ("hidden", r"Hidden to protect businesses: {N} hexagons? and {N} authority totals?", at.hidden),
    ("hidden hexagons", r"{N} of {N} hexagons? ha(?:s|ve) a hidden figure", at.whole_hidden),
    ("with a value", r"{N} of {N} hexagons? ha(?:s|ve) a value; the highest value, {N}{U}, lies in {A}", at.filled),
    ("highest totals", r"The highest totals: [^.]*(?:\.\d[^.]*)*\.", area.highest_totals),
    ("in all", r"In all: {N}{U}\.", at.in_all),
    ("marked as well", r"Marked as well: [^.]*", at.count_of_places),
    ("highest on a page", r"The highest on this page: {N}{U}; on the whole map, whose heights these are: {N}", at.highest_here),
    ("tallest", r"The tallest column: {N}{U}", at.tallest),
    ("source", r"; {N} rows? read, {N} placed, {N} on this map", area.source),
    ("rows read", r"; {N} rows? read", area.rows_read),
    ("made", r"Made (\d+ \w+ \d{4}) with Midlands Clusters (\d+\.\d+\.\d+)", area.made),
    ("hexagons", r"Hexagons ([\d,]+) m across flats \(([\d.]+) km² each\)", area.hexagons),
    ("authorities", r"\((\d+) authorities\)", area.authorities),
    ("authorities shown", r"across (\d+) authorit(?:y|ies)", area.authorities_shown),
    ("year", r"boundaries of (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(\d{4})", area.year),
    ("year of supply", r"database rights? (\d{4})", area.year),
    ("origin", r"origin \(0, 0\)", area.always),
    ("window", r"(?<!\w)([ABC]) (?:Window on ((?:(?! [ABC] )[^:\d])*): )?{N}{U}", at.window),
    ("sum by place", r"{N} around (?=[A-Z])", at.around_town),
    ("in a hexagon", r"{N} in a hexagon of {A}", at.in_hexagon),
    ("spike's column", r"(?:\((\d{1,3})\) )?{N} near {T}", at.near_town),
    ("maybe scale bar", r"(?<![\w.,])0 ([\d.]+) ([\d.]+) k?m(?!\w)", at.scale_bar),
    ("maybe disc", r"(?<![\w.,£%-])\(?(\d{1,3})\)?(?![\w.,%-])", at.disc),
    ("maybe figure", r"{N}{U}(?![\w.,%])", at.figure_alone),
)  # fmt: skip
