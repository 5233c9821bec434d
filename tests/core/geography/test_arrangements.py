"""New authorities: files read, mistakes named, outlines, and the same companies by old and new ones."""

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.disclosure.disclosure_rule import Rule
from midlands_clusters_plugin.core.disclosure.ledger import Ledger
from midlands_clusters_plugin.core.geography.area_list import blocks_known, forget_own_areas, own_areas, upper_of
from midlands_clusters_plugin.core.geography.area_outlines import outlines_of, stored_area, use_polygons, use_stored
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.core.geography.arrangement_outlines import outlines_of_arrangement, polygon_area
from midlands_clusters_plugin.core.geography.arrangements import (
    arrangements,
    example_arrangements,
    example_names,
    forget_arrangements,
    read_arrangements,
    use_arrangements,
)
from midlands_clusters_plugin.core.geography.boundaries import building_blocks, builtin_boundaries
from midlands_clusters_plugin.core.geography.member_polygons import member_polygons
from midlands_clusters_plugin.core.hexmap.engine import Workspace
from midlands_clusters_plugin.core.hexmap.map_request import MapRequest
from midlands_clusters_plugin.core.hexmap.old_and_new import ALL_OF_THEM, NOWHERE, old_and_new
from midlands_clusters_plugin.core.postcodes.postcode_districts import districts_of

OPTION = "new-derby-and-derbyshire-amber-valley-in-the-north"


@pytest.fixture(scope="module")
def workspace():
    return Workspace(sample_companies())


@pytest.fixture
def own():
    yield use_arrangements
    forget_arrangements()


