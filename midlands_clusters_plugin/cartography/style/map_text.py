"""Words and numbers as a map's reader sees them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.base.i18n import counted, plain_date, shown, tr, written
from ...core.base.inert import label_text
from ...core.base.numbers import plain
from ...core.catalogue.catalogue import metrics
from ...core.geography.authorities import as_spoken

if TYPE_CHECKING:
    from ...core.classes.breaks import Breaks
    from ..record.map_facts import GridFacts, MapFacts

_FAR = 10  # a class whose largest value is less than a tenth of its upper bound is named after that value

_COUNT = re.compile(r" \([^()]*\d[^()]*\)$")  # "(12 hexagons)"

number = plain  # "1,250", "£2.5m", "12.5%": the same on paper as on the screen


def _exactly(value: float, unit: str) -> str:
    size = abs(value)  # ten digits at most; a larger number as it is, not as a power of ten
    text = written(f"{size:,.10g}" if size < 1e10 else f"{size:,.0f}")
    return ("-" if value < 0 else "") + ("£" if unit == "GBP" else "") + text + ("%" if unit == "%" else "")


def class_labels(breaks: Breaks, unit: str) -> list[str]:
    """One label a class: "1 business", "3 to 4 businesses", "£10m to under £50m"; with all digits where short ones
    would make two alike. No two share a bound: one that reaches up to where the next begins says "under".
    """
    ends = [_ends(breaks, index, unit) for index in range(len(breaks))]
    labels = [_with_unit(*end, unit) for end in ends]
    alike = any(low < high and number(low, unit) == number(high, unit) for low, high, _ in ends)
    exact = alike or len(set(labels)) < len(labels)
    return [_with_unit(*end, unit, exact=True) for end in ends] if exact else labels


def _ends(breaks: Breaks, index: int, unit: str) -> tuple[float, float, bool]:
    """The lowest and highest value that a class names, and whether the highest is the next class's lowest."""
    low, high = breaks.bounds[index], breaks.bounds[index + 1]
    last, top = index == len(breaks) - 1, breaks.tops[index]
    if not last and breaks.method not in ("own", "equal"):
        if breaks.midpoint is None and top < high / _FAR:
            return min(low, top), top, False
        if breaks.midpoint is not None and low < breaks.midpoint < high:  # between this class and it lies nothing
            return low, top, False
    by_ones = breaks.whole and unit != "GBP"  # "£200,000 to under £1m", but "3 to 4 businesses"
    if by_ones and not last and high - 1 >= low:
        return low, high - 1, False
    return low, high, not last and high > low


def kind_label(kind: str, metric: str, count: int, cap: float) -> str:
    """The line of a legend for cells that are no class (``marks.kind_of``), with how many there are: "More than £2bn (3
    hexagons capped)".
    """
    unit = unit_of(metric)
    if kind == "empty":
        nothing = tr("No businesses") if metric == "business_count" else tr("None")
        return number(0, unit) if unit in ("GBP", "%") else nothing
    if kind == "capped":
        wording = counted("More than {cap} ({n} hexagon capped)", "More than {cap} ({n} hexagons capped)", count)
        return wording.format(cap=with_unit(cap, unit))
    return {
        "missing": tr("Businesses, but no figure known"),
        "suppressed": counted(
            "Hidden to protect businesses ({n} hexagon)", "Hidden to protect businesses ({n} hexagons)", count
        ),
        "negative": tr("Below {}").format(number(0, unit)),
        "outside_scale": counted("Left out of the scale ({n} hexagon)", "Left out of the scale ({n} hexagons)", count),
        "left_out": counted("Left out of the map ({n} hexagon)", "Left out of the map ({n} hexagons)", count),
    }[kind]


