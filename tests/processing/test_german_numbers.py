"""A computer that writes 1.234,5: pages, legends, text alternative and exportmap write so too, tables stay as programs read them."""

from __future__ import annotations

import csv
import html
import re

import pytest
from qgis.core import QgsLayoutItemLabel, QgsProject
from qgis.PyQt.QtCore import QLocale

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.record.roles import layers_of
from midlands_clusters_plugin.cartography.style.styles import breaks_of
from midlands_clusters_plugin.core.classes.classes import own_bounds
from midlands_clusters_plugin.processing.support import language

from ..cartography.conftest import made_map, write_map

GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_NUMBER = re.compile(r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.]|,\d)")


@pytest.fixture
def in_locale():
    """Speak as a computer of a locale does; back to what it was afterwards."""
    before = QLocale()

    def begin(locale):
        QLocale.setDefault(locale)
        language.install()

    yield begin
    QLocale.setDefault(before)
    language.remove()
    QgsProject.instance().clear()


def as_german(text):
    """English text with the numbers in it written as in German; versions and licences are no numbers."""
    swap = str.maketrans(",.", ".,")
    text = _NUMBER.sub(lambda one: one.group().translate(swap), text.replace("CC BY 4.0", "CC BY 4_0"))
    return text.replace("CC BY 4_0", "CC BY 4.0")


def exported(run, folder):
    """A map, its pages' labels and legends, and what exportmap writes."""
    project = QgsProject.instance()
    project.clear()
    hexmap = made_map(scale=37.5)
    hexmap.report["rows_read"] = hexmap.report["rows_placed"] = 12_345
    folder.mkdir()
    group = add_map(project, write_map(hexmap, folder / "m.gpkg"), map_facts(hexmap), "employees")
    texts = {}
    for template in ("map_a4_landscape", "figures_a4_portrait", "sheet_a4_landscape"):
        page = pages.make_layout(project, group, template=template)
        for name, item in pages.items(page).items():
            if isinstance(item, QgsLayoutItemLabel):
                texts[f"{template} {name}"] = item.currentText()
    hexes = layers_of(group)["hexes"]
    texts["legend"] = " | ".join(one.label() for one in hexes.renderer().ranges())
    names = [rule.settings().fieldName for rule in hexes.labeling().rootRule().children() if rule.settings()]
    texts["names on the map"] = " ".join(re.findall(r"THEN '([^']*)'", " ".join(names)))
    run("exportmap", {"INPUT": hexes, "DPI": 30, "OUTPUT": str(folder / "out.png")})
    written = (folder / "out.html").read_text(encoding="utf-8").partition("<body>")[2]
    texts["html"] = html.unescape(re.sub(r"<[^>]+>", " ", written))
    table = (folder / "out_authorities.csv").read_text(encoding="utf-8-sig")
    return texts, list(csv.reader(table.splitlines())), breaks_of(hexes, "employees").bounds


def test_numbers_are_the_locales_and_tables_are_plain(run, in_locale, tmp_path, qgis_new_project):
    in_locale(ENGLISH)
    english, table, bounds = exported(run, tmp_path / "english")
    in_locale(GERMAN)
    german, same, _ = exported(run, tmp_path / "german")
    assert same == table
    assert sum(text != as_german(text) for text in english.values()) >= 10, "there are numbers to be seen"
    wrong = {name: (text, german[name]) for name, text in english.items() if german[name] != as_german(text)}
    assert wrong == {}
    typed = [one.partition(" ")[0] for one in german["legend"].split(" | ") if one[0].isdigit()]
    assert own_bounds("; ".join(typed)) == bounds[: len(typed)], "the legend's numbers, typed as it writes them"
