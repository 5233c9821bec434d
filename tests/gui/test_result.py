from __future__ import annotations

import geopandas as gpd
import pytest
from qgis.core import QgsFillSymbol, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer
from shapely.geometry import box

from midlands_clusters_plugin.core.files.whole_file import temporary_beside
from midlands_clusters_plugin.gui.dock import result
from midlands_clusters_plugin.gui.widgets import output_path as output


@pytest.fixture
def gpkg(window, tmp_path):
    path = tmp_path / "map.gpkg"
    gpd.GeoDataFrame({"n": [1]}, geometry=[box(0, 0, 1, 1)], crs=27700).to_file(path, layer="hexes", driver="GPKG")
    layer = QgsVectorLayer(f"{path}|layername=hexes", "Hexagons", "ogr")
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "#123456"})))
    QgsProject.instance().addMapLayer(layer)
    return path


def test_layers_of_a_file_are_found_by_their_path(gpkg, tmp_path):
    assert [layer.name() for layer in result.layers_of_file(gpkg)] == ["Hexagons"]
    assert result.layers_of_file(tmp_path / "other.gpkg") == []


def test_a_released_layer_keeps_its_style_and_gets_its_file_back(gpkg):
    layer = result.layers_of_file(gpkg)[0]
    sources = result.released([layer])
    assert layer.isValid()
    assert layer.providerType() == "memory"
    layer.setDataSource(sources[layer], layer.name(), "ogr")
    assert layer.featureCount() == 1
    assert layer.renderer().symbol().color().name() == "#123456"


def test_where_the_system_refuses_to_replace_an_open_file_its_layers_let_go_first(gpkg, window, monkeypatch):
    class Job:
        output = gpkg

    class Made:
        job = Job
        written = temporary_beside(gpkg)

    gpd.GeoDataFrame({"n": [1, 2]}, geometry=[box(0, 0, 1, 1)] * 2, crs=27700).to_file(
        Made.written, layer="hexes", driver="GPKG"
    )
    real = output.os.replace

    def windows(source, target):
        if any(layer.providerType() == "ogr" for layer in QgsProject.instance().mapLayers().values()):
            raise PermissionError(13, "open in QGIS")
        real(source, target)

    monkeypatch.setattr(output.os, "replace", windows)
    own = result.Result(window, window.window)
    assert own.swap(Made.written, Made.job.output) == gpkg
    layer = result.layers_of_file(gpkg)[0]
    assert layer.featureCount() == 2
    assert window.messages() == []


def test_a_missing_layer_is_stated_not_raised(window):
    own = result.Result(window, window.window)
    own.show_rejects()
    own.restyle("employees")
    assert len(window.messages()) == 2
