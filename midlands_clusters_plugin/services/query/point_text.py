"""What is on a piece of ground, in words: the figures of ``core.hexmap.point_figures`` as a few lines of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from ...core.base.i18n import counted, tr
from ...core.base.numbers import plain

if TYPE_CHECKING:
    from ...core.hexmap.point_figures import PointFigures, Total

_MOST_NAMES = 4


def point_html(found: PointFigures | None, title: str) -> str:
    """The figures under a title; a sentence where there is nothing of the map."""
    if found is None:
        return escape(tr("There is nothing of this map here."), quote=False)
    lines = [
        *_before(found),
        *(_of_companies(found) if found.hidden is None else _published(found)),
        *_land_and_places(found),
    ]
    return "<br>".join([f"<b>{escape(title, quote=False)}</b>", *(escape(one, quote=False) for one in lines)])


def _before(found: PointFigures) -> Iterator[str]:
    if found.mended:
        yield tr("It crosses itself and was mended.")
    if found.suppressed and found.hidden is None:
        yield tr("Suppressed on the map: do not publish these figures.")


def _of_companies(found: PointFigures) -> Iterator[str]:
    count = counted("{n} business", "{n} businesses", found.businesses)
    if found.share_businesses is not None:
        count = tr("{count} ({share} of this map)").format(count=count, share=plain(100 * found.share_businesses, "%"))
    yield count
    known = tr("{name}: {value}, known for {known:,}")
    for name, total, unit in (
        (tr("Employees (estimated)"), found.employees, ""),
        (tr("Turnover"), found.turnover, "GBP"),
    ):
        if found.businesses:
            yield known.format(name=name, value=_figure(total, unit), known=total.known)


def _published(found: PointFigures) -> Iterator[str]:
    """What a protected map shows there: figures that it hides are missing in the sums."""
    if not found.cell:
        yield counted(
            "{n} hexagon has its middle here. Figures are those that the map shows.",
            "{n} hexagons have their middle here. Figures are those that the map shows.",
            found.hexagons,
        )
    figures = (plain(found.businesses), _figure(found.employees, ""), _figure(found.turnover, "GBP"))
    names = (tr("Businesses"), tr("Employees (estimated)"), tr("Turnover"))
    for name, figure, hidden in zip(names, figures, found.hidden or ()):
        if hidden and hidden == found.hexagons:
            figure = tr("hidden")
        elif hidden:
            hexagons = counted("{n} hexagon", "{n} hexagons", hidden)
            figure = tr("{figure}, without {hexagons} whose figure is hidden").format(figure=figure, hexagons=hexagons)
        if hidden or found.businesses or name == names[0]:
            yield tr("{metric}: {note}").format(metric=name, note=figure)


def _figure(total: Total, unit: str) -> str:
    return tr("not known") if total.value is None else plain(total.value, unit)


def _land_and_places(found: PointFigures) -> Iterator[str]:
    yield counted("{n} place", "{n} places", found.places)
    size = (
        tr("{area:,.3g} km² of the map's area")
        if found.share_area is None
        else tr("{area:,.3g} km² of the map's area ({share})")
    )
    yield size.format(area=found.area_km2, share=plain(100 * (found.share_area or 0.0), "%"))
    names = [
        tr("{share} of {name}").format(share=plain(100 * share, "%"), name=name) for name, share in found.authorities
    ]
    yield from names[:_MOST_NAMES]
    more = len(names) - _MOST_NAMES
    if more > 0:
        yield counted("and a part of {n} more authority", "and parts of {n} more authorities", more)
