"""Boundaries from the portal: asked for, paged, checked; a service that is not what it was is refused in a sentence."""

from __future__ import annotations

import geopandas as gpd
import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.geography.boundaries import read_boundaries
from midlands_clusters_plugin.sources.online.download_cache import DownloadCache
from midlands_clusters_plugin.sources.online.ons_portal import (
    attribution,
    boundaries,
    clips,
    cuts_hexagons,
    describe,
    download_frame,
    find_service,
    services,
)
from tests.core.companies.files import assert_one_sentence

from .portal import CODES, Portal, service
from .servers import serving

pytestmark = pytest.mark.usefixtures("qgis_app")


def refused(portal, match, **changes):
    with serving(portal) as server:
        with pytest.raises(UserError, match=match) as caught:
            download_frame(service(server.url, **changes), Feedback())
        assert_one_sentence(caught.value)


def test_the_list_of_services():
    known = services()
    assert all(
        one.url.startswith("https://services1.arcgis.com/") and one.url.endswith("/FeatureServer/0")
        for one in known.values()
    )
    assert len({one.url for one in known.values()}) == len(known) > 20
    assert {one.clip for one in known.values()} <= set(clips())
    assert {one.certainty for one in known.values()} == {"listed", "inferred"}
    dates = {one.date for one in known.values() if one.product == "counties_unitaries"}
    assert dates == {"2021-12", "2022-12", "2023-05", "2023-12", "2024-12", "2025-12"}
    assert "Office for National Statistics" in attribution()
    assert [one.id for one in known.values() if not cuts_hexagons(one)] == ["msoa_2021_12_bgc"]
    with pytest.raises(UserError, match="no such edition"):
        find_service("counties_unitaries_1066_10_bgc")


@pytest.mark.parametrize("code", ["CTYUA25CD", "ctyua19cd"])
def test_all_pages_come_and_the_fields_are_asked_of_the_service(code):
    with serving(Portal(code=code)) as server:
        frame = download_frame(service(server.url), Feedback())
        asked = [one.query for one in server.seen if one.query.get("f") == "geojson"]
    assert frame[code].tolist() == CODES
    assert frame.crs.to_epsg() == 27700
    assert [one["resultOffset"] for one in asked] == ["0", "50", "100", "150"]
    assert {one["outSR"] for one in asked} == {"27700"}
    assert {one["outFields"] for one in asked} == {f"{code},{code[:-2]}NM"}
    assert frame.geometry.area.round().eq(1_000_000).all()


def test_small_areas_have_their_own_codes_and_number():
    with serving(Portal(code="MSOA21CD")) as server:
        assert describe(service(server.url, product="msoa"), Feedback()).code == "MSOA21CD"
        with pytest.raises(UserError):  # far too few for England and Wales
            download_frame(service(server.url, product="msoa"), Feedback())


def test_pages_are_never_larger_than_the_service_allows():
    with serving(Portal(most=25)) as server:
        assert describe(service(server.url), Feedback()).page == 25
        assert len(download_frame(service(server.url), Feedback())) == len(CODES)
        assert describe(service(server.url, clip="BFC"), Feedback()).page == 10


def test_what_comes_in_degrees_is_put_on_the_grid():
    with (
        serving(Portal(crs=None, scale=1e-5)) as server,
        pytest.raises(UserError, match="do not lie in the United Kingdom"),
    ):
        download_frame(service(server.url), Feedback())  # degrees somewhere in Africa

    class Degrees(Portal):
        def feature(self, number):
            x, y = -2.0 + number * 0.01, 52.5
            ring = [[x, y], [x + 0.005, y], [x + 0.005, y + 0.005], [x, y]]
            return {**super().feature(number), "geometry": {"type": "Polygon", "coordinates": [ring]}}

    with serving(Degrees(crs=None)) as server:
        frame = download_frame(service(server.url), Feedback())
    assert frame.total_bounds[0] == pytest.approx(400_000, abs=200)


@pytest.mark.parametrize(
    ("crs", "scale", "match"),
    [
        ("EPSG:27700", 1e-5, "do not lie in the United Kingdom"),
        (None, 1.0, "do not lie in the United Kingdom"),
        ("EPSG:3857", 1.0, "another coordinate system"),
        ("something", 1.0, "not what they were"),
    ],
)
def test_a_wrong_crs(crs, scale, match):
    refused(Portal(crs=crs, scale=scale), match)


