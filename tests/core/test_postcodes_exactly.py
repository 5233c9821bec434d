"""Postcode lookup to the letter: a directory small enough to know by heart, and the coding of the big one's files."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.postcodes import postcodes
from midlands_clusters_plugin.core.postcodes.packed import _shares, _whole, keys, pack, position
from midlands_clusters_plugin.core.postcodes.postcode_text import squeeze
from midlands_clusters_plugin.core.postcodes.postcodes import PostcodeIndex, Status, builtin_index

OUTWARD = np.array([b"A1", b"A2", b"AI1", b"LE1", b"LE10", b"SW1A", b"ZZ9Z"], dtype="S4")
#                    outward, inward, easting, northing, authority, kind
ROWS = [
    (0, 0 * 676 + 0 * 26 + 0, 101, 201, 0, 0),  # A1 0AA
    (0, 9 * 676 + 25 * 26 + 25, 102, 202, 1, 1),  # A1 9ZZ, terminated
    (1, 1 * 676 + 2 * 26 + 3, 103, 203, 255, 2),  # A2 1CD, no position
    (3, 1 * 676 + 0 * 26 + 3, 104, 204, 1, 0),  # LE1 1AD
    (4, 1 * 676 + 0 * 26 + 3, 105, 205, 0, 0),  # LE10 1AD
    (5, 1 * 676 + 0 * 26 + 0, 106, 206, 2, 0),  # SW1A 1AA
    (6, 9 * 676 + 25 * 26 + 25, 107, 207, 255, 0),  # ZZ9Z 9ZZ: a position, but no authority
]
NAMES = ["A1 0AA", "A1 9ZZ", "A2 1CD", "LE1 1AD", "LE10 1AD", "SW1A 1AA", "ZZ9Z 9ZZ"]
CODES = ["E06000001", "E06000002", "E06000003"]


@pytest.fixture(scope="module")
def index():
    table = np.array(ROWS)
    return PostcodeIndex(
        (table[:, 0] * 6760 + table[:, 1]).astype(np.uint32),
        table[:, 2].astype(np.int32),
        table[:, 3].astype(np.int32),
        table[:, 4].astype(np.uint8),
        np.array(CODES, dtype=object),
        table[:, 5].astype(np.uint8),
        OUTWARD,
    )


def test_rows_as_texts_and_codes(index):
    assert len(index) == 7
    assert index.postcodes().tolist() == NAMES
    assert index.postcodes(np.array([5, 0])).tolist() == ["SW1A 1AA", "A1 0AA"]
    assert index.postcodes().dtype == object
    assert index.authority_codes().tolist() == [
        "E06000001",
        "E06000002",
        None,
        "E06000002",
        "E06000001",
        "E06000003",
        None,
    ]
    assert index.authority_codes(np.array([5, 2])).tolist() == ["E06000003", None]
    assert index.authority_codes().dtype == object
    assert index.live.tolist() == [True, False, False, True, True, True, True]
    assert index.has_position.tolist() == [True, True, False, True, True, True, True]


def test_every_row_is_found_with_all_that_is_known_of_it(index):
    match = index.match([name.lower().replace(" ", "") for name in NAMES])
    assert match.postcode.tolist() == NAMES
    assert match.status.tolist() == [0, 1, 6, 0, 0, 0, 0]
    assert match.easting.tolist() == pytest.approx([101, 102, np.nan, 104, 105, 106, 107], nan_ok=True)
    assert match.northing.tolist() == pytest.approx([201, 202, np.nan, 204, 205, 206, 207], nan_ok=True)
    assert match.authority_code.tolist() == [
        "E06000001",
        "E06000002",
        None,
        "E06000002",
        "E06000001",
        "E06000003",
        None,
    ]
    assert not match.repaired.any()


def test_types_of_the_answer_do_not_depend_on_what_is_asked(index):
    some, none = index.match(["LE1 1AD", "x", None]), index.match([])
    for name, kind in {
        "postcode": object,
        "easting": np.float64,
        "northing": np.float64,
        "authority_code": object,
        "status": np.int8,
        "repaired": bool,
    }.items():
        assert getattr(some, name).dtype == getattr(none, name).dtype == kind, name


@pytest.mark.parametrize(
    ("text", "status", "postcode"),
    [
        ("A1 0AB", Status.UNKNOWN, "A1 0AB"),  # beside a row of the directory
        ("A1 9ZY", Status.UNKNOWN, "A1 9ZY"),
        ("LE1 1AC", Status.UNKNOWN, "LE1 1AC"),
        ("ZZ9Z 9ZY", Status.UNKNOWN, "ZZ9Z 9ZY"),  # the last outward code, before and after its only row
        ("Q1 1AA", Status.UNKNOWN, "Q1 1AA"),  # no such outward code
        ("ZZ9Z 9Z", Status.MALFORMED, None),
        ("1AD", Status.MALFORMED, None),
        ("E1", Status.MALFORMED, None),
        ("LE11 1ADA", Status.MALFORMED, None),
        ("LE1 1A{", Status.MALFORMED, None),
        ("LE1 1A@", Status.MALFORMED, None),
        ("LE1 :AD", Status.MALFORMED, None),
        ("LE1 /AD", Status.MALFORMED, None),
        ("", Status.BLANK, None),
        ("BT1 1AA", Status.NORTHERN_IRELAND, "BT1 1AA"),
        ("JE2 3AB", Status.ISLANDS, "JE2 3AB"),
        ("GY1 1AA", Status.ISLANDS, "GY1 1AA"),
        ("IM1 1AA", Status.ISLANDS, "IM1 1AA"),
        ("BTT 1AA", Status.MALFORMED, None),
    ],
)
def test_what_is_not_in_the_directory(index, text, status, postcode):
    match = index.match([text])
    assert (Status(match.status[0]), match.postcode[0]) == (status, postcode)
    assert np.isnan(match.easting[0])
    assert np.isnan(match.northing[0])
    assert match.authority_code[0] is None
    assert not match.repaired[0]


def test_inward_codes_beyond_the_form_are_never_read_as_another_outward_code(index):
    """9 * 676 + 25 * 26 + 25 is the last inward code of A1, the next number would be A2's first."""
    characters, length, _ = squeeze(
        ["A19ZZ", "LE11AD", "A1", "A1AAA", "A1199", "A2ZZZ", "SW1A1AA", "AAAAAAA", "A21CDXX"]
    )
    assert index._find(characters, length).tolist() == [1, 3, -1, -1, -1, -1, 5, -1, -1]
    assert index._outward_number(characters, length).tolist() == [0, 3, -1, 0, 0, 1, 5, -1, -1]


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("A1 OAA", "A1 0AA"),
        ("AL 0AA", "A1 0AA"),
        ("AI 0AA", "A1 0AA"),
        ("LEI 1AD", "LE1 1AD"),
        ("5W1A 1AA", "SW1A 1AA"),
        ("A1 92Z", "A1 9ZZ"),
    ],
)
def test_one_reading_is_mended_with_all_that_is_known_of_it(index, slipped, meant):
    match = index.match(["nothing", slipped, "LE10 1AD"])
    row = NAMES.index(meant)
    assert (match.postcode[1], match.easting[1], match.status[1]) == (meant, ROWS[row][2], ROWS[row][5])
    assert match.repaired.tolist() == [False, True, False]
    assert match.status.tolist()[::2] == [Status.MALFORMED, Status.LIVE]


