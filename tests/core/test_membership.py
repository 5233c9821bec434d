"""No dead choice: what each cluster's rule is, super-clusters with their children, the Industrial Strategy against its facts."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.base.resources import resource
from midlands_clusters_plugin.core.catalogue import catalogue
from midlands_clusters_plugin.core.catalogue.catalogue import REPORT, clusters, held_by, holders_of, kind_of
from midlands_clusters_plugin.core.companies import read_companies, sample_companies
from midlands_clusters_plugin.core.companies.columns.classify import classify, has_word
from midlands_clusters_plugin.core.counting.membership import members, shared_with
from midlands_clusters_plugin.core.hexmap.engine import Workspace

FACTS = resource("catalogue", "taxonomies", "industrial_strategy_2025.csv")
CODES = [
    "30300",
    "29100",
    "21200",
    "62011",
    "62012",
    "58210",
    "64191",
    "70210",
    "90010",
    "27200",
    "01500",
    "2030",
    "25400",
    "52241",
    "",
    None,
]


def _table(codes: list, names: list | None = None, own: list | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"sic": pd.Series(codes, dtype=object), "name": names or [f"Company {n}" for n in range(len(codes))]}
    )
    frame["clusters"] = own or classify(frame)
    return frame


def test_every_cluster_of_the_report_says_what_its_rule_is() -> None:
    for cluster in (one for one in clusters().values() if one.taxonomy == REPORT):
        assert kind_of(cluster) in ("official", "proxy"), cluster.id
        assert cluster.why and cluster.misses, cluster.id
    kinds = {
        one: kind_of(clusters()[one])
        for one in ("aerospace", "textiles", "is8_life_sciences", "is8_quantum_technologies")
    }
    assert kinds == {
        "aerospace": "official",
        "textiles": "proxy",
        "is8_life_sciences": "official",
        "is8_quantum_technologies": "list",
    }


def test_the_industrial_strategy_is_its_table_of_facts() -> None:
    rows = list(csv.DictReader(FACTS.read_text(encoding="utf-8").splitlines()))
    ours = [one for one in clusters().values() if one.id.startswith("is8_")]
    assert len(ours) == len(rows) + sum(
        not any(r["kind"] == "sector" and r["sector"] == s for r in rows) for s in {r["sector"] for r in rows}
    )
    for row in rows:
        name = row["industry"] or row["sector"]
        (one,) = [one for one in ours if one.name == name and bool(one.parents) == bool(row["industry"])]
        assert [rule.prefix for rule in one.sic] == row["sic_prefixes"].split()
        assert one.certainty == row["certainty"] and bool(one.sic) == (row["certainty"] == "official")


def test_membership_equals_an_independent_computation() -> None:
    """Twenty thousand companies of all codes: each sector and industry by a regular expression over the facts' own text."""
    rng = np.random.default_rng(19)
    codes = pd.Series([f"{n:05d}" for n in rng.integers(1000, 99999, 20_000)])
    codes = codes + np.where(rng.random(len(codes)) < 0.3, ";" + codes.sample(frac=1, random_state=1).to_numpy(), "")
    frame = pd.DataFrame({"sic": codes, "name": "x", "clusters": ""})
    facts = pd.read_csv(FACTS, dtype=str, keep_default_na=False)
    for row in facts.itertuples():
        pattern = r"(?:^|;)(?:" + "|".join(row.sic_prefixes.split()) + ")" if row.sic_prefixes else "no code"
        expected = codes.str.contains(pattern).to_numpy()
        name = row.industry or row.sector
        ident = next(one.id for one in clusters().values() if one.name == name and one.id.startswith("is8_"))
        if row.industry or facts[(facts["sector"] == row.sector) & (facts["kind"] == "sector")].shape[0]:
            np.testing.assert_array_equal(members(frame, ident), expected, err_msg=name)
    whole = members(frame, "is8_foundational_industries")
    parts = [members(frame, one.id) for one in clusters().values() if "is8_foundational_industries" in one.parents]
    np.testing.assert_array_equal(whole, np.any(parts, axis=0))
    for sector in (one for one in clusters().values() if one.id.startswith("is8_") and not one.parents):
        children = [members(frame, one.id) for one in clusters().values() if sector.id in one.parents]
        assert not (np.any(children, axis=0) & ~members(frame, sector.id)).any(), sector.id


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from(["Steel Ltd", "Cyber Wind Ltd", "EduTech", "É-tech"])),
        min_size=1,
        max_size=12,
    )
)
def test_a_parent_that_holds_its_children_is_their_union_each_company_once(rows: list) -> None:
    frame = _table([code for code, _ in rows], [name for _, name in rows])
    for cluster in clusters().values():
        if cluster.holds_children:
            parts = [members(frame, one) for one in held_by(cluster.id) - {cluster.id}]
            assert not (np.any(parts, axis=0) & ~members(frame, cluster.id)).any()


