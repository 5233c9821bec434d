"""In the pseudo-language every text of the panel stands in brackets: what has none was left out of translation."""

from __future__ import annotations

import re
import shutil

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from midlands_clusters_plugin.core.areas import areas
from midlands_clusters_plugin.processing import language
from tools import translations

GETTERS = ("text", "toolTip", "accessibleName", "placeholderText", "title", "whatsThis")
NOT_OURS = {"Browse", "Full path to the file(s), including name and extension", "employees >= 10"}  # QGIS's own, and an expression
COMPILES = any(shutil.which(name) for name in ("lrelease", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease"))
pytestmark = pytest.mark.skipif(not COMPILES, reason="lrelease (qttools5-dev-tools) is not installed")


@pytest.fixture
def pseudo(tmp_path, monkeypatch):
    translations.write_pseudo(tmp_path).rename(tmp_path / "midlands_clusters_qps.qm")
    monkeypatch.setattr(language, "translations_folder", lambda: tmp_path)
    monkeypatch.setattr(language, "language", lambda: "qps")
    language.install()
    yield
    language.remove()
    QgsSettings().remove("locale/overrideFlag")


def texts(panel):
    for one in [panel, *panel.findChildren(QWidget)]:
        for name in GETTERS:
            getter = getattr(one, name, None)
            try:
                found = getter() if callable(getter) else ""
            except TypeError:
                continue
            if isinstance(found, str):
                yield one, found
        if isinstance(one, QComboBox):
            yield from ((one, one.itemText(index)) for index in range(one.count()))


def test_no_text_of_the_panel_is_left_out(pseudo, qgis_app):
    from midlands_clusters_plugin.gui.panel import Panel
    from tests.gui.conftest import Window

    panel = Panel(Window())
    names = {area.name for area in areas().values()}
    left = {
        (type(one).__name__, one.objectName(), text)
        for one, text in texts(panel)
        if re.search("[A-Za-z]{3}", text) and "[" not in text and text not in names | NOT_OURS and not re.search("[…/]", text)
    }
    assert not left
    assert any(text.startswith("[") for _, text in texts(panel))
