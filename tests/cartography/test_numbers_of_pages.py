"""Every number on every page, read from its PDF, is that of the GeoPackage that the page was made from.

``make numbers`` does the same for all clusters, metrics and templates of the gallery at 1 km.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from qgis.core import QgsProject

from midlands_clusters_plugin.cartography.map.group_layers import show_metric
from midlands_clusters_plugin.cartography.pack.board_pack import Asked, board_pack
from midlands_clusters_plugin.cartography.page import pages
from midlands_clusters_plugin.core.companies.reader import read_companies
from midlands_clusters_plugin.core.companies.sample import sample_companies
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.hexmap.old_and_new import with_old
from tools.page_numbers.grammar import findings
from tools.page_numbers.making import disclosure_of, made_map, pages_of_map, texts_of
from tools.page_numbers.map_file import MapFile
from tools.page_numbers.printed import pages_of
from tools.page_numbers.sweep import altered, check_pdf, sheet_of

OPTION = "new-derby-and-derbyshire-amber-valley-in-the-south"
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "gender_pay_gap_2021_2022.csv"
pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")


@dataclass(frozen=True)
class Case:
    """A map and the templates whose pages are read."""

    metric: str
    templates: tuple[str, ...]
    cluster: str = "aerospace"
    area: str = "midlands_engine"
    size: float = 2500.0
    least: int = 0
    subset: str = ""


ONE_OF_EACH = (
    "map_", "figures_a4_l", "sheet_a4_l", "oblique_a4_l", "atlas_a4_l", "oblique_atlas_a4_l", "oblique_sheet_a4",
)  # fmt: skip
CASES = {
    "region": Case("employees", ONE_OF_EACH),
    "grants": Case("innovate_uk_funding", ("figures_a4_p",), "space_technologies"),
    "county": Case("business_count", ("map_a4_l",), area="E10000007", size=1000.0),
    "authority": Case("turnover", ("map_a4_p",), area="E06000015", size=1000.0),
    "protected": Case("employees", ("map_a4_l", "atlas_a4_p"), least=3),
    "filtered": Case("employees", ("figures_a4_l", "sheet_a4_l"), subset="business_count>2"),
    "real": Case("employees", ("figures_a4_l",), "all"),
}


@pytest.fixture(scope="module")
def workspaces():
    return {}


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Case -> folder with its map.gpkg and pages; what one test exports others read."""
    return {name: tmp_path_factory.mktemp(name) for name in CASES}


def sheets_of(name, folders, workspaces):
    """The pages of a case: what they are compared with, and what is wrong in each."""
    case, real = CASES[name], name == "real"
    if real not in workspaces:
        workspaces[real] = Workspace(read_companies(REAL) if real else sample_companies())
    request = MapRequest(case.cluster, get_area(case.area), size=case.size, **disclosure_of(case.least))
    hexmap, project = workspaces[real].hexmap(request), QgsProject.instance()
    group, file = made_map(project, hexmap, folders[name] / "map.gpkg", case.subset)
    texts = texts_of(case.least, case.subset)
    made = pages_of_map(group, file, hexmap.report, case.metric, case.templates, folders[name], 100, texts)
    found = {one.pdf: (one.sheet, one.wrong) for one in made}
    project.clear()
    return found


@pytest.fixture(scope="module")
def region(folders, workspaces, qgis_app):
    return sheets_of("region", folders, workspaces)


def test_every_template_of_a_region(region):
    assert len(region) == 10
    assert [line for _, wrong in region.values() for line in wrong] == []


@pytest.mark.parametrize("name", [one for one in CASES if one != "region"])
def test_every_number_of_a_page_is_the_files(name, folders, workspaces, qgis_app):
    if name == "real" and not REAL.exists():
        pytest.skip("the gender pay gap file is not part of the project")
    found = sheets_of(name, folders, workspaces)
    assert len(found) == len(CASES[name].templates)
    assert [line for _, wrong in found.values() for line in wrong] == []


