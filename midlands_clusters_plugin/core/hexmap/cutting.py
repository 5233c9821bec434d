"""The outlines of an area, cut into pieces; what was cut once is not cut again, for whatever map."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace

import shapely

from ..base.errors import UserError
from ..base.feedback import Feedback
from ..base.i18n import counted, tr
from ..geography.area_outlines import outlines_of
from ..geography.areas import Boundaries
from ..geography.boundaries import few_names
from ..grid.clip import AuthorityPieces, clip_authority
from ..grid.hexgrid import HexGrid
from .map_request import MapRequest

_CUT: OrderedDict[tuple, AuthorityPieces] = OrderedDict()  # cut authorities are the same for every company table
_CUT_STORED = 250  # about ten sizes of the whole Midlands
_CUT_PIECES = 150_000  # of all of them, about 1 KB each


def wanted_outlines(request: MapRequest) -> Boundaries:
    """The outlines of the area's authorities; those that a layer of the user's lacks are named in its notes.

    Raises UserError where it has none of them, or the plugin's own outlines not all of them.
    """
    area = request.area
    whole = None if request.boundaries is None else request.boundaries.subset(area.codes)
    if whole is None or (not len(whole.codes) and area.kind in ("district", "arrangement")):
        return outlines_of(area.codes)  # a layer of the upper tier has no districts
    if not len(whole.codes):
        stated = tr(
            "None of the area's authorities is in the boundary layer: choose a layer with upper-tier GSS codes, or "
            "another area."
        )
        raise UserError(stated, ", ".join(area.codes))
    missing = sorted(set(area.codes) - set(whole.codes))
    if not missing:
        return whole
    note = counted(
        "{n} authority of the area is not in the boundary layer and not on the map: {names}.",
        "{n} authorities of the area are not in the boundary layer and not on the map: {names}.",
        len(missing),
    )
    return replace(whole, notes=(*whole.notes, note.format(names=few_names(missing))))


def cut_all(grid: HexGrid, boundaries: Boundaries, feedback: Feedback) -> list[AuthorityPieces]:
    """The pieces of each authority; those cut before, for whatever map, are not cut again."""
    each = []
    for number, geometry in enumerate(boundaries.geometry):
        key = (grid.kind, grid.size, shapely.to_wkb(geometry))
        found = _CUT.get(key)
        if found is None:
            found = _CUT[key] = clip_authority(grid, geometry, feedback)
        with suppress(KeyError):  # another thread let it go
            _CUT.move_to_end(key)
        each.append(found)
        feedback.progress((number + 1) / len(boundaries.codes))
    _let_go(len(each))
    return each


def _let_go(last: int) -> None:
    """Forget those that were not asked for longest, but not the ``last`` ones."""
    pieces = sum(len(one.cell) for one in list(_CUT.values()))
    while len(_CUT) > last and (len(_CUT) > _CUT_STORED or pieces > _CUT_PIECES):
        pieces -= len(_CUT.popitem(last=False)[1].cell)