def saved(tmp_path, text, name="mine.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def only(path, polygons=None):
    (one,) = read_arrangements(path, polygons).values()
    return one


def test_the_examples_are_whole_and_no_decisions():
    examples = example_arrangements()
    assert [one.name for one in examples.values()] == list(example_names())
    assert len(examples) == 16
    for one in examples.values():
        assert one.status == "option"
        assert one.date == "2028-04-01"
        assert one.source
        assert "not a decision" in one.notes[0]
        assert not one.left_out  # no district is forgotten
    derbyshire = examples[OPTION]
    assert derbyshire.upper == ("E06000015", "E10000007")
    assert sorted(derbyshire.authorities.values()) == ["Northern Derbyshire", "Southern Derbyshire"]


def test_outlines_of_new_authorities_are_those_of_the_old_ones_exactly():
    upper = builtin_boundaries()
    for one in example_arrangements().values():
        found = outlines_of_arrangement(one)
        assert shapely.is_valid(found.geometry).all()
        assert shapely.coverage_is_valid(found.geometry)
        assert shapely.equals(shapely.union_all(found.geometry), shapely.union_all(upper.subset(one.upper).geometry))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("authority,members\nNorth,Corby Market;X\n", "mine.csv"),
        ("authority;member;date\nNorth;E07000037;2028\nNorth;Chesterfield;\nSouth;City of Derby;\n", "mine.csv"),
        ("authority,members\nNorth,High Peak,Chesterfield\nSouth,Derby\n", "mine.csv"),  # commas without quotes
        ('authority,members\nNorth,"High Peak, Chesterfield"\nSouth,Derby City Council\n', "mine.csv"),
        ("authority,district 1,district 2\nNorth,High Peak,Chesterfield Borough Council\nSouth,Derby,\n", "mine.csv"),
        ("district,new authority\nHigh Peak,North\nChesterfield,north\nDerby,South\n", "mine.csv"),
        (json.dumps({"authorities": [{"name": "North", "members": "High Peak; E07000034"},
                                     {"name": "South", "members": ["Derby"]}]}), "mine.json"),
        ("\ufeffNew authority\tDistricts\nNorth\tHigh Peak; Chesterfield\nSouth\tderby\n", "mine.txt"),
        (json.dumps({"authorities": [{"name": "North", "members": ["High Peak", "E07000034"]},
                                     {"name": "South", "members": ["Derby"]}]}), "mine.json"),
    ][1:],
)  # fmt: skip
def test_files_of_several_kinds(tmp_path, text, name):
    found = only(saved(tmp_path, text, name))
    assert found.name == "mine"
    assert found.blocks == {"E07000037": "new-mine-north", "E07000034": "new-mine-north", "E06000015": "new-mine-south"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("authority,members\nNorth,Derby\nSouth,E06000015\n", "Derby is in North and in South: name it once."),
        ("authority,members\nNorth,Corby\n", "became part of North Northamptonshire (E06000061) in 2021"),
        ("authority,members\nNorth,Allestree Ward\n", "give the layer of wards"),
        ("authority,members\nNorth,\n", "Row 2 of mine.csv lacks"),
        ("authority,members\nall,Derby\n", 'The table has a row "all" of its own'),
        ("authority,members\nIn no new authority,Derby\n", "give the new authority another name"),
        ("name of it,places\nNorth,Derby\n", "is no arrangement of authorities"),
        ("", "is no arrangement of authorities"),
        ("authority,members,status\nNorth,Derby,perhaps\n", 'The status of mine is "perhaps"'),
        ("authority,members,date\nNorth,Derby,soon\n", 'The date of mine is "soon"'),
        ("authority,members,date\nNorth,Derby,2027\nSouth,Erewash,2028\n", "an arrangement has one date"),
        ("authority,members,date\nNorth,Derby,2028-13-45\n", 'The date of mine is "2028-13-45"'),
        ("authority,members,date\nNorth,Derby,31/02/2028\n", 'The date of mine is "31/02/2028"'),
        ("authority,members,date\nNorth,Derby,2028-29\n", 'The date of mine is "2028-29"'),
        ("authority,members,date\nNorth,Derby,about 2028\n", 'The date of mine is "about 2028"'),
        ("authority,members,date\nNorth,Derby,2028\nSouth,Erewash,1 of 2\n", 'The date of mine is "1 of 2"'),
        ("authority,members,status\nNorth,High Peak,Chesterfield,option\n", "Row 2 of mine.csv has more cells"),
        (
            "authority,members\nNorth,Sheffield\n",
            "Sheffield in row 2 is no district or upper-tier authority of the Midl",
        ),
        (
            "authority,members\nNorth,Derbyshire\nSouth,Derby;Erewash\n",
            "Erewash is in North and in South: name it once.",
        ),
    ],
)
def test_mistakes_are_one_sentence(tmp_path, text, message):
    with pytest.raises(UserError) as raised:
        read_arrangements(saved(tmp_path, text))
    assert message in raised.value.message
    assert raised.value.message.rstrip().count("\n") == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028", "2028"),
        ("April 2028", "2028-04"),
        ("4/2028", "2028-04"),
        *((one, "2028-04-01") for one in ("2028-4-1", "1 April 2028", "01/04/2028", "Sat 1st Apr. 2028", "1.4.2028")),
        *((one, "2028-04-01") for one in ("from 1 April 2028", "2028-04-01T00:00:00Z", "1-Apr-2028", "2028/04/01")),
    ],
)
def test_a_date_is_read_as_people_write_it(tmp_path, text, day):
    found = only(saved(tmp_path, f"authority;members;date\nNorth;Derby;{text}\nSouth;Erewash;{day}\n"))
    assert found.date == day


def test_damaged_json_is_a_sentence(tmp_path):
    none = (
        '{"authorities": [{"name": "x", "members": []}]}',
        '{"authorities": [{"name": null, "members": ["Derby"]}]}',
    )
    for text in ("{", "[1, 2]", '{"authorities": [{"name": "x"}]}', "null", *none):
        with pytest.raises(UserError):
            read_arrangements(saved(tmp_path, text, "mine.json"))