def test_a_text_that_is_a_postcode_of_its_own_is_never_another(index):
    """LE1 IAD could be mended; LE1 0AD is a postcode in form, and its outward code exists: it may be newer than the directory."""
    match = index.match(["LE1 0AD", "A1 8ZZ"])
    assert match.status.tolist() == [Status.UNKNOWN] * 2
    assert not match.repaired.any()


def with_rows(index, outward, keys):
    names = np.array(outward, dtype="S4")
    small = np.zeros(len(keys), dtype=np.uint8)
    place = np.arange(len(keys), dtype=np.int32)
    return PostcodeIndex(
        np.array(keys, dtype=np.uint32), place, place, small, np.array(CODES, dtype=object), small, names
    )


@pytest.mark.parametrize(
    ("outward", "keys", "text", "meant"),
    [
        ([b"AI1", b"AL1"], [676, 6760 + 676], "A11 1AA", None),  # two readings
        ([b"AI1", b"AL1"], [676], "A11 1AA", "AI1 1AA"),
        ([b"AI1", b"AL1"], [6760 + 676], "A11 1AA", "AL1 1AA"),
        ([b"BT1", b"B71"], [6760 + 676], "8T1 1AA", None),  # may be Northern Ireland
        ([b"G1", b"IM1"], [676], "1M1 1AA", None),  # may be the Isle of Man
        ([b"LM1"], [676], "1M1 1AA", None),  # LM1 exists, but IM1 is the Isle of Man
        ([b"LM1"], [676], "LM1 IAA", "LM1 1AA"),
    ],
)
def test_a_repair_needs_one_reading_and_none_elsewhere(index, outward, keys, text, meant):
    match = with_rows(index, outward, keys).match([text])
    assert match.repaired.tolist() == [meant is not None]
    if meant:
        assert match.postcode[0] == meant
        assert match.status[0] == Status.LIVE
    else:
        assert match.status[0] not in (Status.LIVE, Status.TERMINATED)
        assert match.authority_code[0] is None


