"""Places as a map needs them: sites and areas, relevance, labels."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.catalogue.catalogue import clusters, places
from midlands_clusters_plugin.core.geography.areas import builtin_boundaries
from midlands_clusters_plugin.core.places import crowding
from midlands_clusters_plugin.core.places import innovation_places as module
from midlands_clusters_plugin.core.places.innovation_places import (
    MORE_KINDS,
    area_layer,
    family,
    is_relevant,
    short_labels,
    short_name,
    site_layer,
)


def test_every_place_is_a_site_or_an_area_and_none_both():
    sites, areas = site_layer(), area_layer()
    assert len(sites) + len(areas) == len(places()) == 91
    assert sorted([*sites["name"], *areas["name"]]) == sorted(places()["name"])
    assert set(sites["point_kind"]) == {"site", "town", "approximate"}
    assert {"Investment Zone"} < set(areas["type"])
    assert "Ni.PARK, Newport" in set(sites["name"])  # a business park is no county, even without a postcode


def test_areas_are_the_outlines_of_their_authorities():
    outlines = builtin_boundaries()
    by_code = dict(zip(outlines.codes, outlines.geometry))
    for row in area_layer().itertuples():
        codes = row.area_codes.split(";")
        assert row.geometry.area == pytest.approx(sum(by_code[code].area for code in codes), rel=1e-6)
        assert row.outline == ""


def test_what_cannot_be_drawn_is_stated(monkeypatch):
    frame = places()
    zones = frame["type"] == "Investment Zone"
    frame.loc[zones, "area_codes"] = ["E06000015;E12345678", "E12345678"]  # pragma: allowlist secret
    monkeypatch.setattr(module, "places", lambda: frame)
    made = area_layer()
    assert made.loc[made["type"] == "Investment Zone", "outline"].tolist() == [
        "Not drawn, for want of an outline: E12345678."
    ]


def test_the_maps_own_outlines_are_used_where_there_are_any():
    whole = builtin_boundaries()
    telford = whole.subset(["E06000020"])
    square = shapely.box(360_000, 300_000, 361_000, 301_000)
    own = type(telford)(telford.codes, telford.names, np.array([square]), "own", "2025", "", False, ())
    made = area_layer(boundaries=own).set_index("name")
    assert made.loc["Circular economy in Telford", "geometry"].area == square.area


def test_relevance_reaches_down_and_not_up():
    column = pd.Series(["space_technologies", "aerospace", "transport_technology", "", "rail;aerospace"])
    assert is_relevant(column, "aerospace").tolist() == [True, True, False, False, True]
    assert is_relevant(column, "space_technologies").tolist() == [True, False, False, False, False]
    assert is_relevant(column, "transport_technology").tolist() == [True, True, True, False, True]
    assert is_relevant(column, "all").all()
    made = site_layer("aerospace")
    assert made.loc[~made["kind"].isin(MORE_KINDS), "relevant"].sum() == 26 and made["relevant"].sum() == 34


@given(st.sampled_from(sorted(clusters())))
def test_a_family_holds_the_families_of_its_members(cluster):
    whole = family(cluster)
    assert cluster in whole
    assert all(family(member) <= whole for member in whole)


def test_important_places_are_relevant_named_and_sure():
    made = site_layer("aerospace")
    few = made[made["important"]]
    assert 5 <= len(few) <= 20
    assert few["relevant"].all() and few["named"].all()


def test_a_name_stands_once_at_a_location():
    labels = short_labels(["Campus", "campus (hub)", "Campus", "Other"], np.array([0, 0, 1, 0]), np.array([1, 0, 0, 0]))
    assert labels == ["", "campus", "Campus", "Other"]
    made = site_layer()
    assert made.loc[made["label"] == "", "kind"].isin(["investment_atlas", "strategy_zone"]).all()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("University of Staffordshire (Staffordshire University)", "University of Staffordshire"),
        ("NMITE (New Model Institute for Technology and Engineering), Hereford", "NMITE, Hereford"),
        ("(only this)", "(only this)"),
        ("Plain", "Plain"),
    ],
)
def test_short_names(name, short):
    assert short_name(name) == short


def test_zones_of_today_and_companies_of_the_report_move_no_other_icon(monkeypatch):
    whole = site_layer()
    frame = places()
    monkeypatch.setattr(module, "places", lambda: frame[~frame["kind"].isin(MORE_KINDS)].reset_index(drop=True))
    before = site_layer()
    columns = ["name", "label", "offsets", "free_to"]
    pd.testing.assert_frame_equal(whole.loc[~whole["kind"].isin(MORE_KINDS), columns], before[columns])
    assert whole.loc[whole["kind"].isin(MORE_KINDS), "offsets"].str.len().gt(0).all()


def test_the_work_for_many_icons_at_one_spot_is_bounded(monkeypatch):
    """Each pair of 600 places of one postcode was compared up to 1,920 times for each scale."""
    pairs = []
    monkeypatch.setattr(crowding, "_relaxed", lambda at, home, free, rounds: pairs.append(rounds * len(at) ** 2) or at)
    for count in (5, 60, 590):
        pairs.clear()
        fixed = np.column_stack([np.linspace(-3.0, 3.0, 80), np.zeros(80)])
        assert np.isfinite(crowding.spread(np.zeros((count, 2)), fixed)).all()
        assert pairs and sum(pairs) <= crowding._WORK
