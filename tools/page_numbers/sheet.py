"""A page and what its numbers are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .map_file import MapFile

Check = Callable[["Sheet", "re.Match[str]", str], bool]


@dataclass
class Sheet:
    """A page and what it is made from.

    Attributes
    ----------
    metric : what its map shows; ``captions`` what metrics are called.
    kind : of its template; ``windows`` the rectangles of its windows by letter, ``scales`` of its maps.
    read : rows of the company file; ``texts`` of the user's own that are printed as they are (a filter).
    """

    file: MapFile
    metric: str
    kind: str
    captions: dict[str, str]
    read: int
    day: str
    version: str
    windows: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)
    scales: list[float] = field(default_factory=list)
    texts: tuple[str, ...] = ()
    place: str = ""
    discs: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    page: tuple[int, int] = (1, 1)
    rules: list[tuple[str, re.Pattern[str], Check]] = field(default_factory=list)

    @property
    def old_and_new(self) -> list[str]:
        """Authorities of today and new ones of a map that has both."""
        rows = self.file.tables.get("old_and_new")
        return (
            [] if rows is None else [one.partition(",")[0] for side in ("old_name", "new_name") for one in rows[side]]
        )

    def metric_at(self, before: str) -> str:
        """The metric of the small map that a text stands on, of the page where there is one."""
        if not self.kind.endswith("sheet"):
            return self.metric
        at = {before.rfind(f"{text}: "): metric for metric, text in self.captions.items()}
        return at[max(at)] if max(at) >= 0 else self.metric

    def about(self) -> Any:
        """Rows of spikes of the page."""
        rows = self.file.spikes
        return rows[rows["place"] == self.place] if self.place else rows


def no_digits(text: str) -> str:
    """Digits that belong to a name, taken out of it."""
    return re.sub(r"\d", "#", text)


def any_of(texts: Any) -> str:
    """Pattern: one of these texts, the longest first."""
    return "|".join(re.escape(one) for one in sorted(set(texts), key=len, reverse=True))


def metric_of(sheet: Sheet, caption: str) -> str:
    """The metric of a caption."""
    return next(one for one, text in sheet.captions.items() if no_digits(text) == caption)


def cell_size(sheet: Sheet) -> float:
    """Metres across a hexagon, as its identifier has them."""
    return float(re.match(r"bng(\d+)_", sheet.file.hexes["cell_id"].iloc[0])[1])


def metric_of_note(sheet: Sheet, before: str) -> str:
    """The metric that a note is about."""
    if not sheet.kind.endswith("sheet"):
        return sheet.metric
    at = {before.rfind(f"{no_digits(text)}: "): metric for metric, text in sheet.captions.items()}
    return at[max(at)]


def there(sheet: Sheet, metric: str, place: str, value: float) -> bool:
    """Whether an authority has a hexagon of this figure."""
    return bool(np.isclose(sheet.file.values(metric, place)["value"], value).any())