def test_repeated_texts_series_and_chunks_of_any_size(index, monkeypatch):
    texts = [*NAMES, None, "LE1 1AD", "x", "LEI IAD", *NAMES] * 3
    whole = index.match(texts)
    monkeypatch.setattr(postcodes, "_CHUNK", 4)
    for given_as in (texts, np.array(texts, dtype=object), pd.Series(texts, index=range(100, 100 + len(texts)))):
        parts = index.match(given_as)
        for name in ("postcode", "authority_code", "status", "repaired"):
            assert getattr(parts, name).tolist() == getattr(whole, name).tolist()
        assert np.array_equal(parts.easting, whole.easting, equal_nan=True)


def test_other_threads_run_between_chunks(index, monkeypatch):
    pauses = []
    monkeypatch.setattr(postcodes, "_CHUNK", 3)
    monkeypatch.setattr(postcodes.time, "sleep", pauses.append)
    index.match(NAMES)
    assert pauses == [0, 0, 0]


@pytest.mark.parametrize(
    ("text", "packed"),
    [
        (b"\0\0\0\0", 0),
        (b"A\0\0\0", 11 * 37**3),
        (b"0\0\0\0", 37**3),
        (b"Z9\0\0", 36 * 37**3 + 10 * 37**2),
        (b"SW1A", 29 * 37**3 + 33 * 37**2 + 2 * 37 + 11),
    ],
)
def test_outward_codes_as_numbers(text, packed):
    codes = np.frombuffer(text, dtype=np.uint8).reshape(1, 4)
    assert pack(codes).tolist() == [packed]


@pytest.mark.parametrize("text", [b"a1\0\0", b"A@\0\0", b"A[\0\0", b"A/\0\0", b"A:\0\0", b"A\x01\0\0"])
def test_anything_else_is_no_outward_code(text):
    assert pack(np.frombuffer(text, dtype=np.uint8).reshape(1, 4)).tolist() == [0]


def planes(values):
    """The coding of the files: the bytes of whole numbers, the lowest first."""
    whole = np.asarray(values, dtype=np.uint32)
    return np.stack([((whole >> (8 * number)) & 255).astype(np.uint8) for number in range(4)])


@given(st.lists(st.integers(0, 2**32 - 1), max_size=20))
def test_byte_planes(values):
    got = _whole(planes(values))
    assert got.tolist() == values
    assert got.dtype == np.uint32
    if values and max(values) < 65536:
        assert _whole(planes(values)[:2]).tolist() == values


@given(st.lists(st.integers(-(2**20), 2**20), max_size=30))
def test_positions_from_their_differences(values):
    differences = np.diff(np.array([0, *values], dtype=np.int64))
    zigzag = np.where(differences < 0, -2 * differences - 1, 2 * differences)
    got = position(planes(zigzag))
    assert got.tolist() == values
    assert got.dtype == np.int32


@given(
    st.lists(st.lists(st.integers(0, 6759), min_size=1, max_size=6, unique=True).map(sorted), min_size=1, max_size=6)
)
def test_keys_from_their_differences(inward_codes):
    steps = [np.diff([0, *codes]) for codes in inward_codes]
    got = keys(planes(np.concatenate(steps)), np.array([len(codes) for codes in inward_codes]))
    assert got.tolist() == [number * 6760 + one for number, codes in enumerate(inward_codes) for one in codes]
    assert got.dtype == np.uint32


def test_the_built_in_index_read_afresh():
    """The numbers change with the directory's edition only (tools/build_postcodes.py)."""
    fresh = builtin_index.__wrapped__()
    kinds = {"key": np.uint32, "easting": np.int32, "northing": np.int32, "authority": np.uint8, "kind": np.uint8}
    assert {name: getattr(fresh, name).dtype for name in kinds} == kinds
    assert {len(getattr(fresh, name)) for name in kinds} == {2_644_272}
    assert (np.diff(fresh.key.astype(np.int64)) > 0).all()
    assert (len(fresh.outward), fresh._number.dtype, fresh._number.max(), (fresh._number >= 0).sum()) == (
        3017,
        np.int16,
        3016,
        3017,
    )
    match = fresh.match(["LE1 1AD", "SW1A 1AA", "GIR 0AA"])
    assert match.easting.tolist() == pytest.approx([459_040, 529_090, np.nan], nan_ok=True)
    assert match.northing.tolist() == pytest.approx([304_553, 179_645, np.nan], nan_ok=True)
    assert match.authority_code.tolist() == ["E06000016", "E09000033", None]
    assert fresh.codes.dtype == object
    assert fresh.codes[0] == "E06000001"


def test_the_shares_of_an_outward_code_are_its_number_in_base_37():
    """Made when the module is imported: asked for again here, so that a fault in the making shows."""
    signs = {0: 0, **{ord(sign): number for number, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1)}}
    shares = _shares()
    assert shares.shape == (4, 256) and shares.dtype == np.int32
    for place, power in enumerate((3, 2, 1, 0)):
        for sign in range(256):
            if sign in signs:
                assert shares[place, sign] == signs[sign] * 37**power
            else:
                assert shares[place, sign] == -(37**5)