@pytest.fixture
def sample(workspaces, qgis_app, qgis_new_project):
    """Cluster and area -> the result of a run at 2.5 km."""
    workspaces.setdefault(False, Workspace(sample_companies()))
    yield lambda cluster, area: workspaces[False].hexmap(MapRequest(cluster, get_area(area), size=2500.0))
    QgsProject.instance().clear()


def test_two_maps_on_one_page(sample, tmp_path):
    made = [sample(one, "midlands_engine") for one in ("aerospace", "space_technologies")]
    first, file = made_map(QgsProject.instance(), made[0], tmp_path / "a.gpkg")
    second, other = made_map(QgsProject.instance(), made[1], tmp_path / "b.gpkg", more=True)
    layout = pages.make_layout(QgsProject.instance(), first, template="pair_a4_landscape", beside=second)
    pages.export(layout, tmp_path / "pair.pdf", dpi=100)
    sheet = sheet_of(layout, file.beside(other), "pair", "business_count", made[0].report)
    assert check_pdf(tmp_path / "pair.pdf", sheet) == []
    assert check_pdf(tmp_path / "pair.pdf", replace(sheet, file=file)), "one file alone does not bear it out"


def test_authorities_of_today_and_new_ones(sample, workspaces, tmp_path):
    request = MapRequest("aerospace", get_area(OPTION), size=2500.0)
    hexmap = with_old(workspaces[False], request, sample("aerospace", OPTION))
    group, file = made_map(QgsProject.instance(), hexmap, tmp_path / "new.gpkg")
    show_metric(group, "employees")
    layout = pages.make_layout(QgsProject.instance(), group, template="before_after_a4_landscape")
    pages.export(layout, tmp_path / "before.pdf", dpi=100)
    sheet = sheet_of(layout, file, "before_after", "employees", hexmap.report)
    assert check_pdf(tmp_path / "before.pdf", sheet) == []


def test_a_board_pack(sample, tmp_path):
    hexmap = sample("aerospace", "midlands_engine")
    group, file = made_map(QgsProject.instance(), hexmap, tmp_path / "m.gpkg")
    show_metric(group, "employees")
    pack = board_pack(QgsProject.instance(), group, tmp_path / "pack.pdf", Asked(dpi=100))
    kinds = ("map", "figures", "sheet", "oblique")
    sheets = [sheet_of(one, file, kind, "employees", hexmap.report) for one, kind in zip(pack.layouts, kinds)]
    text = replace(sheets[0], kind="text")
    assert check_pdf(tmp_path / "pack.pdf", text, *sheets, text) == []


@pytest.mark.parametrize("table", ["hexes", "authorities"])
def test_one_figure_altered_in_the_geopackage_is_seen(region, folders, tmp_path, table):
    path = tmp_path / "altered.gpkg"
    shutil.copy(folders["region"] / "map.gpkg", path)
    with closing(sqlite3.connect(path)) as base:
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            base.execute(f'DROP TRIGGER "{name}"')
        base.execute(
            f"UPDATE {table} SET employees = employees + 900 WHERE employees = (SELECT max(employees) FROM {table})"
        )
        base.commit()
    file = MapFile(path)
    for pdf, (sheet, _) in region.items():
        if table == "hexes" or sheet.kind in ("figures", "atlas", "oblique_atlas"):
            found = check_pdf(pdf, replace(sheet, file=file))
            assert found, pdf.name


def test_every_number_altered_on_a_page_is_seen(region):
    seen = total = 0
    for pdf, (sheet, _) in region.items():
        if sheet.kind in ("map", "figures", "oblique_atlas") and "_a4_landscape" in pdf.name:
            for text in altered(pages_of(pdf)[0]):
                total += 1
                seen += bool(findings(text, sheet))
    assert total > 200
    assert seen >= 0.9 * total, (seen, total)
