"""The pages of a finished map in a real QGIS window: one run of the driver, then its findings. Pictures are in build/screens/pages/."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from . import real_qgis
from .company_files import write_companies

pytestmark = [pytest.mark.real_qgis, pytest.mark.slow, pytest.mark.timeout(600)]

ROWS_OWN = 2_000
SCREENS = real_qgis.ROOT / "build" / "screens" / "pages"
DRIVER = Path(__file__).with_name("pages_driver.py")


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    if shutil.which("Xvfb") is None or (shutil.which("qgis.bin") is None and shutil.which("qgis") is None):
        pytest.skip("QGIS or Xvfb is not installed (make setup)")
    SCREENS.mkdir(parents=True, exist_ok=True)
    for old in SCREENS.glob("[0-9][0-9]_*.png"):
        old.unlink()
    folder = tmp_path_factory.mktemp("pages")
    home = folder / "home"
    own = write_companies(folder / "own.csv", ROWS_OWN)
    files = {"maps": str(home / "profiles" / "default" / "midlands_clusters"), "own": str(own)}
    result, log = folder / "result.json", SCREENS / "qgis.log"
    variables = {
        "MC_DRIVER": str(DRIVER),
        "MC_RESULT": str(result),
        "MC_SCREENS": str(SCREENS),
        "MC_FILES": json.dumps(files),
    }
    status = real_qgis.run(home, DRIVER, log, variables, 420)
    assert result.exists(), f"QGIS ended with {status} and wrote nothing; see {log}"
    shutil.copy(result, SCREENS / "result.json")
    return {**json.loads(result.read_text(encoding="utf-8")), "status": status}


def test_the_scenario_came_to_its_end(found):
    assert "error" not in found, found["error"]
    assert found["log"] == []
    assert found["done"]
    assert found["status"] == 0, "QGIS crashed or hung on closing"


def test_a_file_of_ones_own_comes_from_the_card_with_one_dialog(found):
    own = found["own_file"]
    assert own["card"] and not own["card_again"]
    assert (own["state"], own["read"], own["dialogs"]) == ("Up to date.", ROWS_OWN, "NoneType")
    assert "companies of your own" in found["asked"][0]


def test_no_page_scrolls_sideways_in_a_narrow_dock(found):
    assert len(found["sideways"]) >= 8
    assert set(found["sideways"].values()) == {0}


def test_an_own_file_takes_few_clicks(found):
    """The other jobs' are counted in test_tutorial.py."""
    assert 0 < found["clicks"]["own_file"] <= 5


def test_the_clicks_did_what_they_are_counted_for(found):
    assert found["within_5_km"] == ["Companies within 5 km of Infinity Park Derby", 150]
    path, area = found["a3_page"]
    assert path.endswith(".pdf") and "D2N2" in area


def test_no_page_scrolls_but_for_lists(found):
    """At 300 pixels; at 320 in test_accessibility.py."""
    scrolling = {place: figures for place, figures in found["heights"].items() if figures[2] or figures[3]}
    assert len(found["heights"]) >= 14 and scrolling == {}


def test_another_cluster_gives_another_map(found):
    maps = found["maps"]
    assert set(maps) == {"aerospace", "agri-tech"}
    assert all(one["state"] == "Up to date." and one["pages"] for one in maps.values())


def test_classes_change_and_come_back(found):
    colours = found["colours"]
    assert colours["before"] != colours["after"]
    assert colours["reset"] == colours["before"]


def test_a_spike_is_left_out_and_taken_back(found):
    spikes = found["spikes"]
    assert spikes["rows"] >= 2
    assert spikes["after"] != spikes["before"] and len(spikes["after"]) > len(spikes["before"]), (
        "the legend says that a cell is left out"
    )
    assert spikes["reset"] == spikes["before"]


def test_places_are_filtered(found):
    places = found["places"]
    changed = {name for name, shown in places["again"].items() if shown != places["filter"][name]}
    assert not places["university"] and changed == {"University"} and places["again"]["University"]


def test_hot_spots_come_as_a_layer_of_the_map_with_text(found):
    hot = found["statistics"]
    assert "hot spots" in hot["words"].lower() and hot["in_group"] == "group"
    assert hot["legend"]


def test_the_worked_question_is_asked_saved_and_opened_again(found):
    question = found["question"]
    assert (
        question["sentence"]
        == "Companies in Aerospace within 5 km of Infinity Park Derby"
        == question["reopened"]
        != question["changed"]
    )
    assert question["count"] == question["selected"] == 150


def test_what_is_at_point_follows_the_pointer_and_ends_with_escape(found):
    assert found["here"]["tool_back"]
    assert "of this map" in found["here"]["figures"]


def test_the_scorecard_is_the_reports(found):
    assert found["scorecard"]["heading"].startswith("Aerospace") and found["scorecard"]["rows"] == 27


def test_the_3d_view_opens_once_and_follows_the_slider(found):
    view = found["view_3d"]
    if not view["available"]:
        pytest.skip("this QGIS was built without 3D")
    assert view["docks"] == 1 and view["exaggeration"] > 1
    assert view["click_s"] < 5


def test_a_layout_is_exported_by_clicking(found):
    layout = found["layout"]
    assert layout["size"] > 20_000
    assert {"clicked.html", "clicked.pdf"} <= set(layout["beside"]) and any(
        one.endswith(".csv") for one in layout["beside"]
    )
    assert layout["layouts"], "the layout stays in the project"


def test_the_users_classes_outlive_the_next_run(found):
    assert found["kept"]["after"] == found["kept"]["before"] != ""
