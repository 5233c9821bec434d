"""Which companies, and why: the rule that took a company into each of its clusters."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midlands_clusters_plugin.core.catalogue import catalogue
from midlands_clusters_plugin.core.catalogue.catalogue import clusters
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.companies.columns.classify import classify
from midlands_clusters_plugin.core.counting.membership import members
from midlands_clusters_plugin.core.counting.reasons import MOST, reason_lines, reasons_of

CODES = ["30300", "33160", "62020", "62012;85200", "01610", "26511;62090", "72110;21200", "", "2030"]
NAMES = ["Steel Ltd", "Cyber Wind Ltd", "EduTech Agri", "Health Data Ltd", "Légal Fintech", ""]


def _table(rows: list, own: dict[int, str] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame({"sic": [code for code, _ in rows], "name": [name for _, name in rows]}, dtype=object)
    frame["clusters"] = classify(frame)
    for row, text in (own or {}).items():
        frame.loc[row, "clusters"] = text
    return frame


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(NAMES)), min_size=1, max_size=3), st.booleans())
def test_the_reasons_are_of_the_clusters_that_a_map_counts(rows: list, named: bool) -> None:
    frame = _table(rows, {0: "rail;space_technologies"} if named else None)
    for row in range(len(frame)):
        counted = {one for one in clusters() if members(frame, one)[row]}
        assert [one.cluster for one in reasons_of(frame, row)] == [one for one in clusters() if one in counted]


def test_the_rule_that_took_it_is_named() -> None:
    rows = [("30300", "Steel Ltd"), ("62020", "Cyber Wind Ltd"), ("30300", "Rail Ltd"), ("28300", "Ploughs Ltd")]
    frame = _table(rows, {2: "rail"})
    why = [{one.cluster: one for one in reasons_of(frame, row)} for row in range(len(rows))]
    assert why[0]["aerospace"].sentence == "SIC code 30300 begins with 303, as a published definition says."
    assert why[0]["transport_technology"].sentence.startswith("SIC code 30300 begins with 30, which is this plugin's")
    assert why[3]["food_agriculture"].sentence == "It holds Agri-tech."
    assert (
        why[1]["cyber"].sentence == "SIC code 62020 begins with 62, and the name has a word that begins with “cyber”."
    )
    assert why[2]["rail"].sentence == "The file names it."
    assert "aerospace" not in why[2] and why[2]["is8_aerospace_manufacturing"].kind == "code"


def test_a_company_of_the_sample_is_in_its_cluster_by_the_file_or_by_its_code() -> None:
    companies = sample_companies().companies
    row = int(companies["clusters"].eq("health_life_sciences").to_numpy().argmax())
    assert "health_life_sciences" in {one.cluster for one in reasons_of(companies, row)}
    lines = reason_lines(companies, row)
    assert lines[0].startswith("Health & Life Sciences: ") and all(line.endswith(".") for line in lines)


def test_a_company_in_forty_clusters_is_listed_and_the_rest_counted(tmp_path: Path) -> None:
    path = tmp_path / "forty.csv"
    path.write_text("name,sic\n" + "".join(f"Our list {n},47\n" for n in range(40)), encoding="utf-8")
    try:
        catalogue.add_clusters(path)
        lines = reason_lines(_table([("47110", "Shop")]), 0)
    finally:
        catalogue.remove_added_clusters()
    assert len(lines) == MOST + 1 and lines[-1] == "And 10 clusters more."


@pytest.mark.parametrize("column", ["sic", "name"])
def test_a_table_without_codes_or_names_has_reasons_too(column: str) -> None:
    frame = _table([("30300", "Steel Ltd")], {0: "aerospace"}).drop(columns=column)
    assert "aerospace" in {one.cluster for one in reasons_of(frame, 0)}
