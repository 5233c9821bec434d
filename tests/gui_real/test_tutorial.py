"""The guide's first page and its tutorial, done by mouse as their texts say: in a real QGIS window, in fresh profiles, on the
sample and on a file of real employers. A picture of each step is in build/screens/.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from . import guide_texts, real_qgis
from .test_real_window import GENDER_PAY_GAP

pytestmark = [pytest.mark.real_qgis, pytest.mark.beside, pytest.mark.slow, pytest.mark.timeout(600)]

SCREENS = real_qgis.ROOT / "build" / "screens"
DRIVER = Path(__file__).with_name("tutorial_driver.py")
STATISTICS = {"hot_spots": "Hot spots", "location_quotient": "Location quotient"}
AUTHORITIES = ["Derby", "Derbyshire", "Nottingham", "Nottinghamshire"]
# The issue's own limits, from opening QGIS or from a map that is shown.
CLICKS = {"a3_page": 6, "within_5_km": 6, "location_quotient": 2, "hot_spots": 2, "board_pack": 2}


def drive(folder: Path, screens: Path, texts: list[guide_texts.Text], own: Path | None = None, **more: str) -> dict:
    """Do the texts in a fresh profile, with the user's ``own`` file where they speak of it; what the driver found."""
    screens.mkdir(parents=True, exist_ok=True)
    for old in screens.glob("*.png"):
        old.unlink()
    documents = folder / "Documents"
    documents.mkdir(parents=True)
    result, log = folder / "result.json", screens / "qgis.log"
    variables = {
        "MC_DRIVER": str(DRIVER),
        "MC_RESULT": str(result),
        "MC_SCREENS": str(screens),
        "MC_FILES": json.dumps({"documents": str(documents), "own": str(own or "")}),
        "MC_TEXTS": json.dumps(texts),
        "HOME": str(folder),
        **more,
    }
    status = real_qgis.run(folder / "home", DRIVER, log, variables, 300)
    assert result.exists(), f"QGIS ended with {status} and wrote nothing; see {log}"
    shutil.copy(result, screens / "result.json")
    for pdf in documents.glob("*.pdf"):
        shutil.copy(pdf, screens / pdf.name)
    return {**json.loads(result.read_text(encoding="utf-8")), "status": status}


@pytest.fixture(scope="module", params=["sample", "pay_gap"])
def own(request) -> Path | None:
    """The user's file; None for the sample."""
    if shutil.which("Xvfb") is None or (shutil.which("qgis.bin") is None and shutil.which("qgis") is None):
        pytest.skip("QGIS or Xvfb is not installed (make setup)")
    if request.param == "sample":
        return None
    if not GENDER_PAY_GAP.exists():
        pytest.skip(f"{GENDER_PAY_GAP.name} is not on this machine")
    return GENDER_PAY_GAP


def ended(found: dict) -> dict:
    assert "error" not in found, found["error"]
    assert found["log"] == []
    assert found["done"]
    assert found["status"] == 0, "QGIS crashed or hung on closing"
    return found


@pytest.fixture(scope="module")
def first(own, tmp_path_factory) -> dict:
    name = "first_pay_gap" if own else "first"
    return ended(drive(tmp_path_factory.mktemp(name), SCREENS / name, guide_texts.first_page(own is not None), own))


@pytest.fixture(scope="module")
def tutorial(own, tmp_path_factory) -> dict:
    name = "tutorial_pay_gap" if own else "tutorial"
    return ended(drive(tmp_path_factory.mktemp(name), SCREENS / name, guide_texts.tutorial(own is not None), own))


# --- the guide's first page and the jobs


def test_the_first_map_takes_few_clicks_and_the_card_does_not_come_again(first, own):
    job = "own_file" if own else "sample"
    assert first["clicks"][job] <= (5 if own else 2)
    after = first["after"][job]
    assert after["sum"] == after["in_area"] > 0
    assert "Up to date." in after["texts"] and not any("Welcome" in one for one in after["texts"])
    if own:
        assert after["read"] == 10_531
    else:
        assert after["cluster"] == "aerospace" and first["after"]["preview"]["layouts"]


