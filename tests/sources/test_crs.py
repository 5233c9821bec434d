"""Positions converted a chunk at a time equal positions converted one by one."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

from midlands_clusters_plugin.qgis_io import crs as module
from midlands_clusters_plugin.qgis_io.crs import national_grid, to_national_grid

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_chunks_equal_single_points_and_gaps_stay_gaps(monkeypatch):
    monkeypatch.setattr(module, "_CHUNK", 7)
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    context = QgsProject.instance().transformContext()
    random = np.random.default_rng(1)
    xy = np.column_stack([random.uniform(-3, 0.5, 40), random.uniform(52, 53.5, 40)])
    xy[5] = np.nan
    found = to_national_grid(xy, wgs84, context)
    transform = QgsCoordinateTransform(wgs84, national_grid(), context)
    for row, (x, y) in enumerate(xy):
        if row == 5:
            assert np.isnan(found[5]).all()
            continue
        point = transform.transform(QgsPointXY(x, y))
        assert found[row] == pytest.approx([point.x(), point.y()], abs=1e-6)


def test_national_grid_is_left_alone():
    xy = np.array([[435000.0, 336000.0], [np.nan, np.nan]])
    assert to_national_grid(xy, national_grid(), QgsProject.instance().transformContext()) is xy