def test_authorities_whose_names_differ_little_are_two(tmp_path):
    found = only(saved(tmp_path, "authority,members\nUnitary authority 1,Derby\nUnitary authority 2,Erewash\n"))
    assert len(found.authorities) == 2
    for one, other in (("North & East", "North East"), ("北", "南")):
        found = only(saved(tmp_path, f"authority,members\n{one},Derby\n{other},Erewash\n"))
        assert list(found.authorities.values()) == [one, other] and len(set(found.blocks.values())) == 2
    both = read_arrangements(saved(tmp_path, "arrangement,authority,members\nPlan A,N,Derby\nPlan-A,N,Erewash\n"))
    assert [one.name for one in both.values()] == ["Plan A", "Plan-A"]
    assert [list(one.blocks) for one in both.values()] == [["E06000015"], ["E07000036"]]


def test_wards_of_one_name_without_codes_are_told_apart_by_what_else_the_layer_says(tmp_path):
    frame = pd.concat([wards(), wards()], ignore_index=True).drop(columns="WD25CD")
    frame = frame.assign(WD25NM="Central", district=["Erewash"] * 2 + ["Amber Valley"] * 2, id=list("abcd"))
    with pytest.raises(UserError, match="differ in district: give each a name of its own"):
        only(saved(tmp_path, "authority,members\nN,Central\n"), member_polygons(frame, "wards"))
    parts = only(
        saved(tmp_path, "authority,members\nN,Central\n"), member_polygons(frame[["WD25NM", "id", "geometry"]], "w")
    )
    assert len(parts.pieces) == 4  # parts of one ward


def test_a_district_that_is_left_out_is_named_and_its_companies_counted_apart(tmp_path, workspace, own):
    found = only(saved(tmp_path, "authority,members\nNorth,High Peak;Chesterfield\nSouth,Derby\n"))
    assert "Amber Valley" in found.notes[-1]
    assert len(found.left_out) == 6
    own([found])
    made = old_and_new(workspace, get_area(found.id))
    table = made.table.set_index(["old_code", "new_code"])["business_count"]
    whole = workspace.hexmap(MapRequest(area=get_area("E06000015+E10000007"))).report["rows_in_area"]
    assert table[ALL_OF_THEM, ALL_OF_THEM] == whole
    assert table[ALL_OF_THEM, NOWHERE] > 0
    assert "in no new authority" in made.report["comparison"]


def cross(workspace, one):
    """Independent of the engine: the directory's district of each company, mapped by the arrangement."""
    companies = workspace.table.companies
    lower = districts_of(companies["postcode"], companies["authority_code"])
    known = companies["authority_code"].notna() & pd.Series(companies["authority_code"]).isin(one.upper).to_numpy()
    frame = pd.DataFrame({
        "old": companies["authority_code"].astype(object), "new": [one.blocks.get(code, NOWHERE) for code in lower],
        "employees": companies["employees"].to_numpy(dtype=float, na_value=np.nan),
    })[known.to_numpy()]  # fmt: skip
    return frame.groupby(["old", "new"]).agg(n=("old", "size"), employees=("employees", "sum"))


def check_margins(made):
    for metric in made.metrics:
        wide = made.table.pivot(index="old_code", columns="new_code", values=metric).astype(float)
        inner = wide.drop(index=ALL_OF_THEM, columns=ALL_OF_THEM)
        size = max(abs(float(wide.loc[ALL_OF_THEM, ALL_OF_THEM])), 1.0)
        for code, value in wide[ALL_OF_THEM].drop(ALL_OF_THEM).items():
            assert np.nansum(inner.loc[code]) == pytest.approx(np.nan_to_num(value), abs=1e-9 * size)
        for code, value in wide.loc[ALL_OF_THEM].drop(ALL_OF_THEM).items():
            assert np.nansum(inner[code]) == pytest.approx(np.nan_to_num(value), abs=1e-9 * size)
    count = made.table.pivot(index="old_code", columns="new_code", values="business_count").fillna(0).astype(int)
    inner = count.drop(index=ALL_OF_THEM, columns=ALL_OF_THEM)
    assert (inner.sum(axis=1) == count[ALL_OF_THEM].drop(ALL_OF_THEM)).all()  # to the last company
    assert (inner.sum() == count.loc[ALL_OF_THEM].drop(ALL_OF_THEM)).all()