def _with_unit(low: float, high: float, under: bool, unit: str, *, exact: bool = False) -> str:
    write = _exactly if exact else number
    text_low, text_high = write(low, unit), write(high, unit)
    between = tr("{} to under {}") if under else tr("{} to {}")
    text = text_low if text_low == text_high else between.format(text_low, text_high)
    return _and_word(text, unit, one=low == high == 1)


def unit_of(metric: str) -> str:
    """The unit of a metric; "" for a column that is none."""
    return metrics()[metric].unit if metric in metrics() else ""


def with_unit(value: float, unit: str) -> str:
    """A number with the word of its unit: "1 business", "2.5 employees", "£2.5m"."""
    return _and_word(number(value, unit), unit, one=value == 1)


def _and_word(text: str, unit: str, *, one: bool) -> str:
    """A number, or a range of them, that is already written, with its unit as the reader's language joins the two."""
    if unit == "businesses":
        return (tr("{} business") if one else tr("{} businesses")).format(text)
    if unit == "employees":
        return (tr("{} employee") if one else tr("{} employees")).format(text)
    return text if unit in ("GBP", "%", "") else tr("{number} {unit}").format(number=text, unit=shown(unit))


def without_count(label: str) -> str:
    """A line of a legend without the number of hexagons behind it, which on a page of one authority is none of its."""
    return _COUNT.sub("", label)


def metric_text(metric: str) -> str:
    """What a map counts, as its legend says it: "Businesses", "Employees (estimated)"."""
    wording = {
        "business_count": tr("Businesses"),
        "employees": tr("Employees (estimated)"),
        "turnover": tr("Turnover"),
        "innovate_uk_funding": tr("Innovate UK funding"),
        "large_turnover_companies": tr("Businesses with £100m turnover or more"),
        "high_growth_companies": tr("High growth businesses"),
        "incorporations_2017_22": tr("Businesses incorporated 2017 to 2022"),
        "foreign_owned": tr("Foreign-owned businesses"),
    }
    return wording.get(metric) or (shown(metrics()[metric].name) if metric in metrics() else metric)


def cell_text(grid: GridFacts, *, several: bool = False) -> str:
    """The hexagon in two words: "1 km hexagon", "H3 hexagon"; with ``several`` "1 km hexagons"."""
    if grid.kind == "h3":
        wording = tr("H3 hexagons of resolution {}") if several else tr("H3 hexagon (resolution {})")
        return wording.format(f"{grid.size:g}")
    if grid.size >= 1000:
        return (tr("{} km hexagons") if several else tr("{} km hexagon")).format(written(f"{grid.size / 1000:g}"))
    return (tr("{} m hexagons") if several else tr("{} m hexagon")).format(f"{grid.size:g}")


def plain_name(name: str) -> str:
    """An authority's name as it is spoken, for a label."""
    return label_text(as_spoken(name))


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "Derby, Leicester and Coventry"."""
    return names[0] if len(names) == 1 else tr("{} and {}").format(", ".join(names[:-1]), names[-1])


def subject(cluster: str, metric: str) -> str:
    """What a headline speaks of: "Aerospace businesses"; without a cluster "Businesses"."""
    if not cluster:
        return tr("Employees") if metric == "employees" else metric_text(metric)
    wording = {
        "business_count": tr("{cluster} businesses"),
        "employees": tr("{cluster} employees"),
        "turnover": tr("{cluster} turnover"),
        "innovate_uk_funding": tr("{cluster} Innovate UK funding"),
        "large_turnover_companies": tr("{cluster} businesses with £100m turnover or more"),
        "high_growth_companies": tr("{cluster} high growth businesses"),
        "incorporations_2017_22": tr("{cluster} businesses incorporated 2017 to 2022"),
        "foreign_owned": tr("{cluster} foreign-owned businesses"),
    }
    return wording.get(metric, tr("{cluster}: {metric}")).format(cluster=cluster, metric=metric_text(metric))


def thing(cluster: str, metric: str, *, one: bool = False) -> str:
    """What is counted, after a number in a sentence: "aerospace businesses", "businesses"."""
    if one and metric == "business_count":
        return tr("{cluster} business").format(cluster=cluster) if cluster else tr("business")
    if cluster:
        return subject(cluster, metric)
    wording = {
        "business_count": tr("businesses"),
        "employees": tr("employees"),
        "turnover": tr("turnover"),
        "large_turnover_companies": tr("businesses with £100m turnover or more"),
        "high_growth_companies": tr("high growth businesses"),
        "incorporations_2017_22": tr("businesses incorporated 2017 to 2022"),
        "foreign_owned": tr("foreign-owned businesses"),
    }
    return wording.get(metric, metric_text(metric))


def cells_sentence(facts: MapFacts) -> str:
    """What a cell is, without the grid's origin: "Hexagons 1,000 m across flats (0.866 km² each)"."""
    return _sentence(facts.grid.description.partition(", ")[0])