FAULTS = {
    "fields renamed": {"describe": lambda one, right: {**right, "fields": [{"name": "AREACD"}]}},
    "fields gone": {"describe": lambda one, right: {**right, "fields": None}},
    "points now": {"describe": lambda one, right: {**right, "geometryType": "esriGeometryPoint"}},
    "a list": {"describe": lambda one, right: [1, 2]},
    "another field in the pages": {
        "page": lambda one, right: {**right, "features": [{**f, "properties": {"X": 1}} for f in right["features"]]}
    },
    "no properties": {"page": lambda one, right: {**right, "features": [{"type": "Feature"}]}},
    "no geometry": {
        "page": lambda one, right: {**right, "features": [{**f, "geometry": None} for f in right["features"]]}
    },
    "a point": {
        "page": lambda one, right: {
            **right,
            "features": [{**f, "geometry": {"type": "Point", "coordinates": [0, 0]}} for f in right["features"]],
        }
    },
    "a broken ring": {
        "page": lambda one, right: {
            **right,
            "features": [{**f, "geometry": {"type": "Polygon", "coordinates": [[[0]]]}} for f in right["features"]],
        }
    },
    "names for codes": {
        "page": lambda one, right: {
            **right,
            "features": [{**f, "properties": {"CTYUA25CD": "Derby'; DROP TABLE"}} for f in right["features"]],
        }
    },
    "esri features": {"page": lambda one, right: {"features": [{"attributes": {}, "geometry": {"rings": []}}]}},
    "a count of words": {"count": lambda one, right: {"count": "many"}},
    "a count of few": {"count": lambda one, right: {"count": 3}},
    "gone": {"describe": lambda one, right: {"error": {"code": 400, "message": "Invalid URL"}}},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_service_that_is_not_what_it_was(fault):
    refused(Portal(**FAULTS[fault]), "not what they were")


def test_a_service_that_is_busy_says_so_with_status_200():
    refused(Portal(page=lambda one, right: {"error": {"code": 503, "message": "busy"}}), "portal is busy")


@pytest.mark.parametrize(
    "page",
    [
        lambda one, right: {**right, "features": right["features"][:-1]},
        lambda one, right: {**right, "features": []},
        lambda one, right: {**right, "features": right["features"] * 2},
    ],
    ids=["fewer", "none", "twice"],
)
def test_what_is_incomplete_is_not_taken(page):
    refused(Portal(page=page), r"incomplete|not what they were")


def test_pages_that_always_say_the_same_end():
    class Stuck(Portal):
        def page(self, query):
            return super().page({**query, "resultOffset": "0"})

    refused(Stuck(), r"incomplete|not what they were")


def test_stored_and_used_without_a_network_and_refreshed_when_asked(tmp_path):
    cache = DownloadCache(tmp_path / "downloads")
    portal = Portal()
    with serving(portal) as server:
        one = service(server.url)
        first = boundaries(one, cache)
        asked = len(server.seen)
        again = boundaries(one, cache)
        assert len(server.seen) == asked
        assert (first.fresh, again.fresh, again.sha256) == (True, False, first.sha256)
        portal.code = "CTYUA26CD"
        newer = boundaries(one, cache, refresh=True)
        assert newer.fresh
        assert newer.sha256 != first.sha256
        assert not first.path.exists()
    offline = boundaries(one, cache)
    assert offline.sha256 == newer.sha256
    late = boundaries(one, cache, refresh=True)
    assert late.sha256 == newer.sha256
    assert "could not be refreshed" in late.note
    assert "cannot be reached" in late.note
    assert "CTYUA26CD" in gpd.read_file(late.path)
    read = read_boundaries(late.path)
    assert len(read.codes) > 150


@pytest.mark.parametrize("fault", ["fields renamed", "no geometry"])
def test_a_broken_download_never_replaces_a_good_one(tmp_path, fault):
    cache = DownloadCache(tmp_path)
    with serving(Portal()) as server:
        good = boundaries(service(server.url), cache)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with serving(Portal(**FAULTS[fault])) as server:
        stored = boundaries(service(server.url), cache, refresh=True)
    assert stored.path == good.path
    assert "not what they were" in stored.note
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