def test_old_and_new_agree_with_the_directory_for_all_companies_of_the_sample(workspace):
    for one in example_arrangements().values():
        made = old_and_new(workspace, get_area(one.id))
        expected = cross(workspace, one)
        table = made.table[(made.table["old_code"] != ALL_OF_THEM) & (made.table["new_code"] != ALL_OF_THEM)]
        got = table.set_index(["old_code", "new_code"])
        assert got["business_count"].to_dict() == expected["n"].to_dict()
        for pair, value in expected["employees"].items():
            assert got.loc[pair, "employees"] == pytest.approx(value, abs=1e-5)
        check_margins(made)
        assert made.report["totals"]["business_count"] == expected["n"].sum()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_arrangement_keeps_every_company_and_both_margins(workspace, data):
    counties = data.draw(
        st.sets(st.sampled_from(sorted({upper_of(code) for code in blocks_known()})), min_size=1, max_size=3)
    )
    codes = [code for code in blocks_known() if upper_of(code) in counties]
    number = data.draw(st.integers(1, 4))
    given_to = data.draw(st.lists(st.integers(0, number), min_size=len(codes), max_size=len(codes)))
    members = {code: f"new-any-{one}" for code, one in zip(codes, given_to) if one < number}
    if not members:
        return
    example = next(iter(example_arrangements().values()))
    names = {key: key for key in sorted(set(members.values()))}
    one = type(example)("new-any", "any", "2028", "option", "", names, members)
    use_arrangements([one])
    try:
        made = old_and_new(workspace, get_area("new-any"), cluster=data.draw(st.sampled_from(["all", "aerospace"])))
    finally:
        forget_arrangements()
    check_margins(made)
    upper = get_area("+".join(sorted({upper_of(code) for code in members})))
    whole = workspace.hexmap(MapRequest(made.report["cluster"], area=upper)).report
    count = made.table.set_index(["old_code", "new_code"])["business_count"]
    assert count[ALL_OF_THEM, ALL_OF_THEM] == whole["rows_in_area"]
    for metric, total in whole["totals"].items():
        everything = made.table.set_index(["old_code", "new_code"])[metric][ALL_OF_THEM, ALL_OF_THEM]
        assert (pd.isna(everything) and total is None) or float(everything) == float(total)


def test_a_new_reading_of_a_file_is_counted_anew(tmp_path, workspace, own):
    path = saved(tmp_path, "authority,members\nNorth,Chesterfield\n")
    own([only(path)])
    first = workspace.hexmap(MapRequest(area=get_area("new-mine"))).report["rows_in_area"]
    saved(tmp_path, "authority,members\nNorth,Chesterfield;High Peak\n")
    own([only(path)])
    assert workspace.hexmap(MapRequest(area=get_area("new-mine"))).report["rows_in_area"] > first


def wards():
    """Erewash in two halves, a little beyond its rim as an official layer is, under codes and names."""
    blocks = building_blocks()
    outline = blocks.geometry[blocks.codes.tolist().index("E07000036")]
    left, bottom, right, top = outline.bounds
    middle = (left + right) / 2
    halves = [
        shapely.box(left - 99, bottom - 99, middle, top + 99),
        shapely.box(middle, bottom - 99, right + 99, top + 99),
    ]
    around = shapely.buffer(outline, 40)
    return gpd.GeoDataFrame(
        {"WD25CD": ["E05000001", "E05000002"], "WD25NM": ["West", "East"]},
        geometry=[shapely.intersection(half, around) for half in halves], crs=27700,
    )  # fmt: skip


