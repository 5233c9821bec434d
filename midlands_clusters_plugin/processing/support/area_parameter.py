"""The AREA parameter: the names that the dialog lists, and what a script may write instead."""

from __future__ import annotations

from ...core.geography.areas import Area, areas, districts, get_area
from ...core.geography.arrangements import Arrangement, arrangements


def area_names() -> list[str]:
    """Names for the dialog's list, in the catalogue's order: the default area first."""
    return list(dict.fromkeys(area.name for area in areas().values()))


def find_area(text: str) -> Area:
    """The area of an id (``midlands_engine``), a name (``Derby``, ``Chesterfield``), a GSS code, or several of them
    joined by "+".

    Names are found whatever their capitals. Raises UserError, saying which part is unknown.
    """
    known: list[Area | Arrangement] = [*areas().values(), *districts().values(), *arrangements().values()]
    ids = {area.name.casefold(): area.id for area in reversed(known)}
    whole = text.strip()
    if whole.casefold() in ids:  # a name may have a plus sign in it
        return get_area(ids[whole.casefold()])
    parts = [part.strip() for part in whole.split("+") if part.strip()]
    return get_area("+".join(ids.get(part.casefold(), part) for part in parts))
