"""Sea where it is known, and nothing else."""

import shapely

from midlands_clusters_plugin.core.geography.areas import builtin_boundaries
from midlands_clusters_plugin.core.geography.sea import far_land, sea_layer

EVERYWHERE = shapely.box(0, 0, 700_000, 700_000)
SEA = {
    "the Wash": (555_000, 340_000),
    "off Skegness": (562_000, 364_000),
    "Humber at Grimsby": (527_000, 414_000),
    "off Cromer": (622_000, 350_000),
}
LAND = {
    "Lincoln": (497_500, 371_500), "Derby": (435_200, 336_300), "Cromer": (621_900, 342_100), "Hornsea": (520_300, 447_500),
    "Withernsea": (534_000, 428_000), "Flamborough": (522_800, 470_500), "Spurn": (540_300, 411_000), "Aberystwyth": (258_000, 281_500),
    "London": (530_000, 180_000), "Norwich": (623_000, 308_500), "Scarborough": (504_400, 488_500), "Blakeney": (602_700, 344_000),
}  # fmt: skip


def test_the_sea_is_sea():
    sea = sea_layer(EVERYWHERE).geometry.iloc[0]
    assert {name for name, at in SEA.items() if not sea.contains(shapely.Point(at))} == set()


def test_no_land_is_drawn_as_sea():
    sea = sea_layer(EVERYWHERE).union_all()
    assert {name for name, at in LAND.items() if sea.contains(shapely.Point(at))} == set()
    assert sea.intersection(shapely.union_all(builtin_boundaries().geometry)).area < 1e4


def test_inland_there_is_none():
    assert len(sea_layer(shapely.box(420_000, 320_000, 450_000, 350_000))) == 0
    assert sea_layer(EVERYWHERE)["name"].tolist() == ["North Sea", ""]


def test_land_and_sea_fill_the_frame_of_the_midlands():
    """No white between the known outlines, the land beyond them and the sea: under a thousandth of the frame."""
    frame = shapely.box(260_000, 180_000, 620_000, 440_000)
    known = shapely.union_all(builtin_boundaries().geometry)
    land, sea = far_land(frame), sea_layer(frame).union_all()
    assert land.intersection(sea).area < 1e6
    assert land.intersection(known).area < 1e4
    assert frame.difference(shapely.union_all([known, land, sea])).area < 0.001 * frame.area
    assert sea.contains(shapely.Point(300_000, 400_000)), "Liverpool Bay"
    assert land.contains(shapely.Point(270_000, 340_000)), "the mountains of Wales"