def test_a_district_divided_by_wards_keeps_every_company(tmp_path, workspace, own):
    polygons = member_polygons(wards(), "wards")
    text = "authority,members\nCity,Derby;E05000001\nRest,East;Amber Valley;Chesterfield\n"
    found = only(saved(tmp_path, text), polygons)
    own([found])
    made = old_and_new(workspace, get_area("new-mine"))
    check_margins(made)
    erewash = workspace.hexmap(MapRequest(area=get_area("E07000036"))).report["rows_in_area"]
    derby = workspace.hexmap(MapRequest(area=get_area("E06000015"))).report["rows_in_area"]
    others = workspace.hexmap(MapRequest(area=get_area("E07000032+E07000034"))).report["rows_in_area"]
    total = made.new.set_index("authority_name")["business_count"]
    assert total.sum() == erewash + derby + others
    assert derby < total["City"] < derby + erewash
    outline = outlines_of_arrangement(found).geometry
    assert shapely.area(shapely.intersection(*outline)) < 1


def test_the_rest_of_a_district_goes_with_the_authority_that_names_it(tmp_path, workspace, own):
    found = only(
        saved(tmp_path, "authority,members\nCity,Derby;West\nRest,Erewash\n"), member_polygons(wards(), "wards")
    )
    own([found])
    made = old_and_new(workspace, get_area("new-mine"))
    both = workspace.hexmap(MapRequest(area=get_area("E07000036+E06000015"))).report["rows_in_area"]
    assert made.new["business_count"].sum() == both


@pytest.mark.parametrize("text", ["City,Derby;West\nRest,Erewash\n", "City,Derby\nRest,Erewash;High Peak\n"])
def test_what_is_stored_with_a_project_is_the_same_arrangement(tmp_path, own, text):
    found = only(saved(tmp_path, f"authority,members\n{text}"), member_polygons(wards(), "wards"))
    own([found])
    data = json.loads(json.dumps(stored_area(sorted(found.authorities))))
    forget_arrangements()
    use_stored(data)
    again = arrangements()[found.id]
    assert (again.authorities, again.blocks, again.notes) == (found.authorities, found.blocks, found.notes)
    before, after = outlines_of_arrangement(found), outlines_of_arrangement(again)
    assert shapely.equals_exact(before.geometry, after.geometry, 0.0).all()
    assert before.membership == after.membership and before.source == after.source


def test_polygons_of_ones_own_are_stored_too_and_the_examples_are_not():
    area = use_polygons(polygon_area(parks(), "park", "parks"), "parks")
    data = json.loads(json.dumps(stored_area(area.codes)))
    before = outlines_of(area.codes)
    forget_own_areas()
    use_stored(data)
    assert get_area(area.id).name == "parks"
    assert shapely.equals_exact(before.geometry, outlines_of(area.codes).geometry, 0.0).all()
    assert stored_area(get_area(OPTION).codes) is None and stored_area(("E06000015",)) is None
    forget_own_areas()


@pytest.mark.parametrize(
    "data", [None, 3, "arrangement", {}, {"arrangement": None}, {"arrangement": {"id": "x"}}, {"polygons": {"id": 3}},
             {"polygons": {"id": "own-a", "name": "a", "source": "", "notes": [], "codes": ["own-a-b"], "names": ["b"],
                           "shapes": "eJwDAAAAAAE="}},
             {"arrangement": {"id": "new-a", "name": "a", "date": "", "status": "", "source": "", "notes": [],
                              "authorities": {"new-a-b": "b"}, "blocks": {"E06000999": "new-a-b"}}}],
)  # fmt: skip
def test_stored_data_that_are_none_are_passed_over(data):
    known = set(arrangements())
    use_stored(data)
    assert set(arrangements()) == known and not own_areas()


