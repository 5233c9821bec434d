"""The tutorial and the first page of the user guide, done as a user would do it: in a real QGIS window, in a fresh profile."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from . import real_qgis

pytestmark = [pytest.mark.real_qgis, pytest.mark.slow, pytest.mark.timeout(600)]

SCREENS = real_qgis.ROOT / "build" / "screens" / "tutorial"
DRIVER = Path(__file__).with_name("tutorial_driver.py")


def drive(folder: Path, screens: Path = SCREENS, own: Path | None = None, **more: str) -> dict:
    """Run the tutorial in a fresh profile, with a user's ``own`` file from its second part on; what the driver found."""
    screens.mkdir(parents=True, exist_ok=True)
    for old in screens.glob("*.png"):
        old.unlink()
    home = folder / "home"
    files = {"maps": str(home / "profiles" / "default" / "midlands_clusters"), "own": str(own or "")}
    result, log = folder / "result.json", screens / "qgis.log"
    variables = {
        "MC_DRIVER": str(DRIVER),
        "MC_RESULT": str(result),
        "MC_SCREENS": str(screens),
        "MC_FILES": json.dumps(files),
        **more,
    }
    status = real_qgis.run(home, DRIVER, log, variables, 240)
    assert result.exists(), f"QGIS ended with {status} and wrote nothing; see {log}"
    shutil.copy(result, screens / "result.json")
    return {**json.loads(result.read_text(encoding="utf-8")), "status": status}


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    if shutil.which("Xvfb") is None or (shutil.which("qgis.bin") is None and shutil.which("qgis") is None):
        pytest.skip("QGIS or Xvfb is not installed (make setup)")
    return drive(tmp_path_factory.mktemp("tutorial"))


def test_the_tutorial_came_to_its_end(found):
    assert "error" not in found, found["error"]
    assert found["log"] == []
    assert found["done"]
    assert found["status"] == 0, "QGIS crashed or hung on closing"


def test_the_first_map_takes_three_clicks_and_the_card_does_not_come_again(found):
    assert found["welcome"]["shown"]
    first = found["first_map"]
    assert (first["state"], first["cluster"], first["card_again"]) == ("Up to date.", "aerospace", False)
    assert first["layouts"]
    assert found["clicks"]["sample"] == 2


def test_f1_and_the_question_marks_open_the_guide_at_the_right_page(found):
    stated = found["help"]
    assert (stated["f1"], stated["question_mark"], stated["windows"]) == ("map.html", "spikes.html", 1)
    assert stated["ours"], "QGIS's own manual would open"
    assert stated["text"].startswith("The map")


def test_the_search_bar_goes_to_an_authority(found):
    assert found["search"]["after"] != found["search"]["before"], found["search"]


def test_the_map_of_the_two_counties_adds_up(found):
    assert sorted(found["area"]) == ["Derby", "Derbyshire", "Nottingham", "Nottinghamshire"]
    counties = found["two_counties"]
    assert counties["state"] == "Up to date."
    assert counties["sum"] == counties["in_area"] > 0


def test_universities_and_freeport_are_shown_and_hubs_are_not(found):
    rules = found["places"]["rules"]
    assert rules["university"] and rules["investment_atlas"] and not rules["innovation_hub"]
    assert found["places"]["freeport"]


def test_the_page_is_a3_and_names_its_subject(found):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (make setup)")
    page = SCREENS / "tutorial_page.pdf"
    stated = subprocess.run(["pdfinfo", page], capture_output=True, text=True, check=True).stdout
    size = next(line for line in stated.splitlines() if line.startswith("Page size"))
    wide, high = (float(word) for word in size.split()[2:5:2])
    assert (round(wide), round(high)) == (1191, 842), "A3 landscape in points"
    text = " ".join(subprocess.run(["pdftotext", page, "-"], capture_output=True, text=True, check=True).stdout.split())
    for wording in (
        "Aerospace",
        "Derbyshire",
        "Nottinghamshire",
        "University",
        "Illustrative sample: not real companies",
    ):
        assert wording in text


def test_the_question_is_answered_on_the_map(found):
    question = found["question"]
    assert question["count"] == question["selected"] > 0
    assert "within 5 km of Infinity Park Derby" in question["sentence"]
