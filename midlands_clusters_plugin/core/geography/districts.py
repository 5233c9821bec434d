"""Outlines of districts, made from postcodes as those of the upper tier are: together a county's are the county."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import geopandas as gpd
import numpy as np

from ..base.i18n import tr
from ..base.resources import resource
from .authorities import Membership, district_to_upper_tier
from .boundaries import Boundaries, builtin_boundaries, builtin_outlines_of, builtin_roles


@lru_cache(maxsize=1)
def building_blocks() -> Boundaries:
    """The 48 districts of the counties and the unitaries and metropolitan districts beside them, by code; no gap, no
    overlap.
    """
    frame = gpd.read_file(resource("geography", "districts.fgb"), engine="pyogrio")
    counties = set(frame["county"])
    whole = [code for code, role in builtin_roles().items() if role != "neighbour" and code not in counties]
    rest = builtin_boundaries().subset(whole)
    codes = np.concatenate([frame["code"].to_numpy(dtype=object), rest.codes])
    order = np.argsort(codes.astype(str))
    names = np.concatenate([frame["name"].to_numpy(dtype=object), rest.names])
    geometry = np.concatenate([frame.geometry.to_numpy(), rest.geometry])
    return replace(rest, codes=codes[order], names=names[order], geometry=geometry[order])


def outlines_of(codes: Sequence[str]) -> Boundaries:
    """The outlines of upper-tier authorities, districts or new authorities. Raises UserError for those without."""
    if any(str(code).startswith("new-") for code in codes):
        from .arrangement_outlines import arrangement_outlines  # which stands on this module

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
