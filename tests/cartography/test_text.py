"""Numbers, class labels and titles in plain words."""

import numpy as np
import pytest

from midlands_clusters_plugin.cartography.facts import leading, metric_facts
from midlands_clusters_plugin.cartography.text import class_labels, headline, number
from midlands_clusters_plugin.core.breaks import find_breaks
from midlands_clusters_plugin.core.companies import sample_companies
from midlands_clusters_plugin.core.engine import MapRequest, Workspace


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(1250, "", "1,250"), (10e6, "GBP", "£10m"), (2.5e6, "GBP", "£2.5m"), (1.2e9, "GBP", "£1.2bn"), (0, "GBP", "£0"), (950, "GBP", "£950"),
     (999_999_999, "GBP", "£1bn"), (-2e6, "GBP", "-£2m"), (12.5, "%", "12.5%"), (0.04, "", "0.04"), (250_000, "GBP", "£250,000")],
)  # fmt: skip
def test_number(value, unit, text):
    assert number(value, unit) == text


def test_labels_of_counts():
    values = np.repeat([1, 2, 3, 4, 6, 12], [50, 30, 20, 10, 8, 3])
    assert class_labels(find_breaks(values), "businesses") == [
        "1 business", "2 businesses", "3 to 4 businesses", "5 to 9 businesses", "10 to 12 businesses",
    ]  # fmt: skip


def test_labels_of_money_and_of_one_huge_value():
    assert class_labels(find_breaks(np.array([1e6, 1.5e6, 12e6, 40e6])), "GBP")[-1] == "£20m to £40m"
    assert class_labels(find_breaks(np.array([2e4, 1.5e5, 2.5e5, 9e5, 2e6, 3e7])), "GBP")[0] == "£20,000 to under £100,000"
    assert class_labels(find_breaks(np.array([1.0, 1.0, 1e9])), "GBP") == ["£1", "£1bn"]


def test_title_names_where_the_densest_hexagons_are(facts):
    assert headline(facts, "business_count") == "Aerospace businesses cluster around West"
    assert headline(facts, "turnover") == "Aerospace turnover is concentrated in West"


def test_title_of_nothing(facts):
    facts["metrics"]["employees"].update(total=None, leading=[])
    facts["metrics"]["turnover"].update(total=0.0, leading=[])
    assert headline(facts, "employees") == "Aerospace employees: no figures in Testshire"
    assert headline(facts, "turnover") == "Aerospace turnover: none in Testshire"


def test_leading_takes_a_second_authority_only_when_it_is_near_the_first():
    names = np.array(["A", "B", "C"], dtype=object)
    assert leading(np.array([10.0, 9.0, 1.0]), names) == ["A"]
    assert leading(np.array([10.0, 10.0, 1.0]), names) == ["A", "B"]
    assert leading(np.array([0.0, np.nan, 0.0]), names) == []


def test_one_spike_does_not_write_the_title():
    names = np.array(["A", "A", "A", "B", "B", "B"], dtype=object)
    assert leading(np.array([5.0, 5.0, 4.0, 900.0, 1.0, 1.0]), names) == ["A"]


def test_found_spikes_are_left_out_before_each_authoritys_highest():
    names = np.array(["A", "A", "A", "B", "B", "B"], dtype=object)
    values = np.array([5.0, 5.0, 4.0, 900.0, 800.0, 1.0])
    assert leading(values, names) == ["B"]
    assert leading(values, names, values > 100) == ["A"]
    assert leading(values, names, values > 0) == ["B"]  # where all are spikes, they are all there is


def test_on_the_sample_the_title_does_not_name_the_shared_registered_office_or_the_giants():
    """Leicester's 24 companies at one office, North Lincolnshire's and Telford's one company each: the sample's spikes."""
    found = Workspace(sample_companies()).hexmap(MapRequest("aerospace"))
    facts = {metric: metric_facts(found.hexes, metric, found.spikes)["leading"] for metric in ("business_count", "turnover")}
    assert facts == {"business_count": ["Derby", "Birmingham"], "turnover": ["Derbyshire", "Birmingham"]}
