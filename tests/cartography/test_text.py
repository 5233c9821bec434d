"""Numbers, class labels and titles in plain words."""

import numpy as np
import pytest

from midlands_clusters_plugin.cartography.style.map_text import class_labels, number
from midlands_clusters_plugin.core.classes.breaks import Breaks, find_breaks


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
    assert (
        class_labels(find_breaks(np.array([2e4, 1.5e5, 2.5e5, 9e5, 2e6, 3e7])), "GBP")[0] == "£20,000 to under £100,000"
    )
    assert class_labels(find_breaks(np.array([1.0, 1.0, 1e9])), "GBP") == ["£1", "£1bn"]


@pytest.mark.parametrize(
    "values", [[2e4, 1.5e5, 2.5e5, 9e5, 2e6, 3e7], [0.2, 0.7, 1.5, 3.2, 8.0, 40.0], [1, 2, 3, 7, 12, 40]]
)
@pytest.mark.parametrize("unit", ["GBP", "employees", ""])
def test_no_two_classes_share_a_bound(values, unit):
    labels = class_labels(find_breaks(np.array(values, dtype=float)), unit)
    for one, two in zip(labels, labels[1:]):
        highest = one.removesuffix(" employees").rpartition(" to ")[2]
        assert highest != two.partition(" to ")[0], (one, two)


def test_amounts_of_a_million_million_are_no_powers_of_ten():
    labels = class_labels(Breaks((1.0e12, 1.0004e12, 1.0008e12), (1.0003e12, 1.0008e12), whole=True), "GBP")
    assert labels == ["£1,000,000,000,000 to under £1,000,400,000,000", "£1,000,400,000,000 to £1,000,800,000,000"]
