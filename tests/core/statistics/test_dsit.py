import numpy as np
import pandas as pd
import pytest

from midlands_clusters_plugin.core.statistics.dsit import (
    ACTIVE,
    CO_LOCATED,
    COLLABORATING,
    NO,
    RELATED,
    UNKNOWN,
    YES,
    four_tests,
    kind,
)


def members(number=12, funding=None, sic=None):
    return pd.DataFrame(
        {
            "company_id": [f"C{i}" for i in range(number)],
            "innovate_uk_gbp": [np.nan] * number if funding is None else funding,
            "sic": [None] * number if sic is None else sic,
        }
    )


def answers_of(found):
    return {one.test: one.answer for one in found}


def test_a_bare_list_of_companies_answers_one_test():
    found = four_tests(members())
    assert answers_of(found) == {CO_LOCATED: YES, RELATED: UNKNOWN, ACTIVE: UNKNOWN, COLLABORATING: UNKNOWN}
    assert kind(found) == ""
    assert answers_of(four_tests(members(9)))[CO_LOCATED] == NO


def test_full_data_answers_all_four():
    projects = pd.DataFrame({"project": ["P1", "P1", "P2", "P3"], "company_id": ["C1", "C2", "C3", "elsewhere"]})
    frame = members(funding=[1000.0] + [0.0] * 11, sic=["30300"] * 10 + ["72190;30300", None])
    found = four_tests(frame, area_members=100, everyone=(20, 10_000), projects=projects)
    assert set(answers_of(found).values()) == {YES}
    assert kind(found) == "R&D collaborating"
    by_test = {one.test: one for one in found}
    assert by_test[RELATED].figures["lq"] == pytest.approx((12 / 20) / (100 / 10_000))
    assert by_test[ACTIVE].figures == {"funded_companies": 1, "funding_gbp": 1000.0, "research_companies": 1}
    assert by_test[COLLABORATING].figures == {"projects": 2, "shared_projects": 1}
    assert "£1,000" in by_test[ACTIVE].because


def test_no_is_stated_only_where_the_data_could_have_stated_yes():
    projects = pd.DataFrame({"project": ["P1", "P2"], "company_id": ["C1", "C2"]})
    found = four_tests(members(funding=[0.0] * 12), area_members=600, everyone=(20, 1000), projects=projects)
    assert answers_of(found) == {CO_LOCATED: YES, RELATED: NO, ACTIVE: NO, COLLABORATING: NO}
    research = four_tests(members(sic=["72110"] * 12), area_members=600, everyone=(20, 1000), projects=projects)
    assert answers_of(research)[ACTIVE] == YES
    assert kind(research) == "diverse"
    assert answers_of(four_tests(members(sic=["30300"] * 12)))[ACTIVE] == UNKNOWN