_LONGEST_AREA = 150  # letters; a longer list of authorities would be cut, and their number is whole


def subtitle(facts: MapFacts, metric: str, *, grid: bool = False, summed: bool = False) -> str:
    """What is shown, where and of which date; with ``grid`` also what the cells are. ``summed``: the map has sums by
    place, of which its legend tells.
    """
    if instead := facts.instead:
        return str(instead["subtitle"])
    of = tr("{metric}, {cluster}") if facts.cluster_name else tr("{metric}, all sectors")
    of = of if facts.cluster else "{metric}"  # of hexagons whose file does not say which cluster they count
    what = metric_text(metric) if summed else legend_title(facts, metric)
    about = [of.format(metric=what, cluster=facts.cluster_name)]
    date = facts.boundaries.date
    area = facts.area_name if len(facts.area_name) <= _LONGEST_AREA else area_text(facts)
    about.append(tr("{}, boundaries of {}").format(area, plain_date(date)) if date else area)
    return ". ".join([*about, *([_sentence(facts.grid.description)] if grid else [])])


def _sentence(text: str) -> str:
    text = text.rstrip(".")
    return text[0].upper() + text[1:] if text else text


def area_text(facts: MapFacts) -> str:
    """The area's name without what stands in brackets; several authorities joined by hand as "5 authorities"."""
    name = facts.area_name.partition(" (")[0]
    return counted("{n} authority", "{n} authorities", len(facts.area_codes)) if name.count(" + ") > 1 else name


def legend_title(facts: MapFacts, metric: str) -> str:
    """What the classes count."""
    return tr("{} in each {}").format(metric_text(metric), cell_text(facts.grid))


def summed_title(facts: MapFacts, metric: str, reach: int, *, windows: bool) -> str:
    """What the classes count where marks sum hexagons within so many km; windows show them one by one."""
    if not windows:
        return tr("{metric} within {km} km").format(metric=metric_text(metric), km=reach)
    return tr("{metric} within {km} km (in windows: each {cell})").format(
        metric=metric_text(metric), km=reach, cell=cell_text(facts.grid)
    )


def summed_sentence(reach: int) -> str:
    """How such marks come about, for the sources."""
    stated = tr("A mark is the sum of the hexagons within {km} km, each in one mark; tables list every hexagon.")
    return stated.format(km=reach)


def cluster_text(facts: MapFacts, everyone: str) -> str:
    """The cluster's name; of all companies ``everyone``, and a word for any of them where the cluster is not known."""
    return facts.cluster_name or (everyone if facts.cluster else tr("Companies"))


def group_name(facts: MapFacts) -> str:
    """The name of a map's layer group."""
    wording = (
        tr("{cluster}, {area} ({cells}): illustrative sample") if facts.sample else tr("{cluster}, {area} ({cells})")
    )
    cluster, cells = cluster_text(facts, tr("All companies")), cell_text(facts.grid, several=True)
    return wording.format(cluster=cluster, area=facts.area_name, cells=cells)
