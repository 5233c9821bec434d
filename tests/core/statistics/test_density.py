import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.density.cluster_names import cluster_names
from midlands_clusters_plugin.core.density.dbscan import NOISE, dbscan, hdbscan
from midlands_clusters_plugin.core.density.density import COLUMNS, density_clusters, outline
from midlands_clusters_plugin.core.geography.context import towns
from midlands_clusters_plugin.core.statistics.defaults import PRESETS
from tests.core.statistics.kernel import kernel_density


def test_dbscan_by_hand():
    # Three in a row 100 m apart, a pair at one place, one alone. Three are needed around a core point.
    x = np.array([0.0, 100, 200, 5000, 5000, 9000])
    assert dbscan(x, np.zeros(6), 100, 3).tolist() == [0, 0, 0, NOISE, NOISE, NOISE]
    assert dbscan(x, np.zeros(6), 100, 2).tolist() == [0, 0, 0, 1, 1, NOISE]
    assert dbscan(x, np.zeros(6), 99, 2).tolist() == [NOISE, NOISE, NOISE, 0, 0, NOISE]
    assert dbscan(x, np.zeros(6), 99, 1).tolist() == [0, 1, 2, 3, 3, 4]
    assert dbscan(x[:0], x[:0], 100, 3).tolist() == []


@given(st.integers(0, 10_000), st.integers(1, 150), st.sampled_from([30.0, 50.0, 100.0]), st.integers(1, 8))
@settings(max_examples=80, deadline=None)
def test_dbscan_gives_scikit_learns_labels(seed, number, distance, fewest):
    from sklearn.cluster import DBSCAN

    generator = np.random.default_rng(seed)
    points = generator.integers(0, 60, (number, 2)) * 10.0  # on a grid: equal points and distances that are met exactly
    expected = DBSCAN(eps=distance, min_samples=fewest).fit_predict(points)
    assert dbscan(points[:, 0], points[:, 1], distance, fewest).tolist() == expected.tolist()


def test_dbscan_is_the_same_when_pairs_are_too_many_to_keep(monkeypatch):
    from midlands_clusters_plugin.core.density import dbscan as module

    points = np.random.default_rng(1).integers(0, 60, (2, 300)) * 10.0
    expected = dbscan(*points, 50, 4)
    monkeypatch.setattr(module, "_STORED", 10)
    monkeypatch.setattr(module, "_BLOCK", 7)
    assert (dbscan(*points, 50, 4) == expected).all()


def test_dbscan_on_the_sample_gives_scikit_learns_labels():
    from sklearn.cluster import DBSCAN

    from midlands_clusters_plugin.core.companies.sample import sample_companies

    companies = sample_companies().companies
    points = companies[["easting", "northing"]].to_numpy()
    for preset in PRESETS.values():
        ours = dbscan(points[:, 0], points[:, 1], preset.distance, preset.fewest)
        assert (ours == DBSCAN(eps=preset.distance, min_samples=preset.fewest).fit_predict(points)).all()
        assert ours.max() > 3


def test_hdbscan_is_scikit_learns_in_the_order_of_the_rows():
    HDBSCAN = pytest.importorskip("sklearn.cluster", reason="needs scikit-learn").HDBSCAN
    generator = np.random.default_rng(1)
    points = np.vstack(
        [generator.normal(centre, spread, (40, 2)) for centre, spread in ((9000, 50), (0, 300), (4000, 120))]
    )
    ours = hdbscan(points[:, 0], points[:, 1], 10)
    theirs = HDBSCAN(min_cluster_size=10, copy=True).fit_predict(points)
    assert pd.crosstab(ours, theirs).astype(bool).sum(axis=1).eq(1).all()
    assert ours[0] == 0 and set(ours) >= {0, 1, 2}
    with pytest.raises(UserError):
        hdbscan(points[:, 0], points[:, 1], 1)


@pytest.mark.parametrize(("distance", "fewest"), [(0, 3), (-5, 3), (100, 0), (float("nan"), 3)])
def test_wrong_settings_are_refused(distance, fewest):
    with pytest.raises(UserError):
        dbscan(np.zeros(3), np.zeros(3), distance, fewest)
    with pytest.raises(UserError):
        dbscan(np.array([np.nan]), np.zeros(1), 100, 1)


def companies_at(x, y, employees=None, ids=None):
    return pd.DataFrame(
        {
            "company_id": ids or [f"C{i}" for i in range(len(x))],
            "easting": np.asarray(x, dtype=float),
            "northing": np.asarray(y, dtype=float),
            "employees": employees if employees is not None else np.full(len(x), np.nan),
            "turnover_gbp": np.nan,
        }
    )


TOWNS = gpd.GeoDataFrame(
    {"name": ["Derby", "Melbourne", "Ashbourne"], "population": [270_000, 5_000, 8_000]},
    geometry=gpd.points_from_xy([435_000, 438_500, 418_000], [336_000, 325_000, 346_500]),
    crs=27700,
)


