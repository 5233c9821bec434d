"""postcodes.io: only postcodes go out, a hundred at a time; what comes back is looked at before it is believed."""

from __future__ import annotations

import json

import pytest

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.postcodes.postcode_rows import COLUMNS as ROW_COLUMNS
from midlands_clusters_plugin.sources.online import postcodes_io
from tests.core.companies.files import assert_one_sentence

from .servers import serving

pytestmark = pytest.mark.usefixtures("qgis_app")


def found(query, **changes):
    one = {
        "postcode": query,
        "eastings": 435000,
        "northings": 336000,
        "country": "England",
        "codes": {"admin_district": "E06000015", "admin_county": "E99999999"},
    }
    return {"query": query, "result": {**one, **changes}}


def service(one):
    one.answer({"status": 200, "result": [found(query) for query in json.loads(one.body)["postcodes"]]})


def test_batches_of_a_hundred_each_postcode_once_and_nothing_else():
    wanted = [f"DE1 {n % 10}{chr(65 + n // 10)}A" for n in range(250)]
    with serving(service) as server:
        frame = postcodes_io.look_up([*wanted, *wanted, "", "  ", None], url=server.url)
        bodies = [json.loads(one.body) for one in server.seen]
    assert [len(body["postcodes"]) for body in bodies] == [100, 100, 50]
    assert all(set(body) == {"postcodes"} for body in bodies)
    assert frame["postcode"].tolist() == wanted
    assert list(frame.columns) == list(ROW_COLUMNS)
    assert frame["easting"].eq(435000).all()


def test_misses_other_grids_and_what_was_not_asked_for_are_left_out():
    results = [
        {"query": "A1 1AA", "result": None},
        found("A1 1AB", eastings=None, northings=None),
        found("BT1 1AA", country="Northern Ireland"),
        found("NOT ASKED"),
        found("A1 1AC", codes=None),
        {"query": "A1 1AD", "result": "text"},
    ]
    with serving(lambda one: one.answer({"status": 200, "result": results})) as server:
        frame = postcodes_io.look_up([one["query"] for one in results if one["query"] != "NOT ASKED"], url=server.url)
    assert frame["postcode"].tolist() == ["A1 1AC"]
    assert frame["district"].tolist() == [""]


@pytest.mark.parametrize("answer", [{}, [], {"result": "x"}, {"result": [1]}, None, {"status": 500, "error": "x"}])
def test_something_else_is_refused(answer):
    with (
        serving(lambda one: one.answer(answer)) as server,
        pytest.raises(UserError, match="something else than postcodes") as caught,
    ):
        postcodes_io.look_up(["DE1 1AA"], url=server.url)
    assert_one_sentence(caught.value)


def test_nothing_to_ask_asks_nothing():
    assert postcodes_io.look_up([], url="http://127.0.0.1:9/").empty


def test_the_sentence_names_the_service_and_what_goes_out():
    assert "postcodes.io" in postcodes_io.sends()
    assert "100 at a time" in postcodes_io.sends()


def test_cancel_between_batches():
    class Stop(Feedback):
        def is_cancelled(self):
            return True

    with serving(service) as server, pytest.raises(Cancelled):
        postcodes_io.look_up(["DE1 1AA"], Stop(), url=server.url)
    assert not server.seen
