"""Every number on the pages of the gallery is that of the GeoPackage they were made from, and every title is borne out
by its table: all metrics of the sample's four clusters, and of the real file where it is at hand.

Texts of all templates are read from the layouts; a few pages are exported and read from the PDF.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
from qgis.core import QgsLayoutItemLabel, QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map, show_metric
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page.templates import find_template
from midlands_clusters_plugin.cartography.page_text.key_figures import ORDER, top_rows, unit_of
from midlands_clusters_plugin.cartography.page_text.map_in_text import sentences
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.style.map_text import metric_text, number, plain_name
from midlands_clusters_plugin.core.companies.reader import read_companies
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

CLUSTERS = ("aerospace", "space_technologies")  # one with figures of employees and turnover, one with grants
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "gender_pay_gap_2021_2022.csv"
PAPER = "a4_landscape"


@pytest.fixture(scope="module")
def workspaces():
    return {"sample": Workspace(sample_companies())}


@pytest.fixture(scope="module", params=[*CLUSTERS, "real"])
def made(request, workspaces, tmp_path_factory, qgis_app):
    """A map in the project, and its GeoPackage's authorities and hexagons as tables."""
    if request.param == "real":
        if not REAL.exists():
            pytest.skip("the gender pay gap file is not part of the project")
        workspace, cluster = Workspace(read_companies(REAL)), "all"
    else:
        workspace, cluster = workspaces["sample"], request.param
    hexmap = workspace.hexmap(MapRequest(cluster, size=5000.0))
    path = write_layers(tmp_path_factory.mktemp("map") / "map.gpkg", hexmap.layers())
    QgsProject.instance().clear()
    group = add_map(QgsProject.instance(), path, map_facts(hexmap), "business_count")
    tables = {name: pyogrio.read_dataframe(path, layer=name, read_geometry=False) for name in ("authorities", "hexes")}
    yield group, hexmap, tables
    QgsProject.instance().clear()


def total_of(tables, metric):
    """The map's total from the hexagons of the file, None where no business has the figure."""
    column = tables["hexes"][metric]
    return None if column.isna().any() and not column.fillna(0).any() else float(column.sum())


def shown(value, metric):
    return number(float(value), unit_of(metric))


def texts(page):
    return {
        name: item.currentText() for name, item in pages.items(page).items() if isinstance(item, QgsLayoutItemLabel)
    }


def test_every_figure_and_title_of_every_metric_is_the_files(made):
    group, hexmap, tables = made
    authorities = tables["authorities"].set_index("authority_name")
    for metric in hexmap.metrics:
        shot = snapshot(group, QgsProject.instance(), metric)
        total, column = total_of(tables, metric), authorities[metric].astype(float)
        assert shot.table.total(metric) == (None if total is None else pytest.approx(total)), metric
        if total is None:
            assert not shot.table.is_shown(metric) and "not known" in sentences(shot)[1]
            assert "no figures" in pages.page_texts(shot, [])["title"]
            continue
        assert total == pytest.approx(hexmap.report["totals"][metric])
        _check_rows(top_rows(shot.table, metric, 6), metric, column, total)
        _check_title(pages.page_texts(shot, [])["title"], column, total)
        assert shown(total, metric) in sentences(shot)[1]
        best = column.idxmax()
        if column[best] > 0:
            assert f"{plain_name(best)} ({shown(column[best], metric)}" in " ".join(sentences(shot))
        filled = tables["hexes"].loc[tables["hexes"][metric].fillna(0) > 0, "cell_id"].nunique()
        assert f"{filled:,} of {tables['hexes']['cell_id'].nunique():,} hexagons" in " ".join(sentences(shot))