def test_a_crowd_at_one_address_is_marked_and_bears_its_postcode():
    """An accountant's, two more at postcodes unknown, a park with its neighbours: only the last is a place's."""
    x = [*[435_000.0] * 10, *[436_000.0] * 3, *[437_000.0] * 3, *(438_000.0, 438_050.0, 438_100.0)]
    label = [0] * 10 + [1] * 3 + [2] * 3 + [3] * 3
    x[9] = 435_080.0  # nine of ten
    frame = pd.DataFrame(
        {
            "company_id": [str(number) for number in range(len(x))],
            "easting": x,
            "northing": 332_500.0,
            "employees": 1.0,
            "turnover_gbp": np.nan,
            "postcode": ["DE1 1AA"] * 9 + ["DE1 1AB"] + [None] * 6 + ["DE9 9AA", "DE9 9AB", "DE9 9AC"],
        }
    )
    found = density_clusters(frame, label, towns=TOWNS).sort_index()
    assert found["one_address"].tolist() == [True, True, True, False]
    assert found["largest_share_address"].round(2).tolist() == [0.9, 1.0, 1.0, 0.33]
    names = found["name"].tolist()
    assert names[0] == "One address, DE1 1AA" and len(set(names)) == 4
    assert all(one.startswith("One address, number ") for one in names[1:3])
    assert not any(town in name for name in names[:3] for town in TOWNS["name"])


def test_clusters_have_members_figures_names_and_outlines():
    x = np.array([435_000, 435_100, 435_000, 435_200, 434_900, 434_950, 400_000])
    y = np.array([336_000, 336_000, 336_100, 332_500, 332_500, 332_500, 300_000])
    frame = companies_at(x, y, [10, np.nan, 30, 5, 5, 90, 7], ["A", "A", "B", "C", "D", "E", "F"])
    found = density_clusters(frame, [1, 1, 1, 0, 0, 0, NOISE], towns=TOWNS, margin=100)
    assert list(found.columns) == [*COLUMNS, "geometry"]
    assert found.index.tolist() == [0, 1]  # as many sites, more employees
    assert found["name"].tolist() == ["Derby South", "Derby"]
    assert found.loc[1, ["sites", "companies", "employees"]].tolist() == [3, 2, 40]
    assert found.loc[1, "largest_share_employees"] == 0.75
    assert np.isnan(found.loc[1, "turnover_gbp"]) and np.isnan(found.loc[1, "lq"])
    assert shapely.contains_xy(found.geometry[1], x[:3], y[:3]).all()
    assert density_clusters(frame, np.full(7, NOISE), towns=TOWNS).empty
    with pytest.raises(UserError):
        density_clusters(frame, np.zeros(7), towns=TOWNS, margin=0)


def test_specialisation_is_the_location_quotient_inside_the_outline():
    sector = companies_at([0, 10, 20, 5000], [0, 0, 0, 0])
    others = companies_at([5, *range(5100, 6000, 100)], [5] * 10)
    everyone = pd.concat([sector, others])
    found = density_clusters(sector, [0, 0, 0, NOISE], everyone=everyone, towns=TOWNS, margin=50)
    assert found["lq"].tolist() == pytest.approx([(3 / 4) / (4 / 14)])
    assert not found["lq_reliable"].any()


def test_outlines_of_one_two_and_lined_up_members_have_an_area():
    for x in ([5.0], [5.0, 5.0], [0.0, 50.0], [0.0, 50.0, 100.0]):
        shape = outline(np.array(x), np.zeros(len(x)), 20)
        assert shape.is_valid and shape.area > 1000


def test_names_by_hand():
    at = {
        "Derby": (435_000, 336_500),
        "Derby South": (435_000, 332_500),
        "Derby North West": (432_000, 339_000),
        "South-west of Ashbourne": (413_000, 341_500),
    }
    x, y = np.array(list(at.values()), dtype=float).T
    arguments = (
        TOWNS.geometry.x.to_numpy(),
        TOWNS.geometry.y.to_numpy(),
        TOWNS["population"].to_numpy(),
        TOWNS["name"].to_numpy(),
    )
    assert cluster_names(x, y, *arguments).tolist() == list(at)
    twice = cluster_names(np.full(4, 435_000.0), np.full(4, 332_500.0), *arguments).tolist()
    assert twice == [
        "Derby South",
        "Derby South, towards Melbourne",
        "Derby South, towards Melbourne 2",
        "Derby South, towards Melbourne 3",
    ]
    assert cluster_names(x[:2], y[:2], *(part[:0] for part in arguments)).tolist() == ["Cluster 1", "Cluster 2"]


@given(st.lists(st.tuples(st.floats(380_000, 530_000), st.floats(250_000, 420_000)), min_size=1, max_size=40))
@settings(max_examples=25, deadline=None)
def test_names_are_different_and_begin_with_or_end_in_a_town(centres):
    table = towns()
    x, y = np.array(centres).T
    names = cluster_names(
        x,
        y,
        table.geometry.x.to_numpy(),
        table.geometry.y.to_numpy(),
        table["population"].to_numpy(),
        table["name"].to_numpy(),
    )
    assert len(set(names)) == len(names)
    assert all(any(town in name for town in table["name"]) for name in names)


def test_kernel_density_integrates_to_the_number_of_companies():
    generator = np.random.default_rng(2)
    x, y = generator.uniform(3000, 7000, (2, 30))
    across = np.arange(0, 10_000, 100.0)
    at = np.column_stack([np.repeat(across, 100), np.tile(across, 100)])
    density = kernel_density(x, y, at, 1500)
    assert density.sum() * 0.01 == pytest.approx(30, rel=0.01)  # 100 m x 100 m is 0.01 km2
    assert kernel_density(np.zeros(1), np.zeros(1), np.zeros((1, 2)), 1000)[0] == pytest.approx(3 / np.pi)
    assert kernel_density(x[:0], y[:0], at, 10).sum() == 0
