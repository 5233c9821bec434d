"""Figures of areas (Nomis and the like) as CSV, XLSX or Parquet: rows read = used + rejected, each area once."""

from __future__ import annotations

import io

import numpy as np
import openpyxl
import pandas as pd

from midlands_clusters_plugin.core.area_data.area_reader import AreaTable, contents_of, read_area_data

from .ground import file, sentence_or

_NOMIS = (
    '"UK Business Counts - local units by industry and employment size band"\n"ONS Crown Copyright Reserved"\n\n'
    '"Area","mnemonic","Total","Micro (0 to 9)"\n"Derby","E06000015",8700,7300\n'
    '"Derbyshire","E10000007","28,500","-"\n"gor:x","nothing",1,2\n'
    '\n"These figures are rounded to avoid disclosure."\n'
)
_LONG = (
    "GEOGRAPHY_CODE,GEOGRAPHY_NAME,INDUSTRY_NAME,OBS_VALUE\nE02002796,Derby 001,Total,100\nE02002796,Derby 001,Air,5\n"
    "E02002797,Derby 002,Total,*\n"
)
_MANY = "LAD25CD;LAD25NM;jobs;rate %\nE07000032;Amber Valley;1.000;5,5\nE07000033;Bolsover;..;1e999\nE07000032;Amber Valley;3;4\n"


def _book() -> bytes:
    book = openpyxl.Workbook()
    for row in (["Title"], [], ["code", "name", "jobs"], ["E06000015", "Derby", 5], ["E10000007", "Derbyshire", "c"]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _parquet() -> bytes:
    made = io.BytesIO()
    pd.DataFrame({"code": ["E06000015", "E10000007"], "jobs": [5, None]}).to_parquet(made)
    return made.getvalue()


_SUFFIXES = [".csv", ".xlsx", ".parquet", ".geojson"]
_POINTS = b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"E06000015","jobs":5},"geometry":null}]}'
SEEDS = [b"\0" + text.encode() for text in (_NOMIS, _LONG, _MANY)] + [
    b"\0" + _NOMIS.encode("utf-16"),
    b"\1" + _book(),
    b"\2" + _parquet(),
    b"\3" + _POINTS,
]
WORDING = [
    b"E06000015",
    b"E02002796",
    b"E01000001",
    b"W06000015",
    b"S12000033",
    b'"',
    b"\n",
    b"\r",
    b";",
    b"\t",
    b"..",
    b"[c]",
    b"1e999",
    b"-",
    b"%",
    b"mnemonic",
    b"OBS_VALUE",
    b"\x00",
]
LONGEST = 6000


def one(data: bytes) -> AreaTable | None:
    """The first byte says what kind of file the rest is."""
    path = file("figures" + _SUFFIXES[(data[0] if data else 0) % len(_SUFFIXES)], data[1:])
    table = sentence_or(read_area_data, path)
    about = sentence_or(contents_of, path)
    if table is None:
        return None
    assert isinstance(table, AreaTable)
    assert about is not None
    assert table.rows_read == table.rows_used + len(table.rejects), (
        table.rows_read,
        table.rows_used,
        len(table.rejects),
    )
    assert not table.areas["code"].duplicated().any()
    assert set(table.columns) <= set(table.areas.columns)
    assert all(table.areas[name].dtype == np.float64 for name in table.columns)
    assert not any(np.isinf(table.areas[name]).any() for name in table.columns)
    return table
