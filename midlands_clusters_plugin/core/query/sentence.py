"""A question as a sentence: "Companies in Aerospace with 50 or more employees within 5 km of Infinity Park Derby, in
Derbyshire".

Every piece of text has an id and placeholders in resources/catalogue/question_texts.json and is translated as a whole.
"""

from __future__ import annotations

from ..base.i18n import on_day, shown, written
from ..base.numbers import plain
from ..base.resources import read_json
from ..catalogue.catalogue import ALL, clusters, metrics
from ..geography.areas import get_area
from . import question as q
from .search_area import search_area_of

_WORDS = ("at_least", "at_most", "more_than", "fewer_than", "exactly", "between")
_WORD_OF = dict(zip(q.COMPARISONS, _WORDS))
_COLUMN_METRICS = {"turnover_gbp": "turnover", "innovate_uk_gbp": "innovate_uk_funding"}
_OWN_FLAGS = ("foreign_owned", "high_growth", "spike", "suppressed")
_OWN_KINDS = ("university", "innovation_hub", "investment_atlas", "strategy_zone", "anchor")


def texts() -> dict[str, str]:
    """The pieces of text by id, in English."""
    return read_json("catalogue", "question_texts.json")


def say(key: str) -> str:
    """A piece of text in the user's language."""
    return shown(texts()[key])


def sentence(question: q.Question) -> str:
    """The question in words, in the user's language. Raises UserError for a place or area that is unknown."""
    if question.where is None:
        return say(f"all_{question.target}")
    parts = question.where.parts if isinstance(question.where, q.All) else (question.where,)
    # Where is said last, after a comma: "..., in Derbyshire".
    areas = [part for part in parts if isinstance(part, q.InArea)] if len(parts) > 1 else []
    others = [part for part in parts if part not in areas]
    text = " ".join([say(question.target), *_listed(others)])
    for area in areas:
        text = say("comma").format(first=text, last=_text(area))
    if question.target == q.CELLS and _has_position(question.where):
        text = f"{text} {say('by_centre' if question.cells_by == q.CENTRE else 'by_any_part')}"
    return text


def _listed(parts: list[q.Condition]) -> list[str]:
    """Conditions one after the other; two of the same kind with an "and" between them."""
    wording: list[str] = []
    for number, part in enumerate(parts):
        text = _text(part)
        if number and _begins_alike(parts[number - 1], part):
            wording[-1] = say("and").format(first=wording[-1], last=text)
        else:
            wording.append(text)
    return wording


def _begins_alike(one: q.Condition, other: q.Condition) -> bool:
    plain_kinds = (q.InCluster, q.Near, q.Inside)
    return type(one) is type(other) or not (isinstance(one, plain_kinds) or isinstance(other, plain_kinds))


def _text(condition: q.Condition) -> str:
    if isinstance(condition, q.Not):
        part = condition.part
        if isinstance(part, q.Flag) and part.column in _OWN_FLAGS:
            return say(f"not_{part.column}")
        return say("not").format(part=_text(part))
    if isinstance(condition, q.All):
        return say("and_in_brackets").format(parts=_joined(condition.parts, "and"))
    if isinstance(condition, q.Either):
        return say("either").format(parts=_joined(condition.parts, "or"))
    return _leaf(condition)


def _joined(parts: tuple[q.Condition, ...], word: str) -> str:
    texts = [_text(part) for part in parts]
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


def _compare(one: q.Compare) -> str:
    metric = metrics().get(_COLUMN_METRICS.get(one.column, one.column))
    key = "" if metric is None else f"metric_{metric.id}"
    if key in texts():
        what = say(key)
    else:
        what = say("column").format(column=one.column) if metric is None else shown(metric.name)
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
    """Whether ``plain``, which writes three digits of a million or a billion, writes this amount to the last one."""
    scale = next((one for one in (1e9, 1e6) if round(size / one, 3) >= 1), 0.0)
    if not scale:
        return False
    amount = size / scale
    return size == round(round(amount, 0 if amount >= 100 else 1 if amount >= 10 else 2) * scale)


def _location(location: q.Location) -> str:
    if isinstance(location, q.PlaceNamed):
        return search_area_of(location).names[0]
    if isinstance(location, q.Postcode):
        return say("postcode").format(postcode=location.postcode)
    if isinstance(location, q.Shape):
        return say("shape").format(name=location.name)
    if location.kind in _OWN_KINDS:
        return say(f"kind_{location.kind}")
    return say("kind_other").format(kind=location.kind)


def _leaf(one: q.Leaf) -> str:
    if isinstance(one, q.Compare):
        return _compare(one)
    if isinstance(one, q.SizeBand):
        return say(f"size_{one.band}")
    if isinstance(one, q.InCluster):
        known = clusters().get(one.cluster)
        name = one.cluster if known is None else known.name
        return say("cluster_all") if one.cluster == ALL else say("cluster").format(cluster=name)
    if isinstance(one, q.Sic):
        return say("sic").format(prefix=one.prefix)
    if isinstance(one, q.Incorporated):
        key = "since_before" if one.since and one.before else "since" if one.since else "before"
        since, before = ("" if day is None else on_day(day) for day in (one.since, one.before))
        return say(key).format(since=since, before=before)
    if isinstance(one, q.Flag):
        return say(one.column) if one.column in _OWN_FLAGS else say("flag").format(column=one.column)
    if isinstance(one, q.InArea):
        return say("area").format(area=get_area(one.area).name)
    if isinstance(one, q.Listed) and one.column in ("kind", "type"):
        return say("of_kind").format(value=one.value.replace("_", " "))
    if isinstance(one, q.Listed):
        return say("listed").format(column=one.column, value=one.value)
    if isinstance(one, q.HasText):
        return say("text").format(column=one.column, text=one.text)
    if isinstance(one, q.Inside):
        return say("inside").format(name=one.shape.name)
    unit, amount = ("km", one.metres / 1000) if one.metres >= 1000 else ("m", one.metres)
    distance = say(unit).format(number=written(f"{amount:,.6g}"))
    return say("near").format(distance=distance, spot=_location(one.spot))