def test_a_ward_layer_names_districts_in_a_column_of_its_own_and_touches_the_next_one(tmp_path, own):
    frame = wards()  # as ONS's ward layers are: the district beside each ward, edges that are not the built-in ones
    frame = pd.concat([frame, frame.assign(WD25CD=["E05000003", "E05000004"], WD25NM=["A", "B"])], ignore_index=True)
    frame = frame.assign(LAD25CD="E07000036", LAD25NM=["Erewash"] * 2 + ["Derby"] * 2)
    frame.geometry = shapely.buffer(frame.geometry.to_numpy(), 400)
    found = only(saved(tmp_path, "authority,members\nCity,Derby;West\nRest,Erewash\n"), member_polygons(frame, "wards"))
    assert set(found.blocks) == {"E06000015", "E07000036"} and len(found.pieces) == 1
    made = outlines_of_arrangement(found)
    assert made.membership.split == {"E07000036"} and not any("in no new authority" in one for one in made.notes[1:])


def test_wards_that_are_gone_or_have_two_meanings(tmp_path):
    frame = pd.concat([wards(), wards().assign(WD25CD=["E05000003", "E05000004"])], ignore_index=True)
    polygons = member_polygons(frame, "wards")
    for member, message in (("West", "write the code"), ("Breaston", "may have been renamed or abolished")):
        with pytest.raises(UserError) as raised:
            read_arrangements(saved(tmp_path, f"authority,members\nNorth,{member}\n"), polygons)
        assert message in raised.value.message
    frame = wards().assign(WD25NM=["Derby", "East"])
    with pytest.raises(UserError) as raised:
        read_arrangements(saved(tmp_path, "authority,members\nNorth,Derby\n"), member_polygons(frame, "wards"))
    assert "has several meanings" in raised.value.message


def parks(overlap=0.0):
    shapes = [
        shapely.box(430_000, 330_000, 440_000, 340_000),
        shapely.box(440_000 - overlap, 330_000, 450_000, 340_000),
    ]
    return gpd.GeoDataFrame({"park": ["Pride Park", "Infinity Park"]}, geometry=shapes, crs=27700)


def test_polygons_without_codes_are_an_area(workspace):
    found = polygon_area(parks(), "park", "parks")
    area = get_area("midlands_engine")
    made = old_and_new(workspace, type(area)("own", "Parks", tuple(found.codes), "polygons", "", ""), found)
    companies = workspace.table.companies
    x, y = companies["easting"].to_numpy(dtype=float), companies["northing"].to_numpy(dtype=float)
    inside = shapely.intersects_xy(shapely.union_all(found.geometry), x, y).sum()
    assert made.new["business_count"].sum() == inside > 0
    check_margins(made)


def test_a_neighbour_that_polygons_only_touch_is_no_authority_of_today(workspace):
    """A strip beyond the county's boundary, as outlines of two sources differ; a real part; a part without companies."""
    upper = builtin_boundaries()
    outline = {
        code: upper.geometry[upper.codes.tolist().index(code)] for code in ("E10000007", "E06000015", "E10000024")
    }
    strip = shapely.intersection(shapely.buffer(outline["E06000015"], 400), outline["E10000007"])
    derby = outline["E06000015"]
    west = shapely.intersection(outline["E10000024"], shapely.buffer(outline["E10000007"], 5000))
    moor = shapely.box(405_000, 393_000, 412_000, 399_500)  # High Peak, a wide part without any company
    for shapes, today in (
        ([shapely.union(derby, strip)], {"E06000015"}),
        ([shapely.union(outline["E10000007"], west)], {"E10000007", "E10000024"}),
        ([derby, moor], {"E06000015"}),
    ):
        frame = gpd.GeoDataFrame({"name": [f"part {one}" for one in range(len(shapes))]}, geometry=shapes, crs=27700)
        found = polygon_area(frame, "name", "parts")
        assert set(found.membership.overlaps) > today  # maps of them could be subtracted all the same
        area = type(get_area("midlands_engine"))("own", "Parts", tuple(found.codes), "polygons", "", "")
        made = old_and_new(workspace, area, found)
        assert set(made.old["authority_code"]) == today
        check_margins(made)


