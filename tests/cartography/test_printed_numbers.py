"""Every title and every sentence in figures is borne out by its table: all metrics of the sample's four clusters, and of the
real file where it is at hand. What stands on the pages themselves is read from their PDFs in test_numbers_of_pages.py.
"""

from __future__ import annotations

from pathlib import Path

import pyogrio
import pytest
from qgis.core import QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import add_map
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.cartography.page_text.key_figures import top_rows
from midlands_clusters_plugin.cartography.page_text.map_in_text import sentences
from midlands_clusters_plugin.cartography.page_text.snapshot import snapshot
from midlands_clusters_plugin.cartography.record.facts import map_facts
from midlands_clusters_plugin.cartography.style.map_text import number, plain_name, unit_of
from midlands_clusters_plugin.core.companies.reader import read_companies
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.files.geopackage import write_layers
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace

CLUSTERS = ("aerospace", "health_life_sciences", "agri_tech", "space_technologies")
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "gender_pay_gap_2021_2022.csv"


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
