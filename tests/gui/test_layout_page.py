"""The page for printing: what it makes, keeps and says, on a small map."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgsPanelWidgetStack
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from midlands_clusters_plugin.cartography.map.group_layers import add_map, new_group
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.page_settings import PREFIX, load_settings
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import restyle
from midlands_clusters_plugin.core.base.errors import Cancelled
from midlands_clusters_plugin.gui.pages.layout_page import LayoutPage
from midlands_clusters_plugin.gui.pages.map_pages import MapPages
from midlands_clusters_plugin.gui.widgets.page_pictures import SIZE, page_picture

from ..cartography.conftest import made_map, write_map
from .conftest import flush, until


@pytest.fixture
def group(window, tmp_path):
    hexmap = made_map()
    return add_map(QgsProject.instance(), write_map(hexmap, tmp_path / "map.gpkg"), map_facts(hexmap), "business_count")


@pytest.fixture
def page(window):
    for name in ("organisation", "logo", "os_licence", "watermark", "supply_year"):
        QgsSettings().remove(PREFIX + name)
    made = LayoutPage(window, window.mainWindow())
    yield made
    made.shut_down()
    made.deleteLater()
    for name in ("organisation", "logo", "os_licence", "watermark", "supply_year"):
        QgsSettings().remove(PREFIX + name)


def test_without_a_map_it_says_why(page):
    assert not page.controls.isEnabled()
    assert "no map yet" in page.state.text()


def test_templates_are_grouped_and_one_map_is_chosen_first(page):
    assert page.template.current_id() == "map_a4_landscape"
    assert len(page.template.ids()) >= 20
    assert page.one_file.isHidden()
    for _ in range(30):  # the arrows pass headings over
        QTest.keyClick(page.template, Qt.Key.Key_Down)
        assert page.template.current_id()
    page.template.set_current_id("atlas_a4_portrait")
    assert not page.one_file.isHidden()


def test_proposed_title_is_shown_and_the_users_goes_onto_the_page(page, group):
    page.show_map(group, "business_count")
    assert page.title.placeholderText() == "Aerospace businesses: most in West"
    page.title.setText("Aerospace in Testshire")
    made = page.current_layout()
    assert pages.items(made)["title"].text() == "Aerospace in Testshire"
    page.title.clear()
    assert page.current_layout() is made, "the page in the project is kept"
    assert pages.items(made)["title"].text() == "Aerospace businesses: most in West"


def test_a_typed_title_goes_with_the_map_that_it_was_typed_for(page, group, tmp_path):
    page.show_map(group, "business_count")
    page.title.setText("Aerospace employers in Testshire")
    page.show_map(group, "business_count")
    assert page.title.text(), "the same map, drawn anew"
    hexmap = made_map(cluster="rail")
    other = add_map(QgsProject.instance(), write_map(hexmap, tmp_path / "r.gpkg"), map_facts(hexmap), "business_count")
    page.show_map(other, "business_count")
    assert not page.title.text()
    page.title.setText("Rail")
    page.show_map(other, "employees")
    assert not page.title.text()


def test_a_filter_set_while_the_page_is_open_is_said_at_once(window, group):
    pages_of_map = MapPages(window, QgsPanelWidgetStack(window.window))
    list(pages_of_map.show_map(group, "business_count"))
    pages_of_map.open("layout_group")
    own, hexes = pages_of_map.page("layout_group"), layers_of(group)["hexes"]
    before = own.title.placeholderText()
    own.preview_page()
    assert own.waiting.isHidden() and own._picture is not None
    hexes.setSubsetString("\"authority_name\" <> 'West'")
    until(lambda: own.waiting.text())
    assert "made before the map changed" in own.waiting.text() and not own.renew.isHidden()
    assert own.title.placeholderText() != before and own._picture is None
    hexes.setSubsetString("")
    until(lambda: not own.waiting.text())
    assert own.title.placeholderText() == before and own.renew.isHidden()
    pages_of_map.shut_down()
    hexes.setSubsetString("\"authority_name\" <> 'West'")
    flush()


def test_what_the_user_changed_in_the_designer_stays(page, group):
    page.show_map(group, "business_count")
    pages.items(page.current_layout())["title"].setText("Changed in the designer")
    assert pages.items(page.current_layout())["title"].text() == "Changed in the designer"


def test_preview_is_a_picture_and_goes_when_the_map_changes(page, group):
    page.show_map(group, "business_count")
    page.preview_page()
    assert not page.preview.pixmap().isNull()
    assert page.template.isHidden() and page.show_preview.isChecked(), "one has the room of the other"
    page.show_map(group, "employees")
    assert page.preview.isHidden() and not page.template.isHidden() and not page.show_preview.isChecked()


def test_open_in_designer(page, group, window):
    page.show_map(group, "business_count")
    page.open_in_designer()
    assert window.layouts == ["One map, A4 landscape"]


def test_export_writes_the_page_and_its_alternative(page, group, tmp_path, window):
    page.show_map(group, "business_count")
    page.dpi.setValue(40)
    files = page.export_to(tmp_path / "out" / "map.png")
    assert sorted(one.name for one in files) == ["map.html", "map.png", "map_authorities.csv", "map_hexagons.csv"]
    assert all(one.stat().st_size > 100 for one in files)
    assert any("Exported" in text for text in window.messages())


def test_export_that_fails_is_one_sentence(page, group, tmp_path, window):
    page.show_map(group, "business_count")
    (tmp_path / "file").write_text("", encoding="utf-8")
    page.dpi.setValue(40)
    assert page.export_to(tmp_path / "file" / "map.png") == []
    assert any("cannot be written" in text for text in window.messages())


def test_settings_are_stored_and_a_wrong_licence_is_not(page, window):
    page.organisation.setText("Derbyshire County Council")
    page.os_licence.setText("ac0000123456")
    page.organisation.editingFinished.emit()
    assert load_settings().organisation == "Derbyshire County Council"
    assert load_settings().os_licence == page.os_licence.text() == "AC0000123456"
    page.os_licence.setText("12")
    page.os_licence.editingFinished.emit()
    assert load_settings().os_licence == "AC0000123456"
    assert any("licence number" in text for text in window.messages())


def test_a_page_of_another_metric_is_renewed_when_it_is_opened(page, group, qgis_app):
    from types import SimpleNamespace

    page.show_map(group, "business_count")
    made = page.current_layout()
    restyle(layers_of(group)["hexes"], "turnover")
    page.show_map(group, "turnover")
    page._designer_opened(SimpleNamespace(layout=lambda: made))
    qgis_app.processEvents()
    assert pages.items(made)["title"].text().startswith("Aerospace turnover")


def test_it_fits_a_narrow_dock_and_every_widget_has_a_name(page):
    assert page.minimumSizeHint().width() <= 280
    for widget in (page.template, page.title, page.dpi, page.one_file, page.alternative, page.logo, page.os_licence):
        assert widget.accessibleName()
        assert widget.toolTip()


def test_the_board_pack_is_one_click_on_the_templates_paper(page, group, tmp_path, window, monkeypatch):
    assert not page.documents.isEnabled()
    page.show_map(group, "business_count")
    page.template.set_current_id("sheet_a3_portrait")
    page.title.setText("For the board")
    asked = {}

    def pack(_project, of, path, options, moved):
        asked.update(of=of, paper=options.paper, orientation=options.orientation, title=options.title)
        assert moved(0.5)
        path.write_text("x", encoding="utf-8")
        return type("Pack", (), {"warnings": ["Oblique map is not in this document."], "files": [path]})

    monkeypatch.setattr("midlands_clusters_plugin.cartography.pack.board_pack.board_pack", pack)
    page.to_file.setFilePath(str(tmp_path / "board.png"))
    page.documents.board_pack.click()
    assert asked == {"of": group, "paper": "a3", "orientation": "portrait", "title": "For the board"}
    assert (tmp_path / "board_board_pack.pdf").is_file()
    assert any("board_board_pack.pdf" in text for text in window.messages())
    assert any("not in this document" in text for text in window.messages())


def test_a_document_goes_on_where_its_pages_remove_layers_of_earlier_ones_and_ends_where_the_map_goes(
    page, group, tmp_path, window, monkeypatch
):
    page.show_map(group, "business_count")
    project, answers = QgsProject.instance(), []

    def pack(_project, _of, path, _options, moved):
        answers.append(moved(0.1))
        for layer in (earlier, layers_of(group)["hexes"]):
            project.removeMapLayer(layer.id())
            answers.append(moved(0.5))
        raise Cancelled

    earlier = project.addMapLayer(QgsVectorLayer("Point", "of an earlier page", "memory"), False)
    monkeypatch.setattr("midlands_clusters_plugin.cartography.pack.board_pack.board_pack", pack)
    page.documents.write_board_pack(tmp_path / "board.pdf")
    assert answers == [True, True, False]
    assert any(text.startswith("Cancelled") for text in window.messages())


def test_the_cluster_profile_is_one_click(page, group, tmp_path, window, monkeypatch):
    page.show_map(group, "business_count")
    files = [tmp_path / "p.pdf", tmp_path / "p.html"]
    monkeypatch.setattr(
        "midlands_clusters_plugin.cartography.pack.profile.cluster_profile",
        lambda _project, of, path, *_: type("Pack", (), {"warnings": [], "files": files if of is group else [path]}),
    )
    page.documents.cluster_profile.click()
    assert any("p.pdf, p.html" in text for text in window.messages())


def test_the_map_beside_is_chosen_for_a_page_of_two(page, group, tmp_path):
    hexmap = made_map(cluster="space_technologies")
    facts = map_facts(hexmap)
    other = add_map(
        QgsProject.instance(), write_map(hexmap, tmp_path / "other.gpkg"), facts, "business_count",
        group=new_group(facts, QgsProject.instance().layerTreeRoot()),
    )  # fmt: skip
    page.show_map(group, "business_count")
    assert page.beside.isHidden()
    page.template.set_current_id("pair_a4_portrait")
    assert not page.beside.isHidden()
    assert [page.beside.itemText(one) for one in range(page.beside.count())] == [other.name()]
    made = page.current_layout()
    assert pages.items(made)["heading_2"].text().startswith("Space Technologies")
    assert page.current_layout() is made


def test_every_template_has_a_picture_of_its_own_and_says_what_is_on_it(page, tmp_path):
    pictures = [page.template.item_of(ident).icon() for ident in page.template.ids()]
    assert not [one for one in pictures if one.isNull()]
    looks = {bytes(pixels(one)) for one in pictures}
    assert len(looks) > len(pictures) / 2, "A4 and A3 of one design look alike, designs do not"
    assert page._templates["map_a4_landscape"].description in page.template.currentItem().toolTip()
    (tmp_path / "broken.qpt").write_bytes(b'<LayoutItem type="65638" positionOnPage="a,b" size="1,2">')
    assert page_picture(tmp_path / "broken.qpt").isNull() and page_picture(tmp_path / "gone.qpt").isNull()


def pixels(icon):
    image = icon.pixmap(SIZE).toImage()
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return bits


def test_pages_that_wait_are_listed_and_renewed_with_one_click(page, group):
    page.show_map(group, "business_count")
    page.current_layout()
    page.show_map(group, "business_count")
    assert page.waiting.isHidden() and page.renew.isHidden()
    restyle(layers_of(group)["hexes"], "employees")
    page.show_map(group, "employees")
    assert page.waiting.text() == "1 page was made before the map changed: One map, A4 landscape."
    page.renew.click()
    assert page.waiting.isHidden() and page.renew.isHidden()


def test_one_click_exports_to_the_file_in_grey_and_never_over_another_file(page, group, tmp_path, window):
    QgsSettings().setValue("midlands_clusters/output_folder", str(tmp_path))
    try:
        page.show_map(group, "business_count")
        page.dpi.setValue(40)
        named = page.target()
        assert named.parent == tmp_path and page.to_file.lineEdit().placeholderText() == named.name
        named.write_bytes(b"mine")
        page.alternative.setChecked(False)
        page.export_page.click()
        second = named.with_name(f"{named.stem}_2.pdf")
        assert named.read_bytes() == b"mine" and second.stat().st_size > 1000
        assert page.target() == second, "mine is still in the way, and what was exported here is written over"
        named.unlink()
        page.export_page.click()
        page.export_page.click()
        assert page.target() == named, "what was exported here is written over"
        first = page.template.current_id()
        page.template.set_current_id("oblique_a3_landscape")
        assert page.target() not in (named, second), "a page of another template is another file"
        assert page.to_file.lineEdit().placeholderText() == page.target().name
        page.template.set_current_id(first)
        assert page.target() == named
        assert sorted(one.suffix for one in tmp_path.glob("aerospace*")) == [".pdf", ".pdf"]
        page.to_file.setFilePath(str(tmp_path / "typed"))
        page.export_page.click()
        assert (tmp_path / "typed.pdf").is_file()
        assert any("typed.pdf" in text for text in window.messages())
    finally:
        QgsSettings().remove("midlands_clusters/output_folder")


def test_the_scorecard_is_printed_by_the_same_door(page, group, tmp_path, window):
    page.show_map(group, "business_count")
    assert page.template.set_current_id("scorecard")
    page.open_in_designer()
    assert len(window.layouts) == 1 and "scorecard" in window.layouts[0]
    page.dpi.setValue(40)
    files = page.export_to(tmp_path / "card.pdf")
    assert [one.name for one in files] == ["card.pdf", "card.html"] and all(one.stat().st_size > 1000 for one in files)
