from __future__ import annotations

from midlands_clusters_plugin.core.catalogue import catalogue
from midlands_clusters_plugin.core.geography.areas import areas
from midlands_clusters_plugin.gui.widgets import models


def by_id(groups):
    return {entry.id: entry for group in groups for entry in group.entries}


def test_every_company_comes_first_and_the_clusters_follow_by_tier():
    tiers = {tier.id: tier.name for tier in catalogue.tiers().values()}
    groups = models.cluster_groups(catalogue.clusters().values(), tiers)
    assert groups[0].entries[0].id == "all"
    assert [group.title for group in groups[1:]] == [*tiers.values(), "Industrial Strategy 2025"]
    assert set(by_id(groups)) == {"all", *catalogue.clusters()}


def test_a_cluster_by_sic_says_its_codes_and_that_counts_will_differ():
    tip = models.cluster_tip(catalogue.clusters()["aerospace"])
    assert "303" in tip
    assert "will not reproduce the report's counts" in tip
    assert "SIC" not in models.cluster_tip(catalogue.clusters()["aerospace"], marked=True)


def test_a_cluster_without_sic_says_how_its_companies_are_found():
    bare = [one for one in catalogue.clusters().values() if catalogue.kind_of(one) == "list" and not one.rtic]
    assert all("only companies that your file marks" in models.cluster_tip(one) for one in bare)


def test_an_unsure_cluster_shows_it_in_the_list():
    tiers = {tier.id: tier.name for tier in catalogue.tiers().values()}
    entries = by_id(models.cluster_groups(catalogue.clusters().values(), tiers))
    for cluster in catalogue.clusters().values():
        assert bool(entries[cluster.id].remark) == (cluster.certainty != "stated")


def test_metrics_that_cannot_be_mapped_are_folded_away_with_the_reason():
    names = {one.id: one.name for one in catalogue.ecosystems().values()}
    groups = models.metric_groups(catalogue.metrics().values(), names)
    *there, away = groups
    assert {group.title for group in there} <= set(names.values()) and not any(group.folded for group in there)
    assert away.folded and all(entry.reason for entry in away.entries)
    entries = by_id(groups)
    assert set(entries) == {one.id for one in catalogue.metrics().values() if not one.optional}
    for metric in map(catalogue.metrics().get, entries):
        assert bool(entries[metric.id].reason) == bool(metric.reason)
        assert metric.reason in entries[metric.id].tip
        assert metric.reason.startswith(entries[metric.id].reason)


def test_metrics_have_short_names_and_the_reports_as_tooltip():
    entries = by_id(models.metric_groups(catalogue.metrics().values(), {}))
    assert entries["business_count"].text == "Businesses"
    assert entries["business_count"].tip.startswith("1.1 Total Cluster Business Count")


def test_metrics_that_the_data_lack_are_folded_away_too():
    groups = models.metric_groups(catalogue.metrics().values(), {}, lacking={"employees"})
    assert groups[-1].title == "Not in this file"
    entries = by_id(groups)
    assert entries["employees"].reason == "not in these company data"
    assert not entries["business_count"].reason


def test_single_authorities_stand_by_name():
    group = next(one for one in models.area_groups(areas().values()) if one.title == "Single authorities")
    names = [entry.text for entry in group.entries]
    assert names == sorted(names)


def test_a_list_only_cluster_is_told_from_a_proxy_before_a_map_is_made():
    known = catalogue.clusters()
    assert "A proxy" in models.cluster_tip(known["textiles"]) and "misses" in models.cluster_tip(known["textiles"])
    assert "An official definition" in models.cluster_tip(known["is8_life_sciences"], marked=True)
    assert "Has no SIC definition" in models.cluster_tip(known["is8_quantum_technologies"])
    assert "sub-clusters" in models.cluster_tip(known["is8_foundational_industries"])
