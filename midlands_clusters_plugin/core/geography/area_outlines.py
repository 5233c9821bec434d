"""The outlines of an area, whatever it is made of: upper-tier authorities, districts, new authorities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..base.i18n import tr
from .arrangement_outlines import arrangement_outlines
from .authorities import Membership, district_to_upper_tier
from .boundaries import Boundaries, building_blocks, builtin_outlines_of


def outlines_of(codes: Sequence[str]) -> Boundaries:
    """The outlines of upper-tier authorities, districts or new authorities. Raises UserError for those without."""
    if any(str(code).startswith("new-") for code in codes):
        return arrangement_outlines(codes)
    small = [code for code in codes if str(code).startswith("E07")]
    if not small:
        return builtin_outlines_of(codes)
    large = builtin_outlines_of([code for code in codes if code not in small])
    blocks = building_blocks().subset(small)
    every = np.concatenate([blocks.codes, large.codes])
    order = np.argsort(every.astype(str))
    counties = district_to_upper_tier()
    return replace(
        blocks,
        source=tr("Built-in outlines of districts derived from the ONS Postcode Directory, November 2025"),
        codes=every[order],
        names=np.concatenate([blocks.names, large.names])[order],
        geometry=np.concatenate([blocks.geometry, large.geometry])[order],
        membership=Membership(
            {str(code): str(code) for code in every},
            overlaps=tuple(sorted({counties[str(code)] for code in blocks.codes})),
        ),
    )
