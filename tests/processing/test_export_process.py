"""``exportmap`` through the real ``qgis_process``: a file alone becomes PDF, PNG, SVG and an atlas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

from .test_qgis_process import call, home  # noqa: F401 - the fixture

pytestmark = pytest.mark.slow
AREA = "E06000015+E06000018"  # Derby, Nottingham


@pytest.fixture(scope="module")
def hexes(home, tmp_path_factory) -> Path:  # noqa: F811 - the fixture
    path = tmp_path_factory.mktemp("map") / "hexes.gpkg"
    source = path.with_name("firms.csv")
    source.write_text(
        "Company Name,Post Code,SIC\nAlpha Aero Ltd,DE1 2FS,30300\nBeta Rail Ltd,NG2 3NG,30200\n", encoding="utf-8"
    )
    points = path.with_name("companies.gpkg")
    assert (
        call(home, "run", "midlandsclusters:importcompanies", "--", f"INPUT={source}", f"OUTPUT={points}").returncode
        == 0
    )
    options = [f"COMPANIES={points}", f"AREA={AREA}", "CLUSTER=all", f"OUTPUT={path}"]
    assert call(home, "run", "midlandsclusters:hexmetrics", "--", *options).returncode == 0
    return path


def export(home, hexes, *options) -> dict:  # noqa: F811 - the fixture
    done = call(home, "--json", "run", "midlandsclusters:exportmap", "--", f"INPUT={hexes}", "DPI=60", *options)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return json.loads(done.stdout)["results"]


def test_a_page_as_pdf_png_and_svg(home, hexes, tmp_path):  # noqa: F811 - the fixture
    written = export(home, hexes, f"OUTPUT={tmp_path / 'm.pdf'}")
    assert written["PAGES"] == 1
    assert (tmp_path / "m.pdf").read_bytes().startswith(b"%PDF")
    assert {Path(one).name for one in written["FILES"].split("\n")} == {
        "m.pdf",
        "m.html",
        "m_authorities.csv",
        "m_hexagons.csv",
    }
    assert "2 businesses" in (tmp_path / "m.html").read_text(encoding="utf-8")
    export(home, hexes, "ALTERNATIVE=false", f"OUTPUT={tmp_path / 'm.png'}")
    image = QImage(str(tmp_path / "m.png"))
    assert abs(image.width() - 297 / 25.4 * 60) <= 1 and abs(image.height() - 210 / 25.4 * 60) <= 1
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 20, "the page is empty"
    export(home, hexes, "ALTERNATIVE=false", f"OUTPUT={tmp_path / 'm.svg'}")
    drawing = (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert "<svg" in drawing and "Derby" in drawing


def test_an_atlas_as_one_pdf(home, hexes, tmp_path):  # noqa: F811 - the fixture
    written = export(home, hexes, "TEMPLATE=atlas_a4_landscape", "ALTERNATIVE=false", f"OUTPUT={tmp_path / 'a.pdf'}")
    assert written["PAGES"] == 2
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
