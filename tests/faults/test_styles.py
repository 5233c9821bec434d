"""A style that lies beside a GeoPackage, made to do harm: the plugin's layers do not take it, and QGIS neither grows nor reads anything."""

from __future__ import annotations

import time

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from midlands_clusters_plugin.cartography.record.facts import map_facts
from tests.cartography.conftest import made_map, write_map

_GROWING = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij"))
_DECLARED = {
    "laughs": f'<!DOCTYPE qgis [<!ENTITY a "ha">{_GROWING}]>',
    "reads": '<!DOCTYPE qgis [<!ENTITY j SYSTEM "file://{}">]>',
}
_STYLE = '<qgis version="3.22"><layerOpacity>0.5</layerOpacity><mapTip>secret? &j;</mapTip><attribution>&j;</attribution></qgis>'


@pytest.mark.usefixtures("qgis_app", "qgis_new_project")
@pytest.mark.parametrize("kind", _DECLARED)
def test_entities_in_a_style_beside_the_map_neither_grow_nor_read_files(tmp_path, kind):
    from midlands_clusters_plugin.cartography.map import group_layers
    from midlands_clusters_plugin.cartography.record.roles import layers_of

    made, secret = made_map(), tmp_path / "secret.txt"
    secret.write_text("not for print")
    path = write_map(made, tmp_path / "map.gpkg")
    path.with_suffix(".qml").write_text(_DECLARED[kind].replace("{}", str(secret)) + _STYLE, encoding="utf-8")
    group = group_layers.add_map(QgsProject.instance(), path, map_facts(made), "business_count")
    for layer in layers_of(group).values():
        assert layer.opacity() == 1
        assert "secret" not in layer.mapTipTemplate()
    start = time.perf_counter()
    plain = QgsVectorLayer(f"{path}|layername=hexes", "by QGIS itself", "ogr")
    assert plain.isValid()
    assert time.perf_counter() - start < 5
    assert len(plain.mapTipTemplate()) < 1000
    assert "not for print" not in plain.mapTipTemplate() + plain.attribution()