def _check_rows(rows, metric, column, total):
    """Each line's value and share; together they are the whole."""
    named = {plain_name(name): value for name, value in column.items()}
    values = 0.0
    for name, value, share in rows[1:]:
        if name in named:
            assert value == shown(named[name], metric)
            assert share in (f"{100 * named[name] / total:.0f}%", "under 1%")
            values += named[name]
    others = [row for row in rows[1:] if row[0] not in named and row[2]]
    assert not others or others[0][1] == shown(total - values, metric)
    best = [named[row[0]] for row in rows[1:3] if row[0] in named]
    assert best == sorted(column[column > 0], reverse=True)[: len(best)] and best


def _check_title(title, column, total):
    ranked = column[column > 0].sort_values(ascending=False)
    rest, named = title.partition(": most in ")[2], set()
    for name in sorted(ranked.index, key=len, reverse=True):  # North Lincolnshire before Lincolnshire
        if plain_name(name) in rest:
            named.add(name)
            rest = rest.replace(plain_name(name), "")
    if ": most in " in title:
        assert named == set(ranked.index[: len(named)]) and 1 <= len(named) <= 2
        assert ranked.iloc[0] >= 1.1 * ranked.iloc[1] and ranked.iloc[0] >= 0.12 * total
    else:
        assert "no one authority stands out" in title
        assert ranked.iloc[0] < 1.1 * ranked.iloc[1] or ranked.iloc[0] < 0.12 * total


def test_every_label_of_every_kind_of_page_holds_the_files_numbers(made):
    group, hexmap, tables = made
    project, authorities = QgsProject.instance(), tables["authorities"].set_index("authority_code")
    known = [one for one in ORDER if one in hexmap.metrics and total_of(tables, one) is not None]
    show_metric(group, known[-1])
    page = pages.make_layout(project, group, template=f"figures_{PAPER}")
    found = texts(page)
    for index, metric in enumerate(known[:6], 1):
        assert found[f"caption_{index}"] == metric_text(metric)
        assert found[f"value_{index}"] == shown(total_of(tables, metric), metric)
    sheet = texts(pages.make_layout(project, group, template=f"sheet_{PAPER}", name="sheet"))
    for index, metric in enumerate(known[:3], 1):
        where = sheet[f"differs_{index}"]
        assert sheet[f"heading_{index}"] == f"{metric_text(metric)}: {shown(total_of(tables, metric), metric)}"
        assert index > 1 or not where
        beside = where.partition("but not on the first map: ")[2]
        assert not beside or any(plain_name(name) in beside for name in authorities["authority_name"])
    atlas = pages.make_layout(project, group, template=f"atlas_{PAPER}", name="atlas")
    for number_of_page in (0, atlas.atlas().count() - 1):
        atlas.atlas().seekTo(number_of_page)
        code = atlas.reportContext().feature()["authority_code"]
        words = texts(atlas)
        for index, metric in enumerate(known[:6], 1):
            value = authorities.loc[code, metric]
            assert words[f"value_{index}"] == ("not known" if pd.isna(value) else shown(value, metric)), (code, metric)


@pytest.mark.parametrize("template", [f"map_{PAPER}", f"figures_{PAPER}"])
def test_an_exported_page_says_what_its_labels_say(workspaces, tmp_path, qgis_app, qgis_new_project, template):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    hexmap = workspaces["sample"].hexmap(MapRequest("aerospace", size=5000.0))
    path = write_layers(tmp_path / "map.gpkg", hexmap.layers())
    group = add_map(QgsProject.instance(), path, map_facts(hexmap), "employees")
    page = pages.make_layout(QgsProject.instance(), group, template=find_template(template))
    pdf = pages.export_pdf(page, tmp_path / "page.pdf", dpi=50)
    read = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    flat = re.sub(r"\s+", "", unicodedata.normalize("NFKC", read))  # newer versions of QGIS write ligatures
    for name, text in texts(page).items():
        if pages.items(page)[name].isVisible():
            assert re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)) in flat, name
    assert "Illustrativesample:notrealcompanies" in flat
    QgsProject.instance().clear()
