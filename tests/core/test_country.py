"""Hexagons of the whole country from the postcodes alone: nothing lost, nothing twice, each cell its postcodes' authority's."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from midlands_clusters_plugin.core.base.errors import Cancelled
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.geography.areas import COUNTRY, get_area
from midlands_clusters_plugin.core.grid.hexgrid import make_grid
from midlands_clusters_plugin.core.hexmap import country as country_module
from midlands_clusters_plugin.core.hexmap import engine
from midlands_clusters_plugin.core.hexmap.country import country, is_country
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.postcodes.postcodes import PostcodeIndex, builtin_index

STEP = 400  # one postcode in so many: the laws are the same, and the test takes seconds


@pytest.fixture
def thin(monkeypatch):
    """Few of the built-in postcodes."""
    whole = builtin_index()
    rows = np.arange(0, len(whole), STEP)
    index = PostcodeIndex(
        whole.key[rows],
        whole.easting[rows],
        whole.northing[rows],
        whole.authority[rows],
        whole.codes,
        whole.kind[rows],
        whole.outward,
    )
    monkeypatch.setattr(country_module, "current_index", lambda: index)
    monkeypatch.setattr(country_module, "_MADE", {})
    return index


GRID = make_grid("bng", 10_000.0)


def test_every_postcode_is_in_a_piece_of_its_own_authority(thin):
    _, pieces = country(GRID)
    rows = np.flatnonzero((thin.kind < 2) & (thin.authority < len(thin.codes)))
    rows = rows[:: max(1, len(rows) // 400)]
    x, y = thin.easting[rows].astype(float), thin.northing[rows].astype(float)
    cell = GRID.locate(x, y)
    for number, (key, point) in enumerate(zip(cell, shapely.points(x, y))):
        there = np.flatnonzero(pieces.cell == key)
        near = there[shapely.distance(pieces.geometry[there], point) < 1e-6]
        owners = {str(pieces.codes[pieces.authority[one]]) for one in near}
        assert str(thin.codes[thin.authority[rows[number]]]) in owners


def test_shared_cells_are_divided_without_gap_or_overlap(thin):
    boundaries, pieces = country(GRID)
    keys = pieces.cell
    different, which = np.unique(keys, return_inverse=True)
    area = np.bincount(which, shapely.area(pieces.geometry))
    assert area == pytest.approx(np.full(len(different), GRID.cell_area_km2 * 1e6), rel=1e-6)
    assert (np.bincount(which) > 1).any()
    assert shapely.area(boundaries.geometry).sum() == pytest.approx(area.sum(), rel=1e-6)
    assert boundaries.notes and "No boundaries were used" in boundaries.notes[0]


def test_it_is_made_once_and_few_are_stored(thin):
    first = country(GRID)
    assert country(GRID) is first
    country(make_grid("bng", 9_000.0))
    country(make_grid("bng", 8_000.0))
    assert len(country_module._MADE) == 2
    assert country(GRID) is not first


def test_it_can_be_cancelled(thin):
    class Stop(Feedback):
        def is_cancelled(self):
            return True

    with pytest.raises(Cancelled):
        country(GRID, Stop())
    assert not country_module._MADE


def test_a_map_of_the_country_counts_every_company(thin):
    table = sample_companies()
    request = MapRequest("all", get_area(COUNTRY), "bng", 10_000.0)
    assert is_country(request)
    made = Workspace(table).hexmap(request)
    report = made.report
    placed = int(made.hexes["business_count"].sum())
    assert placed > 0.5 * len(table.companies)
    assert placed + report["rows_outside_area"] == len(table.companies)


def test_the_country_can_be_prepared_beside_the_reading(thin):
    engine._prepare(MapRequest("all", get_area(COUNTRY), "bng", 10_000.0), Feedback())
    assert len(country_module._MADE) == 1
