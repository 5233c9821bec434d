"""What leaves by an export: whole, without the system's user, and no sign of markup alive in an SVG."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from qgis.core import QgsApplication, QgsLayoutItemLabel, QgsPrintLayout, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QRectF

from midlands_clusters_plugin.cartography.page import exporting
from midlands_clusters_plugin.core.base.errors import UserError

HOSTILE = "</title><script>alert(1)</script> & <b>\x01"


@pytest.fixture
def page(qgis_new_project):
    project = QgsProject.instance()
    metadata = project.metadata()
    metadata.setTitle(HOSTILE)
    metadata.setAbstract(HOSTILE)
    metadata.setKeywords({HOSTILE: [HOSTILE]})
    metadata.setAuthor(QgsApplication.userFullName() or QgsApplication.userLoginName())
    project.setMetadata(metadata)
    page = QgsPrintLayout(project)
    page.initializeDefaults()
    label = QgsLayoutItemLabel(page)
    label.setText("[% @project_title %]" + HOSTILE)
    page.addLayoutItem(label)
    label.attemptSetSceneRect(QRectF(10, 10, 200, 20))
    project.setDirty(False)
    return page


def test_markup_in_a_title_is_text_in_the_svg(page, tmp_path):
    tree = ElementTree.parse(exporting.export_svg(page, tmp_path / "map.svg", 50))
    assert not [one.tag for one in tree.iter() if one.tag.endswith(("script", "}b"))]
    assert tree.find("{*}title").text == HOSTILE.replace("\x01", " ")
    project = QgsProject.instance()
    assert project.title() == HOSTILE
    assert not project.isDirty()


@pytest.mark.parametrize("kind", ["pdf", "png", "svg"])
def test_no_export_names_who_is_logged_in(page, tmp_path, kind, monkeypatch):
    monkeypatch.setattr(QgsApplication, "userFullName", staticmethod(lambda: "Somebody Secret"))
    metadata = QgsProject.instance().metadata()
    metadata.setAuthor("Somebody Secret")
    QgsProject.instance().setMetadata(metadata)
    for organisation in ("", "Derby City Council"):
        QgsSettings().setValue("midlands_clusters/organisation", organisation)
        path = exporting.export(page, tmp_path / f"map.{kind}", dpi=50)[0]
        raw = path.read_bytes()
        text = (
            subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=False).stdout
            if kind == "pdf"
            else ""
        )
        assert b"Somebody" not in raw
        assert "Somebody" not in text
        assert organisation.encode() in raw or organisation in text
    QgsSettings().remove("midlands_clusters/organisation")
    assert QgsProject.instance().metadata().author() == "Somebody Secret", "the project itself stays the user's"


def test_a_page_is_not_written_over_a_good_one_where_the_exporter_lies(page, tmp_path, monkeypatch):
    path = exporting.export_pdf(page, tmp_path / "map.pdf", 50)
    before = path.read_bytes()

    class Liar:
        Success, Canceled, MemoryError = exporting.QgsLayoutExporter.Success, object(), object()

        PdfExportSettings = None

        def __init__(self, _):
            pass

        def exportToPdf(self, name, _):
            Path(name).write_bytes(before[: len(before) // 2])
            return self.Success

    monkeypatch.setattr(exporting, "QgsLayoutExporter", Liar)
    monkeypatch.setattr(exporting, "export_settings", lambda kind, dpi: None)
    with pytest.raises(UserError, match="was not written whole"):
        exporting.export_pdf(page, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["map.pdf"]
