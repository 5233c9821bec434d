"""The 3D page: says why there is nothing to do, keeps the choice with the layer, and follows what is there."""

from __future__ import annotations

import time

import pytest

from midlands_clusters_plugin.cartography import three_d
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style import heights
from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.gui.pages.view3d_page import View3dPage
from tests.cartography.conftest import facts, gpkg, group, hexmap, project  # noqa: F401 - fixtures

from .conftest import flush, until


@pytest.fixture
def page(qgis_iface):
    made = View3dPage(qgis_iface)
    yield made
    made.shut_down()
    made.deleteLater()
    flush()


def emitted(page, seconds=0.6):
    """How often the page says that it changed the map, from now on for so long."""
    seen = []
    page.changed.connect(lambda: seen.append(1))
    deadline = time.monotonic() + seconds
    until(lambda: time.monotonic() > deadline)
    return len(seen)


def test_without_a_map_one_sentence(page):
    page.show_map(None, "")
    assert not page.contents.isEnabled()
    assert "Generate" in page.why.text()


def test_without_3d_one_sentence(page, group, monkeypatch):  # noqa: F811
    monkeypatch.setattr(three_d.api, "_3d", None)
    page.show_map(group, "business_count")
    assert not page.contents.isEnabled()
    assert "without 3D" in page.why.text()


def test_it_fits_a_narrow_dock(page, group):  # noqa: F811
    page.show_map(group, "business_count")
    assert page.minimumSizeHint().width() <= 270


def test_the_slider_sets_the_layers_heights_once_it_has_settled(page, group):  # noqa: F811
    hexes = layers_of(group)["hexes"]
    page.show_map(group, "business_count")
    assert page.factor.value() == pytest.approx(1.0)
    for position in range(50, 80):
        page.exaggeration.setValue(position)
    assert emitted(page) == 1
    choice = heights.height_choice(hexes)
    assert choice.exaggeration == pytest.approx(page.factor.value())
    assert choice.exaggeration > 1.5
    page.scale.setCurrentIndex(page.scale.findData("log"))
    assert emitted(page) == 1
    assert heights.height_choice(hexes).scale == "log"
    assert "logarithm" in page.wording.text()


def test_showing_a_map_shows_its_choice_and_changes_nothing(page, group):  # noqa: F811
    heights.set_height_choice(layers_of(group)["hexes"], "sqrt", 3.0)
    page.show_map(group, "business_count")
    assert emitted(page) == 0
    assert (page.scale.currentData(), page.factor.value()) == ("sqrt", 3.0)
    assert [page.authority.itemText(row) for row in range(page.authority.count())] == ["East", "West"]


def test_a_user_error_is_one_sentence(page, group, monkeypatch, qgis_iface):  # noqa: F811
    reported = []
    monkeypatch.setattr(
        "midlands_clusters_plugin.gui.widgets.messages.warn",
        lambda _iface, sentence, _detail="": reported.append(sentence),
    )

    def fails(*_arguments):
        raise UserError("QGIS could not open the 3D view.")

    monkeypatch.setattr(three_d, "open_view", fails)
    page.show_map(group, "business_count")
    page.open_button.click()
    assert reported == ["QGIS could not open the 3D view."]
