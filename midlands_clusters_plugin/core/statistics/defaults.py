"""What the statistics take where nothing else is asked for; data without numpy, so that dialogs can list it at once."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.i18n import counted, mark

SEED = 20231124
ANALYTIC, PERMUTATION = "analytic", "permutation"  # how p values are found
FEWEST_COMPANIES = 10  # of a location quotient
FEWEST_WITH_VALUE = 10  # hexagons, for hot spots and local Moran


def too_few_text() -> str:
    """Why no hot spots are computed of so few hexagons with a value."""
    return counted(
        "Not computed: fewer than {n} hexagon has a value, and chance would make a hot spot of it.",
        "Not computed: fewer than {n} hexagons have a value, and chance would make hot spots of them.",
        FEWEST_WITH_VALUE,
    )


def crowd_rule(distance: float, fewest: int) -> str:
    """How near companies stand in a density cluster: by another distance there are others, of the same names."""
    return counted(
        "At least {n} company, within {distance:g} m of the next.",
        "At least {n} companies, each within {distance:g} m of the next.",
        fewest,
    ).format(distance=distance)


@dataclass(frozen=True)
class Preset:
    """A rule that others published. ``certain`` says what of it is; ``distance`` is metres, ``fewest`` companies."""

    id: str
    name: str
    distance: float
    fewest: int
    drawn_as: str
    source: str
    certain: str


PRESETS = {
    one.id: one
    for one in (
        Preset(
            "centre_for_cities",
            mark("Innovation hotspots (Centre for Cities, 2023)"),
            250.0,
            10,
            "outlines",
            "Centre for Cities (2023), Innovation hotspots: Clustering the New Economy, chapter 1 and box 2; 344 "
            "hotspots in the UK.",
            mark(
                "The distance of 250 m is published. The smallest number of companies was not found: 10 is this "
                "plugin's choice."
            ),
        ),
        Preset(
            "government_2017",
            mark("Industrial clusters (government study, 2017)"),
            1000.0,
            10,
            "kernel density",
            "Density-based spatial clustering: Identifying industrial clusters in the UK, methodology report, November "
            "2017.",
            mark(
                "DBSCAN, then drawn as kernel density, is published. Its distance and number were not found: both are "
                "this plugin's choice."
            ),
        ),
    )
}