def test_a_super_cluster_holds_the_samples_companies_and_the_four_stay_as_they_were() -> None:
    workspace = Workspace(sample_companies())
    counts = {
        one: int(workspace.members(one).sum())
        for one in ("aerospace", "health_life_sciences", "agri_tech", "space_technologies")
    }
    assert counts == {"aerospace": 1524, "health_life_sciences": 1294, "agri_tech": 284, "space_technologies": 488}
    assert workspace.members("transport_technology").sum() == 1524
    assert workspace.members("food_agriculture").sum() == 284


def test_wording_are_found_the_same_in_arrow_texts() -> None:
    names = pd.Series(
        ["Cyber Ltd", "Étech", "Big Tech", "ſecure", None, "CYBERNETIC", "biotech", "É cyber"], dtype=object
    )
    plain = has_word(names.fillna(""), ("cyber", "tech", "secur"))
    assert plain.tolist() == [True, False, True, False, False, True, False, True]
    pa = pytest.importorskip("pyarrow")
    if hasattr(pd, "ArrowDtype"):
        assert has_word(names.astype(pd.ArrowDtype(pa.string())), ("cyber", "tech", "secur")).tolist() == plain.tolist()
    assert has_word(pd.concat([names] * 100), ("cyber", "tech", "secur")).tolist() == plain.tolist() * 100


def test_shared_companies_are_counted_but_not_with_the_family() -> None:
    frame = _table(["30300", "30300", "33160"])
    rows = members(frame, "aerospace")
    assert shared_with(frame, rows, "aerospace") == {"advanced_manufacturing": 3, "space_technologies": 2}


# --- a council's own taxonomy


@pytest.fixture
def taxonomy(tmp_path: Path):
    def add(*rows: str) -> tuple[str, ...]:
        path = tmp_path / "our_plan.csv"
        path.write_text(
            "\n".join(["Name,Parent,SIC prefixes,RTIC names,Keywords,Edition of SIC,Source", *rows]), encoding="utf-8"
        )
        return catalogue.add_clusters(path)

    yield add
    catalogue.remove_added_clusters()


def test_a_councils_own_taxonomy(taxonomy, tmp_path: Path) -> None:
    ids = taxonomy(
        "Growth sectors,,,,,,Plan 2026",
        "Ceramics,growth sectors,23.4;2331,Ceramics RTIC,,2007,",
        "Games,Growth sectors,,,game;play,,",
    )
    assert ids == ("our_plan_growth_sectors", "our_plan_ceramics", "our_plan_games")
    assert {clusters()[one].taxonomy for one in ids} == {"our plan"}
    frame = _table(["23410", "62012", "10110"], ["Pots", "Gamesters Ltd", "Bread"])
    assert [members(frame, one).tolist() for one in ids] == [
        [True, True, False],
        [True, False, False],
        [False, True, False],
    ]
    path = tmp_path / "firms.csv"
    path.write_text("name,postcode,rtic\nA,DE24 9FU,Ceramics RTIC\n", encoding="utf-8")
    assert Workspace(read_companies(path)).members("our_plan_growth_sectors").sum() == 1


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["A,B,,,,,", "B,A,,,,,"], "is its own parent, by way of others"),
        (["A,,303,,,2007;2026,"], "codes of two editions of SIC"),
        (["A,,303,,,SIC 2007 and 2026,"], "codes of two editions of SIC \\(2007, 2026\\)"),
        (["A,,10-12,,,,"], "a SIC code that is none"),
        (["A,,303,,,,", "a,,29,,,,"], "twice"),
        (["A,Nobody,303,,,,"], "a parent cluster that does not exist: Nobody"),
        (["A,,3x3,,,,"], "a SIC code that is none"),
        (["A b,,303,,,,", "A-b,,29,,,,"], "same id"),
        (["A,,303,,one,two,,x,y"], "Row 2 of .* has more cells than the first row"),
        (["A,,303,,,,", ",,29,,,,"], "Row 3 of .* has no name"),
        ([], "is no taxonomy"),
    ],
)
def test_a_taxonomy_that_is_wrong_is_one_sentence(taxonomy, rows: list[str], sentence: str) -> None:
    before = set(clusters())
    with pytest.raises(UserError, match=sentence):
        taxonomy(*rows)
    assert set(clusters()) == before


