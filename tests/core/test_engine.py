"""The four laws on whole maps: random companies and authorities through the Workspace."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.catalogue.catalogue import ALL, REPORT, clusters
from midlands_clusters_plugin.core.companies.columns.column_names import DTYPES
from midlands_clusters_plugin.core.companies.placing.company_table import CompanyTable, typed
from midlands_clusters_plugin.core.companies.placing.from_columns import by_sic_text
from midlands_clusters_plugin.core.companies.placing.rejects import reject_table
from midlands_clusters_plugin.core.geography.areas import Area, Boundaries, get_area
from midlands_clusters_plugin.core.hexmap.engine import MapRequest, Workspace
from midlands_clusters_plugin.core.hexmap.report import reading_report

from .shapes import coverage


def boundaries_of(polygons):
    codes = np.array([f"E0600000{i}" for i in range(len(polygons))], dtype=object)
    names = np.array([f"Authority {i}" for i in range(len(polygons))], dtype=object)
    return Boundaries(codes, names, np.asarray(polygons, dtype=object), "made up", "2026-01-01", "", False, ())


def area_of(boundaries):
    return Area("test", "Test area", tuple(boundaries.codes), "custom", "2026-01-01", "made up")


def table_of(columns):
    """A company table with the columns given, the others missing."""
    length = len(columns["company_id"])
    full = typed({name: pd.Series(list(values), dtype=DTYPES[name]) for name, values in columns.items()}, length)
    full["row_number"] = range(2, length + 2)
    return CompanyTable(companies=full, rejects=reject_table([], [], [], []), rows_read=length, inputs=(), notes=())


def random_companies(seed, rows, codes):
    generator = np.random.default_rng(seed)
    coded = generator.random(rows) < 0.5  # half by postcode (official authority known), half by coordinates
    employees = np.where(generator.random(rows) < 0.2, np.nan, generator.integers(0, 5000, rows) / 3)
    turnover = np.where(generator.random(rows) < 0.3, np.nan, np.round(generator.lognormal(12, 3, rows), 2))
    return {
        "company_id": [f"C{i}" for i in range(rows)],
        "easting": generator.integers(449_000, 463_000, rows).astype(float),
        "northing": generator.integers(329_000, 343_000, rows).astype(float),
        "authority_code": np.where(coded, generator.choice(np.append(codes, "E09000001"), rows), None),
        "clusters": generator.choice(np.array(["aerospace", "aerospace;rail", "rail", None], dtype=object), rows),
        "employees": employees,
        "turnover_gbp": turnover,
    }


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 10_000),
    st.integers(1, 4),
    st.integers(0, 300),
    st.sampled_from([250.0, 1000.0, 7000.0]),
    st.sampled_from(["all", "aerospace"]),
)
@example(408, 3, 6, 250.0, "all")  # one of the authorities has no outline
def test_conservation(seed, count, rows, size, cluster):
    boundaries = boundaries_of(coverage(seed, count))
    table = table_of(random_companies(seed, rows, boundaries.codes))
    result = Workspace(table).hexmap(MapRequest(cluster, area_of(boundaries), "bng", size, boundaries))
    report = result.report
    assert report["rows_read"] == report["rows_placed"] + report["rows_rejected"]
    assert report["rows_placed"] == report["rows_in_area"] + report["rows_outside_area"] + report["rows_other_cluster"]
    codeless = table.companies["sic"].isna() & table.companies["clusters"].isna()
    assert report["rows_without_code"] == (0 if cluster == "all" else codeless.sum())
    assert result.hexes["business_count"].sum() == report["rows_in_area"] == len(result.companies)
    assert result.authorities["business_count"].sum() == report["rows_in_area"]
    for metric, column in (("employees", "employees"), ("turnover", "turnover_gbp")):
        if metric in result.metrics:
            expected = result.companies[column].sum()
            assert result.hexes[metric].sum() == pytest.approx(expected, abs=0.005)
            assert (report["totals"][metric] or 0) == pytest.approx(expected, abs=0.005)
    # Official authority: a company with a directory authority counts there, or is outside where that has no outline.
    mapped = boundaries.codes[shapely.area(boundaries.geometry) > 0]
    lost = sorted(set(boundaries.codes) - set(mapped))
    assert report["area"]["codes"] == list(mapped) and report["authorities_without_boundary"] == lost
    assert len(report["boundaries"]["notes"]) == bool(lost)
    coded = table.companies["authority_code"].isin(mapped)
    if cluster == "all":
        official = table.companies["authority_code"][coded].value_counts()
        stored = result.companies["company_id"].isin(table.companies["company_id"][coded])
        assert result.companies["authority_code"][stored].value_counts().to_dict() == official.to_dict()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4), st.randoms(use_true_random=False))
def test_same_in_same_out_whatever_the_row_order(seed, count, random):
    boundaries = boundaries_of(coverage(seed, count))
    frame = pd.DataFrame(random_companies(seed, 200, boundaries.codes))
    order = list(range(len(frame)))
    random.shuffle(order)
    request = MapRequest("all", area_of(boundaries), "bng", 1000.0, boundaries)
    both = [frame.to_dict("series"), frame.iloc[order].reset_index(drop=True).to_dict("series")]
    first, second = (Workspace(table_of(columns)).hexmap(request) for columns in both)
    assert _bytes(first.hexes) == _bytes(second.hexes)
    assert _bytes(first.spikes) == _bytes(second.spikes)
    assert first.report["spikes"] == second.report["spikes"]


def _bytes(frame):
    return frame.drop(columns="geometry").to_csv(index=False).encode() + b"".join(shapely.to_wkb(frame.geometry.values))


def test_a_company_that_towers_over_a_map_is_marked_in_its_hexagon():
    boundaries = boundaries_of([shapely.box(450_000, 330_000, 470_000, 350_000)])
    places = [(450_500 + 1_700 * column, 331_000 + 1_700 * row) for column in range(10) for row in range(10)]
    table = table_of(
        {
            "company_id": [f"c{i}" for i in range(100)],
            "name": [f"Name{i}" for i in range(100)],
            "easting": [float(x) for x, _ in places],
            "northing": [float(y) for _, y in places],
            "employees": [1000.0 if i == 42 else 5.0 + i % 7 for i in range(100)],
        }
    )
    for grid, size in (("bng", 1000.0), ("bng", 500.0)):
        result = Workspace(table).hexmap(MapRequest("all", area_of(boundaries), grid, size, boundaries))
        assert result.report["spikes"] == {"one_company": 1}
        spike, hexes = result.spikes.iloc[0], result.hexes
        marked = hexes[hexes["spike"]]
        assert marked["cell_id"].tolist() == [spike["cell_id"]]
        assert marked.geometry.iloc[0].contains(spike.geometry)
        assert spike["name"] == "Name42"
        assert "Name42" not in spike["sentence"]
        assert set(result.layers()) >= {"spikes", "places", "place_areas", "hexes"}


def test_a_missing_value_is_missing_and_never_zero():
    boundaries = boundaries_of([shapely.box(450_000, 330_000, 460_000, 340_000)])
    table = table_of(
        {
            "company_id": ["a", "b", "c"],
            "easting": [451_000.0, 456_000.0, 456_000.0],
            "northing": [335_000.0] * 3,
            "authority_code": ["E06000000"] * 3,
            "employees": [np.nan, 5.0, np.nan],
        }
    )
    hexes = Workspace(table).hexmap(MapRequest("all", area_of(boundaries), "bng", 1000.0, boundaries)).hexes
    with_companies = hexes[hexes["business_count"] > 0].sort_values("business_count")
    assert with_companies["business_count"].tolist() == [1, 2]
    assert np.isnan(with_companies["employees"].iloc[0])
    assert with_companies["employees"].iloc[1] == 5
    assert (hexes[hexes["business_count"] == 0]["employees"] == 0).all()
    assert "turnover" not in hexes.columns, "a metric that the data does not hold is not a column of zeros"


def test_the_second_map_equals_one_made_afresh():
    boundaries = boundaries_of(coverage(7, 4))
    frame = random_companies(7, 500, boundaries.codes)
    workspace = Workspace(table_of(frame))
    base = MapRequest("all", area_of(boundaries), "bng", 1000.0, boundaries)
    workspace.hexmap(base)
    part = dataclasses.replace(base.area, codes=base.area.codes[:2])
    for request in (
        dataclasses.replace(base, cluster="rail"),
        dataclasses.replace(base, area=part),
        dataclasses.replace(base, size=500.0),
        base,
    ):
        again, fresh = workspace.hexmap(request), Workspace(table_of(frame)).hexmap(request)
        pd.testing.assert_frame_equal(pd.DataFrame(again.hexes), pd.DataFrame(fresh.hexes))
        assert {k: v for k, v in again.report.items() if k != "seconds"} == {
            k: v for k, v in fresh.report.items() if k != "seconds"
        }


def test_a_cluster_without_a_company_gives_an_empty_map_not_an_error():
    boundaries = boundaries_of(coverage(1, 2))
    result = Workspace(table_of(random_companies(1, 50, boundaries.codes))).hexmap(
        MapRequest("agri_tech", area_of(boundaries), "bng", 1000.0, boundaries)
    )
    assert result.report["rows_in_area"] == 0
    assert (result.hexes["business_count"] == 0).all()
    assert len(result.hexes)


def test_an_area_without_boundaries_is_stated_in_a_sentence():
    boundaries = boundaries_of(coverage(1, 2))
    with pytest.raises(UserError, match="None of the area's authorities"):
        Workspace(table_of(random_companies(1, 5, boundaries.codes))).hexmap(
            MapRequest(
                "all",
                get_area("E06000015"),
                "bng",
                1000.0,
                dataclasses.replace(boundaries, codes=np.array(["E06000098", "E06000099"], dtype=object)),
            )
        )


@pytest.mark.parametrize(
    ("area", "named"),
    [("E10000003", "Cambridgeshire"), ("E06000015+E08000035", "Leeds"), ("E06000015+S12000033", "Aberdeen")],
)
def test_authorities_without_a_whole_outline_are_named_and_nothing_is_mapped(area, named):
    """Of a neighbour the plugin has a strip: its companies beyond would count in a hexagon on the rim."""
    workspace = Workspace(table_of(random_companies(1, 20, ["E06000015"])))
    with pytest.raises(UserError, match=f"no whole outline of {named}"):
        workspace.hexmap(MapRequest(area=get_area(area)))


def test_authorities_that_the_users_layer_lacks_are_named():
    whole = boundaries_of(coverage(3, 3))
    workspace = Workspace(table_of(random_companies(1, 50, list(whole.codes))))
    some = whole.subset(whole.codes[:1])
    made = workspace.hexmap(MapRequest(area=area_of(whole), boundaries=some))
    assert made.report["boundaries"]["notes"][0].startswith(
        "2 authorities of the area are not in the boundary layer and not on the map: "
    )
    assert made.report["authorities_without_boundary"] == ["E06000001", "E06000002"]
    assert set(made.hexes["authority_code"]) == {whole.codes[0]}
    complete = workspace.hexmap(MapRequest(area=area_of(some), boundaries=some))
    assert not complete.report["boundaries"]["notes"]


def test_an_unknown_cluster_is_stated_in_a_sentence():
    boundaries = boundaries_of(coverage(1, 2))
    with pytest.raises(UserError, match="Choose a cluster"):
        Workspace(table_of(random_companies(1, 5, boundaries.codes))).hexmap(
            MapRequest("no such", area_of(boundaries), "bng", 1000.0, boundaries)
        )


def test_cancel_leaves_the_workspace_able_to_go_on():
    boundaries = boundaries_of(coverage(2, 3))
    workspace = Workspace(table_of(random_companies(2, 100, boundaries.codes)))
    request = MapRequest("all", area_of(boundaries), "bng", 500.0, boundaries)

    class AfterAWhile(Feedback):
        left = 3

        def is_cancelled(self):
            self.left -= 1
            return self.left < 0

    with pytest.raises(Cancelled):
        workspace.hexmap(request, AfterAWhile())
    assert workspace.hexmap(request).hexes["business_count"].sum() > 0


def test_progress_runs_from_nothing_to_all_and_never_back():
    boundaries = boundaries_of(coverage(2, 3))
    seen = []

    class Watch(Feedback):
        def on_progress(self, fraction):
            seen.append(fraction)

    Workspace(table_of(random_companies(2, 100, boundaries.codes))).hexmap(
        MapRequest("all", area_of(boundaries), "bng", 500.0, boundaries), Watch()
    )
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_a_workspace_lets_go_of_the_oldest_areas_and_of_nothing_else():
    from midlands_clusters_plugin.core.companies import sample_companies
    from midlands_clusters_plugin.core.hexmap import engine

    workspace = Workspace(sample_companies())
    codes = sorted(get_area("midlands_engine").codes)[: engine._STORED_AREAS + 4]
    first = workspace.hexmap(MapRequest(area=get_area(codes[0]))).hexes
    for code in codes:
        for grid, size in (("bng", 1000.0), ("bng", 2000.0)):
            workspace.hexmap(MapRequest(area=get_area(code), grid=grid, size=size))
    assert len(workspace._boundaries) == engine._STORED_AREAS
    held = {id(one) for one, _ in workspace._boundaries.values()}
    for stored, sizes in ((workspace._pieces, 2), (workspace._placed, 2), (workspace._authority, 1)):
        assert {key[-1] for key in stored} == held
        assert len(stored) == sizes * engine._STORED_AREAS
    again = workspace.hexmap(MapRequest(area=get_area(codes[0]))).hexes
    assert again.equals(first)


def test_what_is_said_of_sic_codes_is_of_the_reports_clusters_alone():
    table = dataclasses.replace(table_of({"company_id": ["A"]}), notes=(by_sic_text(), "Other."))
    known = clusters()
    others = next(one for one in known if known[one].taxonomy != REPORT)
    for cluster, wanted in (("aerospace", [by_sic_text(), "Other."]), (ALL, ["Other."]), (others, ["Other."])):
        assert reading_report(table, cluster)["notes"] == wanted
