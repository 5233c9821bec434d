"""``scorecard``: the page holds the report's values and the companies' own, and bad choices get their sentence."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingException

from midlands_clusters_plugin.core.catalogue.catalogue import scorecards


def test_without_companies_the_report_alone(run, tmp_path):
    result = run("scorecard", {"CLUSTERS": ["aerospace"], "OUTPUT": str(tmp_path / "card.html")})
    page = (tmp_path / "card.html").read_text(encoding="utf-8")
    assert result["CARDS"] == 1 and "1,524" in page and "<svg" in page
    assert "Loaded companies" not in page


def test_with_companies_their_figures_stand_beside(run, companies, tmp_path):
    page = tmp_path / "card.html"
    parameters = {"COMPANIES": companies, "CLUSTERS": ["aerospace"], "OUTPUT": str(page)}
    run("scorecard", {**parameters, "AREAS": "Derby"})
    derby = page.read_text(encoding="utf-8")
    assert "Aerospace: scorecard, Derby" in derby and "SIC codes" in derby
    assert "not subtracted" in derby and "-1,523" not in derby, "the whole Midlands less an authority says nothing"
    run("scorecard", parameters)
    assert "-1,523" in page.read_text(encoding="utf-8")


def test_side_by_side(run, companies, tmp_path):
    page, table = tmp_path / "cards.html", tmp_path / "cards.csv"
    parameters = {
        "COMPANIES": companies,
        "CLUSTERS": ["all"],
        "AREAS": "Derby; Nottingham",
        "OUTPUT": str(page),
        "TABLE": str(table),
    }
    assert run("scorecard", parameters)["CARDS"] == 2
    assert "All companies, Derby" in page.read_text(encoding="utf-8")
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) >= 2 * 27


def test_the_table_holds_all_printed_rows(run, tmp_path):
    table = tmp_path / "cards.csv"
    every = ["health_life_sciences", "aerospace", "agri_tech", "space_technologies"]
    run("scorecard", {"CLUSTERS": every, "OUTPUT": str(tmp_path / "cards.html"), "TABLE": str(table)})
    text = table.read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) >= 1 + len(scorecards())


@pytest.mark.parametrize(
    ("parameters", "wording"),
    [
        ({"CLUSTERS": ["nonsense"]}, "no cluster nonsense"),
        ({"CLUSTERS": ["aerospace", "agri_tech"], "AREAS": "Derby;Nottingham;Leicester"}, "6 cards"),
        ({"AREAS": "Atlantis"}, "Atlantis"),
    ],
)
def test_bad_choices_in_one_sentence(run, tmp_path, parameters, wording):
    with pytest.raises(QgsProcessingException, match=wording):
        run("scorecard", {"OUTPUT": str(tmp_path / "card.html"), **parameters})
