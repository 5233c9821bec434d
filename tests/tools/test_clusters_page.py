"""docs/clusters.md is what the tool writes: each cluster, its kind and its number in the sample."""

from __future__ import annotations

import re

from midlands_clusters_plugin.core.catalogue.catalogue import clusters, kind_of
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.counting.membership import members
from tools.build_clusters_page import _KINDS, PAGE


def test_the_page_of_clusters_is_true():
    rows = dict(re.findall(r"^\| [^|]+ \| `(\w+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    builtin = {one: cluster for one, cluster in clusters().items() if cluster.certainty != "own"}
    assert set(rows) == set(builtin)
    sample = sample_companies().companies
    for one, cluster in builtin.items():
        cells = rows[one].split(" | ")
        assert cells[0] == _KINDS[kind_of(cluster)]
        assert int(cells[-2].replace(",", "")) == int(members(sample, one).sum()), one
        if cells[0] != "list only":
            assert int(cells[-1].replace(",", "")) > 0, f"{one} finds nobody among 10,447 employers"