@pytest.mark.parametrize(
    ("row", "found", "sentence"),
    [
        ("A,,28990,,,2026,", False, "Its codes are of SIC 2026, and those of company files of SIC 2007: only names"),
        ("A,,28990,,,SIC 03,", False, "Its codes are of SIC 2003"),
        ("A,,28990,,,latest,", False, '"latest" is no edition of SIC: write 2007 or 2026. Only names are matched.'),
        ("A,,28990,,,1066,", False, '"1066" is no edition of SIC'),
        ("A,,28990;34100;1110;34100,,,,", True, "SIC 2007 has no code that begins with 34100, 1110: check the file."),
        ("A,,34.10,,,2007.0,", False, "SIC 2007 has no code that begins with 3410"),
        ("A,,28990,,,SIC 07,", True, ""),
        ("A,,28;289;2899;28990,,,2007.0,", True, ""),
    ],
)
def test_codes_and_editions_that_no_company_file_has_are_a_sentence(taxonomy, row, found, sentence) -> None:
    (ident,) = taxonomy(row)
    assert members(_table(["28990"]), ident).tolist() == [found]
    note = clusters()[ident].note
    assert note.startswith(sentence) and bool(note) == bool(sentence)


def test_lines_within_a_cell_of_a_taxonomy_part_what_it_holds(taxonomy) -> None:
    """As Excel writes a cell in which the user pressed Alt and Enter."""
    tops, own = taxonomy('"Growth\r\nsectors",,,,,,', 'Games,"Growth sectors","620\n58","One\nTwo","game\nplay",,')
    assert clusters()[tops].name == "Growth sectors" and clusters()[own].parents == (tops,)
    assert [one.prefix for one in clusters()[own].sic] == ["620", "58"] and clusters()[own].rtic == ("One", "Two")
    frame = _table(["62012", "62012", "62012"], ["Gamesters", "Playful", "gameplay of others"])
    assert members(frame, own).tolist() == [True, True, True]
    frame = _table(["62012"], ["A video-maker"])
    assert members(frame, own).tolist() == [False]


def test_a_tree_of_two_thousand_levels_is_walked_both_ways(taxonomy) -> None:
    ids = taxonomy("N0,,,,,,", *(f"N{n},N{n - 1},,,,," for n in range(1, 1998)), "Last,N1997,303,,,,")
    assert (held_by(ids[0]), holders_of(ids[-1])) == (frozenset(ids), frozenset(ids))
    assert (len(held_by(ids[1000])), len(holders_of(ids[1000]))) == (999, 1001)
    assert kind_of(clusters()[ids[0]]) == "proxy"
    assert members(_table(["30300", "29100"]), ids[0]).tolist() == [True, False]
    catalogue.remove_added_clusters()
    assert held_by(ids[0]) == {ids[0]}


# --- clusters that a file names; addresses that many share


def test_clusters_that_a_file_names_are_offered_and_take_nothing_away(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    rows = [
        "A,DE24 9FU,30300,Net Zero Widgets",
        "B,DE24 9FU,62012,Space Technologies: Upstream;Net zero widgets",
        "C,DE24 9FU,,",
    ]
    path.write_text("\n".join(["name,postcode,sic,rtic", *rows]), encoding="utf-8")
    table = read_companies(path)
    workspace = Workspace(table)
    assert clusters()["named_net_zero_widgets"].name == "Net Zero Widgets"
    assert workspace.members("named_net_zero_widgets").tolist() == [True, True, False]
    assert workspace.members("named_space_technologies_upstream").tolist() == [False, True, False]
    assert workspace.members("space_technologies").tolist() == [True, True, False]  # the first by its code, as before
    assert any("clusters that only this file names can be chosen: Net Zero Widgets" in note for note in table.notes)


def test_a_column_of_descriptions_names_no_clusters(tmp_path: Path) -> None:
    rows = "".join(f"A{n},DE24 9FU,what firm number {n} does\n" for n in range(400))
    (tmp_path / "firms.csv").write_text("name,postcode,sector\n" + rows, encoding="utf-8")
    assert set(read_companies(tmp_path / "firms.csv").companies["clusters"]) == {""}


def test_a_company_in_forty_clusters_is_read_counted_once_in_each_and_lost_in_none(taxonomy, tmp_path: Path) -> None:
    ids = taxonomy(*(f"List {n},,47,,,," for n in range(40)))
    names = ";".join([f"List {n}" for n in range(40)] + [f"Unknown {n}" for n in range(40)])
    path = tmp_path / "firms.csv"
    path.write_text(f"name,postcode,sic,clusters\nA,DE24 9FU,30300,{names}\nB,DE24 9FU,47110,\n", encoding="utf-8")
    table = read_companies(path)
    workspace = Workspace(table)
    assert len(table.companies) == 2 and not len(table.rejects)
    assert all(workspace.members(one).tolist() == [True, True] for one in ids)
    assert workspace.members("named_unknown_39").tolist() == [True, False]
    assert workspace.members("all").sum() == 2
