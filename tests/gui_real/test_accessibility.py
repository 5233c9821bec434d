"""For everybody: keyboard alone, names for screen readers, contrast in a dark theme, letters of double size, a dock of 300 pixels."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from . import real_qgis
from .company_files import write_companies

pytestmark = [pytest.mark.real_qgis, pytest.mark.beside, pytest.mark.slow, pytest.mark.timeout(600)]

DRIVER = Path(__file__).with_name("accessibility_driver.py")
# QGIS's theme, how much larger than usual, pixels of the screen.
SYMBOLOGY = {"dark": ("Night Mapping", "1", "1366x768x24"), "double": ("", "2", "1920x1080x24")}


@pytest.fixture(scope="module", params=sorted(SYMBOLOGY))
def found(request, tmp_path_factory) -> dict:
    if shutil.which("Xvfb") is None or (shutil.which("qgis.bin") is None and shutil.which("qgis") is None):
        pytest.skip("QGIS or Xvfb is not installed (make setup)")
    theme, factor, screen = SYMBOLOGY[request.param]
    screens = real_qgis.ROOT / "build" / "screens" / f"accessibility_{request.param}"
    screens.mkdir(parents=True, exist_ok=True)
    folder = tmp_path_factory.mktemp(request.param)
    result = folder / "result.json"
    variables = {
        "MC_DRIVER": str(DRIVER),
        "MC_RESULT": str(result),
        "MC_SCREENS": str(screens),
        "MC_FILES": json.dumps({"maps": str(folder), "own": str(write_companies(folder / "own.csv", 500))}),
        "MC_THEME": theme,
        "QT_SCALE_FACTOR": factor,
    }
    status = real_qgis.run(folder / "home", DRIVER, screens / "qgis.log", variables, 240, screen=screen)
    assert result.exists(), f"QGIS ended with {status} and wrote nothing"
    shutil.copy(result, screens / "result.json")
    return json.loads(result.read_text(encoding="utf-8"))


def test_a_map_is_made_and_every_page_opened_by_keyboard_alone(found):
    assert "error" not in found, found["error"]
    assert found["done"]
    assert found["tabs"][-1] == "generate"
    assert len(set(found["opened"])) >= 10


def test_the_jobs_counted_in_clicks_are_done_by_keyboard_alone(found):
    if "by_keyboard" not in found:
        pytest.skip("done in one theme")
    assert found["by_keyboard"] == [
        *("hotspots", "locationquotient", "within_5_km", "a3_page", "board_pack", "own_file")
    ]
    assert found["own_file"] == ["Up to date.", 500]
    assert found["a3"] == "map_a3_landscape"


def test_no_page_scrolls_at_320_pixels_but_for_lists(found):
    if found["screen"][2] > 1:
        pytest.skip("letters of double size may scroll")
    assert {place: figures for place, figures in found["heights"].items() if figures[2] or figures[3]} == {}


def test_every_control_has_a_name_for_a_screen_reader(found):
    assert found["names"] == []


def test_texts_stand_out_from_their_background(found):
    assert found["contrast"] == []


def test_nothing_is_wider_than_the_dock_and_no_button_is_cut(found):
    assert set(found["sideways"].values()) == {0}, found["sideways"]
    assert found["cut"] == []
