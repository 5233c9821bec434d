"""With which words the names of a group begin."""

import pandas as pd
import pytest

from midlands_clusters_plugin.core.spikes.company_groups import Names, group_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("GARDNER AEROSPACE - DERBY LIMITED", "GARDNER"),
        ("The Gardner Group Ltd", "GARDNER"),
        ("J.C.B.EARTHMOVERS LIMITED", "JCB"),
        ("J.C.B. SERVICE", "JCB"),
        ("JCB CAB SYSTEMS LIMITED", "JCB"),
        ("Sainsbury's Supermarkets Ltd", "SAINSBURYS"),
        ("Sainsbury\u2019s Bank plc", "SAINSBURYS"),
        ("Country Court Care Homes Ltd", "COUNTRY"),
        ("New Look Retailers Ltd", "NEW LOOK"),
        ("The", ""),
        ("The University of Nottingham", ""),
        ("Derby City Council", ""),
        ("Care UK Ltd", ""),
        ("24 7 Ltd", ""),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_group_key(name, key):
    assert group_key(name) == key


def test_elsewhere_counts_each_name_once():
    names = Names(
        pd.Series(["Gardner A", "Gardner A", "gardner b", "Baker", None, "\u201cGardner\u201d"], dtype=object)
    )
    assert names.elsewhere("GARDNER", pd.RangeIndex(6).to_numpy()) == 2
