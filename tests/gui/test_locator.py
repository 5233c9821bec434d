"""The search bar finds places and goes there, and chooses clusters."""

from __future__ import annotations

import subprocess
import sys

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback, QgsLocatorContext, QgsLocatorResult, QgsRectangle
from qgis.PyQt.QtGui import QIcon

from midlands_clusters_plugin.gui.shell.search_bar import (
    AUTHORITY,
    CLUSTER,
    PLACE,
    POSTCODE,
    TOWN,
    ClustersLocator,
    found,
    found_postcodes,
    targets,
    zoom_to,
)


def names(text, kind):
    return [target.name for target, _ in found(text) if target.kind == kind]


def test_all_four_kinds_are_found_by_a_part_of_their_name():
    assert names("derbysh", AUTHORITY) == ["Derbyshire"]
    assert "Nottingham" in names("notting", TOWN)
    assert "Infinity Park Derby" in names("derby infinity", PLACE)
    assert names("aeros", CLUSTER) == ["Aerospace", "Aerospace manufacturing (Industrial Strategy 2025)"]
    assert found("") == found("   ") == []
    assert found("qqqq") == []


def test_a_name_that_begins_with_the_text_comes_before_one_that_holds_it():
    score = {(target.kind, target.name): score for target, score in found("derby")}
    assert score[(AUTHORITY, "Derby")] == 1.0 > score[(PLACE, "Infinity Park Derby")]


def test_every_position_lies_in_great_britain():
    for target in targets():
        if target.extent is not None:
            assert 0 < target.extent[0] < target.extent[2] < 700_000
            assert 0 < target.extent[1] < target.extent[3] < 1_300_000


@pytest.fixture
def locator(window):
    chosen, areas = [], []
    made = ClustersLocator(window, chosen.append, areas.append, QIcon())
    made.chosen, made.areas = chosen, areas
    return made


def fetched(locator, text, *, prefix):
    results = []
    locator.resultFetched.connect(
        lambda one: results.append(QgsLocatorResult(one))
    )  # the signal's own is gone after it
    context = QgsLocatorContext()
    context.usingPrefix = prefix
    locator.fetchResults(text, context, QgsFeedback())
    return results


def test_without_the_prefix_one_letter_is_too_little(locator):
    assert fetched(locator, "d", prefix=False) == []
    assert fetched(locator, "d", prefix=True)


def test_a_cancelled_search_sends_nothing_more(locator):
    feedback = QgsFeedback()
    feedback.cancel()
    results = []
    locator.resultFetched.connect(
        lambda one: results.append(QgsLocatorResult(one))
    )  # the signal's own is gone after it
    locator.fetchResults("derby", QgsLocatorContext(), feedback)
    assert results == []


def test_a_cluster_is_chosen_and_a_place_is_shown(locator, window):
    window.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    cluster = next(one for one in fetched(locator, "aerospace", prefix=True) if one.description == "Cluster")
    locator.triggerResult(cluster)
    assert locator.chosen == ["aerospace"]
    place = next(one for one in fetched(locator, "infinity park", prefix=True) if one.group == "Place of innovation")
    locator.clone().triggerResult(place)
    extent = window.canvas.extent()
    assert extent.contains(QgsRectangle(437_000, 331_000, 437_900, 331_600)) or extent.center().x() == pytest.approx(
        438_000, abs=3_000
    )


def test_an_authority_is_shown_whole_in_any_reference_system(window):
    target = next(one for one in targets() if one.name == "Derbyshire")
    window.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    zoom_to(window, target)
    extent = window.canvas.extent()
    assert extent.xMinimum() < -2.0 < -1.2 < extent.xMaximum()
    assert extent.yMinimum() < 52.8 < 53.5 < extent.yMaximum()


def test_postcodes_are_found_by_their_beginning(locator, window):
    window.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    results = fetched(locator, "de24 9fu", prefix=True)
    assert [(one.displayString, one.group, one.description) for one in results] == [
        ("DE24 9FU", "Postcode", "Postcode")
    ]
    locator.triggerResult(results[0])
    extent = window.canvas.extent()
    assert extent.height() < 2_000 and extent.contains(QgsRectangle(435_900, 331_100, 435_920, 331_200))
    outward = fetched(locator, "DE24", prefix=True)[0]
    assert outward.displayString == "DE24" and outward.description.endswith(" postcodes")
    sector = [target.name for target, _ in found_postcodes("DE24 9f", alone=True)]
    assert sector[0] == "DE24 9F" and len(sector) == 11 and all(one.startswith("DE24 9F") for one in sector)
    assert [target.name for target, _ in found_postcodes("de2", alone=True)][:2] == ["DE2", "DE21"]
    for text in ("ZZ99", "ZZ9 9ZZ", "derby", "B", "DE24 9FU and more", "1"):
        assert found_postcodes(text, alone=True) == []


def test_without_the_prefix_only_a_whole_postcode_opens_the_directory(locator):
    assert [one.displayString for one in fetched(locator, "NG1 5FS", prefix=False)] == ["NG1 5FS"]
    assert not [one for one in fetched(locator, "NG1", prefix=False) if one.group == "Postcode"]
    assert POSTCODE not in {target.kind for target in targets()}


def test_an_authority_can_be_made_the_area(locator):
    result = next(one for one in fetched(locator, "derbyshire", prefix=True) if one.group == "Authority")
    assert [one.text for one in result.actions] == ["Use as the map's area"]
    locator.triggerResultFromAction(result, result.actions[0].id)
    assert locator.areas == ["E10000007"]


def test_searching_imports_no_pandas():
    code = (
        "import sys; from midlands_clusters_plugin.gui.shell.search_bar import found; assert found('derby');"
        " print(sorted({'pandas', 'geopandas'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
