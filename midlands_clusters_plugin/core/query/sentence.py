"""A question as a sentence: "Companies in Aerospace with 50 or more employees within 5 km of Infinity Park Derby, in Derbyshire".

Every piece of text is an id in ``TEXTS`` with placeholders; ``say`` turns an id into the text of the user's language, so that the gui can
translate without taking sentences apart.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..areas import get_area
from ..catalogue import ALL, clusters, metrics
from ..numbers import plain
from ..words import shown, written
from . import question as q
from .ground import ground_of

TEXTS: dict[str, str] = {
    "companies": "Companies",
    "cells": "Hexagons",
    "places": "Places",
    "all_companies": "All companies",
    "all_cells": "All hexagons",
    "all_places": "All places",
    "and": "{first} and {last}",
    "comma": "{first}, {last}",
    "either": "(either {parts})",
    "or": "{first} or {last}",
    "not": "not {part}",
    "and_in_brackets": "({parts})",
    "at_least": "with {value} or more {what}",
    "at_most": "with {value} or fewer {what}",
    "more_than": "with more than {value} {what}",
    "fewer_than": "with fewer than {value} {what}",
    "exactly": "with exactly {value} {what}",
    "between": "with {value} to {upper} {what}",
    "amount_at_least": "with {what} of {value} or more",
    "amount_at_most": "with {what} of {value} or less",
    "amount_more_than": "with {what} of more than {value}",
    "amount_fewer_than": "with {what} of less than {value}",
    "amount_exactly": "with {what} of exactly {value}",
    "amount_between": "with {what} of {value} to {upper}",
    "size_micro": "of micro size (fewer than 10 employees)",
    "size_small": "of small size (10 to 49 employees)",
    "size_medium": "of medium size (50 to 249 employees)",
    "size_large": "of large size (250 or more employees)",
    "cluster": "in {cluster}",
    "cluster_all": "of all sectors",
    "sic": "with a SIC code that begins with {prefix}",
    "since": "incorporated since {since}",
    "before": "incorporated before {before}",
    "since_before": "incorporated since {since} and before {before}",
    "foreign_owned": "that are foreign-owned",
    "high_growth": "that are high growth",
    "spike": "that are spikes",
    "suppressed": "that are suppressed",
    "not_foreign_owned": "that are not foreign-owned",
    "not_high_growth": "that are not high growth",
    "not_spike": "that are not spikes",
    "not_suppressed": "that are not suppressed",
    "flag": "where “{column}” is yes",
    "area": "in {area}",
    "of_kind": "of the kind {value}",
    "listed": "where “{column}” is “{value}”",
    "text": "where “{column}” contains “{text}”",
    "near": "within {distance} of {spot}",
    "inside": "inside “{name}”",
    "by_centre": "(by the centre of each hexagon)",
    "by_any_part": "(any part of a hexagon counts)",
    "kind_university": "a university",
    "kind_innovation_hub": "an innovation hub",
    "kind_investment_atlas": "a UK Investment Atlas site",
    "kind_other": "a place of the kind {kind}",
    "shape": "“{name}”",
    "postcode": "the postcode {postcode}",
    "km": "{number} km",
    "m": "{number} m",
    "day": "{day} {month} {year}",
    "metric_business_count": "businesses",
    "metric_employees": "employees",
    "metric_turnover": "a turnover",
    "metric_innovate_uk_funding": "Innovate UK funding",
    "metric_large_turnover_companies": "businesses with £100m turnover or more",
    "metric_high_growth_companies": "high growth businesses",
    "metric_incorporations_2017_22": "businesses incorporated 2017 to 2022",
    "metric_foreign_owned": "foreign-owned businesses",
    "column": "“{column}”",
    "month_1": "January",
    "month_2": "February",
    "month_3": "March",
    "month_4": "April",
    "month_5": "May",
    "month_6": "June",
    "month_7": "July",
    "month_8": "August",
    "month_9": "September",
    "month_10": "October",
    "month_11": "November",
    "month_12": "December",
}
_WORD_OF = {">=": "at_least", "<=": "at_most", ">": "more_than", "<": "fewer_than", "=": "exactly", "between": "between"}
_COLUMN_METRICS = {"turnover_gbp": "turnover", "innovate_uk_gbp": "innovate_uk_funding"}
_OWN_FLAGS = ("foreign_owned", "high_growth", "spike", "suppressed")
_OWN_KINDS = ("university", "innovation_hub", "investment_atlas")
Say = Callable[[str], str]


def sentence(question: q.Question, say: Say = TEXTS.__getitem__) -> str:
    """The question in words. ``say`` gives the text of an id, English by default. Raises UserError for a place or area that is unknown."""
    if question.where is None:
        return say(f"all_{question.target}")
    parts = question.where.parts if isinstance(question.where, q.All) else (question.where,)
    # Where is said last, after a comma: "..., in Derbyshire".
    areas = [part for part in parts if isinstance(part, q.InArea)] if len(parts) > 1 else []
    others = [part for part in parts if part not in areas]
    text = " ".join([say(question.target), *_listed(others, say)])
    for area in areas:
        text = say("comma").format(first=text, last=_words(area, say))
    if question.target == q.CELLS and _has_position(question.where):
        text = f"{text} {say('by_centre' if question.cells_by == q.CENTRE else 'by_any_part')}"
    return text


def _listed(parts: list[q.Condition], say: Say) -> list[str]:
    """Conditions one after the other; two of the same kind with an "and" between them."""
    words: list[str] = []
    for number, part in enumerate(parts):
        text = _words(part, say)
        if number and _begins_alike(parts[number - 1], part):
            words[-1] = say("and").format(first=words[-1], last=text)
        else:
            words.append(text)
    return words


def _begins_alike(one: q.Condition, other: q.Condition) -> bool:
    plain_kinds = (q.InCluster, q.Near, q.Inside)
    return type(one) is type(other) or not (isinstance(one, plain_kinds) or isinstance(other, plain_kinds))


def _words(condition: q.Condition, say: Say) -> str:
    if isinstance(condition, q.Not):
        return _opposite(condition.part, say)
    if isinstance(condition, q.All):
        return say("and_in_brackets").format(parts=_joined(condition.parts, "and", say))
    if isinstance(condition, q.Either):
        return say("either").format(parts=_joined(condition.parts, "or", say))
    return _LEAF[type(condition)](condition, say)


def _opposite(part: q.Condition, say: Say) -> str:
    if isinstance(part, q.Flag) and part.column in _OWN_FLAGS:
        return say(f"not_{part.column}")
    return say("not").format(part=_words(part, say))


def _joined(parts: tuple[q.Condition, ...], word: str, say: Say) -> str:
    texts = [_words(part, say) for part in parts]
    text = texts[0]
    for number, following in enumerate(texts[1:], start=2):
        text = say(word if number == len(texts) else "comma").format(first=text, last=following)
    return text


def _has_position(condition: q.Condition) -> bool:
    if isinstance(condition, q.Not):
        return _has_position(condition.part)
    if isinstance(condition, (q.All, q.Either)):
        return any(_has_position(part) for part in condition.parts)
    return isinstance(condition, (q.Near, q.Inside))


def _compare(one: q.Compare, say: Say) -> str:
    metric = metrics().get(_COLUMN_METRICS.get(one.column, one.column))
    key = f"metric_{metric.id}" if metric is not None else ""
    what = say(key) if key in TEXTS else shown(metric.name) if metric is not None else say("column").format(column=one.column)
    unit = metric.unit if metric is not None else ""
    counted = metric is not None and unit not in ("GBP", "%")
    text = say(("" if counted else "amount_") + _WORD_OF[one.operator])
    return text.format(value=_number(one.value, unit), upper=_number(one.upper, unit), what=what)


def _number(value: float, unit: str) -> str:
    """A number to the last digit: a rounded one would ask another question."""
    exact = written(f"{value:,.0f}") if value == round(value) else written(f"{value:,}")
    if unit == "GBP":
        exact = f"-£{exact[1:]}" if value < 0 else f"£{exact}"
        return plain(value, unit) if _is_plain(abs(value)) else exact
    return exact + ("%" if unit == "%" else "")


def _is_plain(size: float) -> bool:
    """Whether ``plain``, which writes three digits of so many millions or billions, writes this amount to the last digit."""
    scale = next((one for one in (1e9, 1e6) if round(size / one, 3) >= 1), 0.0)
    if not scale:
        return False
    amount = size / scale
    return size == round(round(amount, 0 if amount >= 100 else 1 if amount >= 10 else 2) * scale)


def _cluster(one: q.InCluster, say: Say) -> str:
    if one.cluster == ALL:
        return say("cluster_all")
    known = clusters()
    return say("cluster").format(cluster=known[one.cluster].name if one.cluster in known else one.cluster)


def _dates(one: q.Incorporated, say: Say) -> str:
    key = "since_before" if one.since and one.before else "since" if one.since else "before"
    return say(key).format(since=_day(one.since, say), before=_day(one.before, say))


def _day(day: date | None, say: Say) -> str:
    return "" if day is None else say("day").format(day=day.day, month=say(f"month_{day.month}"), year=day.year)


def _flag(one: q.Flag, say: Say) -> str:
    return say(one.column) if one.column in _OWN_FLAGS else say("flag").format(column=one.column)


def _item(one: q.Listed, say: Say) -> str:
    if one.column in ("kind", "type"):
        return say("of_kind").format(value=one.value.replace("_", " "))
    return say("listed").format(column=one.column, value=one.value)


def _near(one: q.Near, say: Say) -> str:
    if one.metres >= 1000:
        distance = say("km").format(number=written(f"{one.metres / 1000:,.6g}"))
    else:
        distance = say("m").format(number=written(f"{one.metres:,.6g}"))
    return say("near").format(distance=distance, spot=_spot(one.spot, say))


def _spot(spot: q.Spot, say: Say) -> str:
    if isinstance(spot, q.PlaceNamed):
        return ground_of(spot).names[0]
    if isinstance(spot, q.Postcode):
        return say("postcode").format(postcode=spot.postcode)
    if isinstance(spot, q.Shape):
        return say("shape").format(name=spot.name)
    if spot.kind in _OWN_KINDS:
        return say(f"kind_{spot.kind}")
    return say("kind_other").format(kind=spot.kind)


_LEAF: dict[type, Callable[..., str]] = {
    q.Compare: _compare,
    q.SizeBand: lambda one, say: say(f"size_{one.band}"),
    q.InCluster: _cluster,
    q.Sic: lambda one, say: say("sic").format(prefix=one.prefix),
    q.Incorporated: _dates,
    q.Flag: _flag,
    q.InArea: lambda one, say: say("area").format(area=get_area(one.area).name),
    q.Listed: _item,
    q.HasText: lambda one, say: say("text").format(column=one.column, text=one.text),
    q.Near: _near,
    q.Inside: lambda one, say: say("inside").format(name=one.shape.name),
}
