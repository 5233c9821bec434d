"""The form of one condition: what the user changes in it counts, and every condition comes back out of it as it went in."""

from __future__ import annotations

from datetime import date

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.gui.query.condition_form import ConditionForm

COLUMNS = "Point?crs=EPSG:27700&field=name:string&field=employees:double&field=sic:string&field=incorporated:date"


@pytest.fixture
def form(window):
    made = ConditionForm(window.window)
    made.set_target(q.COMPANIES, QgsVectorLayer(COLUMNS, "Companies", "memory"), "aerospace", [])
    yield made
    made.shut_down()


@pytest.mark.parametrize(
    "leaf",
    [
        q.InCluster("aerospace"),
        q.Compare("employees", ">=", 12.5),
        q.Compare("employees", "between", 10, 250),
        q.SizeBand("large"),
        q.Sic("303"),
        q.Incorporated(date(2019, 4, 1), None),
        q.Incorporated(None, date(2021, 12, 31)),
        q.Flag("foreign_owned"),
        q.HasText("name", " Ltd"),
        q.InArea("E06000015"),
        q.Near(q.PlaceNamed("Infinity Park Derby", "innovation_hub"), 5000),
        q.Near(q.PlacesOfKind("university"), 2500),
        q.Near(q.Postcode("DE24 9FU"), 1000),
    ],
    ids=lambda leaf: type(leaf).__name__,
)
def test_a_condition_comes_back_as_it_went_in(form, leaf):
    assert form.show_condition(leaf)
    assert form.condition() == leaf


@pytest.mark.parametrize("row", ["since", "before"])
def test_another_day_is_an_edit(form, row):
    form.show_condition(q.Incorporated(date(2019, 4, 1), date(2021, 12, 31)))
    heard = []
    form.edited.connect(lambda: heard.append(row))
    getattr(form, row).setDate(QDate(2020, 1, 1))
    assert heard
    heard.clear()
    getattr(form, row).clear()
    assert heard
