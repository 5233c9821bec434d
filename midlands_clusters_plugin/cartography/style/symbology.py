"""Symbols of the classes: the plugin's own, with what the user changed in those that are replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsColorRamp, QgsGraduatedSymbolRenderer, QgsRendererRange, QgsSimpleFillSymbolLayer, QgsSymbol
from qgis.PyQt.QtGui import QColor

from .marks import HAIR, THIN, fill, kind_of, mark, symbol, unmark
from .palette import default_ramp, outline_of, positions, ramp, ramp_id, ramps

Drawn = Sequence[Mapping[str, Any]]  # what we drew last, one a range: kind, low, high, colour, label, place


class Symbology:
    """Gives every range its symbol.

    ``old`` : the graduated renderer that is replaced, if there is one; ``drawn`` : how the plugin drew it, what differs
    from this is the user's own. ``wanted`` : a ramp to change to; None keeps the one that the renderer has. ``kind`` :
    "sequential" or "diverging"; one of our ramps of the other kind gives way to the default of this kind.
    """

    def __init__(
        self,
        old: QgsGraduatedSymbolRenderer | None,
        drawn: Drawn = (),
        wanted: QgsColorRamp | None = None,
        kind: str = "sequential",
    ) -> None:
        self._ranges: list[QgsRendererRange] = old.ranges() if old is not None else []  # copies, which own the symbols
        used = old.sourceColorRamp() if old is not None else None
        self._old_ramp: QgsColorRamp = used.clone() if used is not None else default_ramp(kind)
        ident = ramp_id(self._old_ramp)
        other_kind = bool(ident) and ramps()[ident].kind != kind
        self.ramp = wanted if wanted is not None else default_ramp(kind) if other_kind else self._old_ramp
        self._drawn = list(drawn) if len(drawn) == len(self._ranges) else []
        self._classes = [index for index, one in enumerate(self._ranges) if kind_of(one) == "class"]
        places = [self._drawn[index]["place"] for index in self._classes] if self._drawn else self._evenly()
        self._places = dict(zip(self._classes, places))
        self._turned = bool(self._classes) and used is not None and other_kind

    def _evenly(self) -> list[float]:
        return positions(len(self._classes) or 1)

    def of_kind(self, kind: str) -> QgsSymbol:
        """The symbol of cells that are no class: the user's, but for what a new ramp in QGIS's panel did to it."""
        for index, one in enumerate(self._ranges):
            if kind_of(one) == kind and not self._by_ramp(index, kind):
                return one.symbol().clone()
        return symbol(kind)

    def marked(self, kind: str, place: float) -> QgsSymbol:
        """The symbol of cells shown in the top class with a mark; the user's own colour for them stays."""
        for one, before in zip(self._ranges, self._drawn):
            if kind_of(one) == kind and before["colour"] not in ("", one.symbol().color().name()):
                return one.symbol().clone()
        return mark(self.of_class(place), kind)

    def of_class(self, place: float, *, below: bool = False) -> QgsSymbol:
        """The symbol for a place on the ramp, 0 to 1; a class whose colour the user chose by hand gives it to the class
        at its place. ``below``: the class lies below the midpoint of a diverging scheme, which a fine hatch says in
        grey print too.
        """
        shade = self.ramp.color(place)
        if not self._classes:
            made = fill(shade.name(), outline_of(shade).name(), _width(shade))
        else:
            nearest = min(self._classes, key=lambda index: abs(self._places[index] - place))
            made = unmark(self._ranges[nearest].symbol().clone())
            before = made.color()
            if not self._by_hand(nearest):
                made.setColor(shade)
                _move_outline(made, before, shade)
        return mark(made, "below") if below else made

    def _by_hand(self, index: int) -> bool:
        """Is the colour of this class the user's own, and none that a ramp gave it?"""
        known = {made.color(place).name() for made in (ramp(), self._old_ramp) for place in self._evenly()}
        known |= {self._by_qgis(index).name(), self._old_ramp.color(self._places[index]).name()}
        if self._drawn:
            known.add(self._drawn[index]["colour"])
        return not self._turned and self._ranges[index].symbol().color().name() not in known

    def _by_ramp(self, index: int, kind: str) -> bool:
        """Did a ramp chosen in QGIS's panel, which colours all ranges, colour this one too?"""
        now = self._ranges[index].symbol().color().name()
        return now == self._by_qgis(index).name() and now != symbol(kind).color().name()

    def _by_qgis(self, index: int) -> QColor:
        """The colour that QGIS's panel gives to a range when a ramp is applied."""
        return self._old_ramp.color(index / max(len(self._ranges) - 1, 1))


def _width(shade: QColor) -> float:
    return HAIR if outline_of(shade) == shade else THIN


def _move_outline(made: QgsSymbol, before: QColor, shade: QColor) -> None:
    """Let the outline follow the fill, unless the user gave it a colour of its own."""
    first = made.symbolLayer(0)
    if not isinstance(first, QgsSimpleFillSymbolLayer):
        return
    if first.strokeColor().name() in (before.name(), outline_of(before).name(), shade.name()):
        first.setStrokeColor(outline_of(shade))
        if first.strokeWidth() in (HAIR, THIN):
            first.setStrokeWidth(_width(shade))