def test_polygons_that_overlap_are_named_and_count_once(workspace):
    found = polygon_area(parks(2000.0), "park", "parks")
    assert "Pride Park / Infinity Park (20.0000 km2)" in found.notes[0]
    assert shapely.area(shapely.intersection(*found.geometry)) == 0
    with pytest.raises(UserError, match="no column"):
        polygon_area(parks(), "name", "parks")
    with pytest.raises(UserError, match="both a name"):
        polygon_area(parks().assign(park=[None, " "]), "park", "parks")


def test_new_authorities_are_not_joined_with_others():
    assert get_area(f"{OPTION}-northern-derbyshire").name == "Northern Derbyshire"
    both = get_area(f"{OPTION}-northern-derbyshire+{OPTION}-southern-derbyshire")
    assert len(both.codes) == 2
    for other in ("E06000015", "new-worcestershire-one-council"):
        with pytest.raises(UserError, match="cannot be joined"):
            get_area(f"{OPTION}+{other}")
    with pytest.raises(UserError, match="read its file again"):
        get_area("new-nobody-knows")
    assert OPTION in arrangements()


def test_under_a_rule_no_pair_can_be_worked_out_from_the_margins(workspace):
    rule, hidden = Rule(fewest=10), 0
    for ident in (OPTION, "new-nottingham-and-nottinghamshire-option-1e", "new-greater-lincolnshire-two-councils"):
        plain = old_and_new(workspace, get_area(ident), cluster="aerospace")
        made = old_and_new(workspace, get_area(ident), cluster="aerospace", rule=rule)
        true = plain.table.set_index(["old_code", "new_code"])["business_count"]
        shown = made.table.set_index(["old_code", "new_code"])["business_count"]
        assert made.hexes is None
        pairs = [key for key in true.index if ALL_OF_THEM not in key]
        assert all(pd.isna(shown[key]) for key in pairs if 0 < true[key] < rule.fewest)
        hidden += sum(pd.isna(shown[key]) for key in pairs)
        unknown = [key for key in pairs if pd.isna(shown[key])]
        rows = []
        for margin in (key for key in true.index if ALL_OF_THEM in key and not pd.isna(shown[key])):
            old, new = margin
            rows.append([float(old in (key[0], ALL_OF_THEM) and new in (key[1], ALL_OF_THEM)) for key in unknown])
        if unknown and rows:  # what the margins fix is a projection: a pair that they determine has a unit vector in it
            fixed = np.linalg.pinv(np.array(rows)) @ np.array(rows)
            assert (np.abs(np.diag(fixed) - 1) > 1e-9).all()
    assert hidden > 0


def test_a_comparison_and_a_map_of_the_old_authorities_are_not_published_together(workspace):
    ledger, rule = Ledger(), Rule(fewest=3)
    old_and_new(workspace, get_area(OPTION), rule=rule, ledger=ledger)
    old_and_new(workspace, get_area(OPTION), rule=rule, ledger=ledger)  # the same again
    with pytest.raises(UserError, match="can be subtracted"):
        workspace.hexmap(MapRequest(area=get_area("E10000007"), size=5000.0, rule=rule, ledger=ledger))
    other = Ledger()
    workspace.hexmap(MapRequest(area=get_area("E07000034"), size=5000.0, rule=rule, ledger=other))
    with pytest.raises(UserError, match="can be subtracted"):
        workspace.hexmap(MapRequest(area=get_area("E10000007"), size=5000.0, rule=rule, ledger=other))
    with pytest.raises(UserError, match="can be subtracted"):
        old_and_new(workspace, get_area(OPTION), rule=rule, ledger=other)
