"""docs/clusters.md is what the tool writes: each cluster, its kind and its number in the sample."""

from __future__ import annotations

import re

from midlands_clusters_plugin.core.catalogue.catalogue import clusters, kind_of
from midlands_clusters_plugin.core.companies import read_companies, sample_companies
from midlands_clusters_plugin.core.counting.membership import members
from tools.build_clusters_page import _KINDS, GUIDE, PAGE, WORDS, every_code, guide


def test_the_page_of_clusters_is_true_and_no_choice_is_dead(tmp_path):
    rows = dict(re.findall(r"^\| [^|]+ \| `(\w+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    builtin = {one: cluster for one, cluster in clusters().items() if cluster.certainty != "own"}
    assert set(rows) == set(builtin)
    sample = sample_companies().companies
    every = read_companies(every_code(tmp_path / "every_code.csv"))
    assert len(every.companies) == 728 * len(WORDS) and every.inputs[0]["format"] == "companies_house"
    for one, cluster in builtin.items():
        cells = rows[one].split(" | ")
        assert cells[0] == _KINDS[kind_of(cluster)]
        assert int(cells[-3].replace(",", "")) == int(members(sample, one).sum()), one
        number = int(members(every.companies, one).sum())
        assert int(cells[-2].replace(",", "")) == number, one
        if cells[0] == "list only":
            assert number == 0 and cluster.certainty == "no SIC definition exists", one
        else:
            assert number > 0 and int(cells[-1].replace(",", "")) > 0, f"{one} finds nobody"


def test_the_guide_s_page_of_clusters_is_what_the_tool_writes():
    assert GUIDE.read_text(encoding="utf-8") == guide()
