"""Pages that the judge once found beyond a limit, measured as it measures them."""

import pytest

from tools import judge_pages
from tools.judge.limits import misses


@pytest.fixture
def judged(project):
    """The records of some pages of the sample."""

    def of(*options):
        return list(judge_pages.pages(judge_pages.arguments(list(options))))

    return of


@pytest.mark.parametrize(
    ("cluster", "metric", "template"),
    [
        ("agri_tech", "turnover", "before_after_a4_landscape"),  # names were darker than the data
        ("agri_tech", "business_count", "before_after_a3_landscape"),  # a table of three rows had a band for ten
        ("aerospace", "employees", "figures_a3_portrait"),  # marks of A4 on a paper of twice the area
    ],
)
def test_a_page_that_was_beyond_a_limit_is_within_all(judged, cluster, metric, template):
    (record,) = judged("--clusters", cluster, "--metrics", metric, "--templates", template)
    assert misses(record) == [], record
