"""For everybody: keyboard alone, names for screen readers, contrast in a dark theme, letters of double size, a dock of 300 pixels."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from . import real_qgis

pytestmark = [pytest.mark.real_qgis, pytest.mark.slow, pytest.mark.timeout(600)]

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
        "MC_FILES": "{}",
        "MC_THEME": theme,
        "QT_SCALE_FACTOR": factor,
    }
    status = real_qgis.run(folder / "home", DRIVER, screens / "qgis.log", variables, 240, screen=screen)
    assert result.exists(), f"QGIS ended with {status} and wrote nothing"
    return json.loads(result.read_text(encoding="utf-8"))


def test_a_map_is_made_and_every_page_opened_by_keyboard_alone(found):
    assert "error" not in found, found["error"]
    assert found["done"]
    assert found["tabs"][-1] == "generate"
    assert len(set(found["opened"])) >= 10


def test_every_control_has_a_name_for_a_screen_reader(found):
    assert found["names"] == []


def test_texts_stand_out_from_their_background(found):
    assert found["contrast"] == []


def test_nothing_is_wider_than_the_dock_and_no_button_is_cut(found):
    assert set(found["sideways"].values()) == {0}, found["sideways"]
    assert found["cut"] == []