@pytest.mark.parametrize("job", CLICKS)
def test_a_job_takes_few_clicks_and_is_done(first, own, job):
    assert 0 < first["clicks"][job] <= CLICKS[job]
    after = first["after"][job]
    if job == "hot_spots" and own:  # of this file three employers of the cluster lie in the two counties
        assert any("fewer than 10 hexagons have a value" in one for one in after["texts"]), after["texts"]
    elif job in STATISTICS:
        assert any(one.startswith(STATISTICS[job]) for one in after["statistics"]), after["texts"]
    elif job == "within_5_km":
        assert after["selected"] > 0 and any("within 5 km of Infinity Park Derby" in one for one in after["texts"])
    else:
        before = first["after"]["within_5_km" if job == "a3_page" else "a3_page"]["files"]
        assert any(one.endswith(".pdf") for one in set(after["files"]) - set(before))
    if job == "a3_page":
        assert sorted(after["area"]) == AUTHORITIES


def test_f1_and_the_question_mark_open_the_guide_at_the_right_page(first, own):
    if own:
        pytest.skip("done on the sample")
    stated = first["help"]
    assert (stated["f1"], stated["question_mark"], stated["windows"]) == ("map.html", "spikes.html", 1)
    assert stated["ours"], "QGIS's own manual would open"
    assert stated["text"].startswith("The map")
    assert first["search"]["after"] != first["search"]["before"], first["search"]


# --- the tutorial


def test_the_map_of_the_two_counties_adds_up(tutorial, own):
    map_made = tutorial["after"]["step_3"]
    assert sorted(map_made["area"]) == AUTHORITIES and map_made["cluster"] == "aerospace"
    assert "Up to date." in map_made["texts"]
    assert map_made["sum"] == map_made["in_area"] > 0
    if own:
        assert map_made["read"] == 10_531


def test_universities_and_freeport_are_shown_and_hubs_are_not(tutorial):
    rules = tutorial["after"]["step_5"]["rules"]
    assert rules["university"] and rules["investment_atlas"] and not rules["innovation_hub"]


def test_the_pages_are_a3_and_name_their_subject(tutorial, own):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (make setup)")
    written = [
        {one for one in tutorial["after"][step]["files"] if one.endswith(".pdf")} for step in ("step_6", "step_7")
    ]
    assert [len(one) for one in written] == [1, 2], "the page and the oblique picture"
    for page in written[1]:
        lines = subprocess.run(["pdfinfo", page], capture_output=True, text=True, check=True).stdout.splitlines()
        size = next(line for line in lines if line.startswith("Page size"))
        wide, high = (float(word) for word in size.split()[2:5:2])
        assert (round(wide), round(high)) == (1191, 842), "A3 landscape in points"
        text = subprocess.run(["pdftotext", page, "-"], capture_output=True, text=True, check=True).stdout
        assert "Aerospace" in text
        assert own or "Illustrative sample: not real companies" in " ".join(text.split())


def test_the_question_is_answered_on_the_map(tutorial):
    after = tutorial["after"]["step_8"]
    assert after["selected"] > 0
    assert any("within 5 km of Infinity Park Derby" in one for one in after["texts"])
    assert any(str(after["selected"]) in one for one in after["texts"])


# --- the hand itself

INPUT = {"mouseClick", "mouseMove", "keyClick", "keyClicks"}
SETTERS = (
    "set",
    "select",
    "insert",
    "check",
    "show",
    "trigger",
    "toggle",
    "animate",
    "emit",
    "clear",
    "open",
    "scroll",
)


def setters(source: str) -> set[str]:
    """Calls that would work a control by code: names of Qt's setters, and of QTest all that is no key nor mouse."""
    called = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Call)]
    methods = [one.func for one in called if isinstance(one.func, ast.Attribute)]
    by_name = {one.attr for one in methods if one.attr.startswith(SETTERS) or one.attr == "click"}
    by_qtest = {one.attr for one in methods if ast.unparse(one.value) == "QTest"} - INPUT
    return (by_name | by_qtest) - {"setdefault"}


def test_the_hand_works_no_control_by_code():
    source = Path(__file__).with_name("by_mouse.py").read_text(encoding="utf-8")
    assert setters(source) == set()
    assert "midlands_clusters_plugin" not in source
    from_acting = next(
        one for one in ast.parse(source).body if isinstance(one, ast.ImportFrom) and one.module == "acting"
    )
    assert {one.name for one in from_acting.names} == {*("Condition", "counter", "found", "iface", "pause", "screen")}
    assert setters("box.setCurrentIndex(1); button.click(); action.trigger(); edit.selectAll()") >= {"click", "trigger"}
