"""Places of the user's as delimited text: rows read = placed + rejected by reason."""

from __future__ import annotations

from midlands_clusters_plugin.core.places.own_places import OwnPlaces, read_place_file

from .ground import file, sentence_or

SEEDS = [
    b"name,postcode\nA,DE24 9FU\nB,nowhere\n",
    b"Site;Type;Easting;Northing\nA;x;435000;336000\nB;;1;2\n",
    b"label\tlongitude\tlatitude\nA\t-1.5\t52.9\n",
    '\ufeffname,postcode\n"A ""x""\ny",B1 1BB\n'.encode("utf-16"),
]
WORDING = [
    b"name",
    b"postcode",
    b"lon",
    b"lat",
    b"x",
    b"y",
    b"DE24 9FU",
    b"435000",
    b"336000",
    b"-1.5",
    b"52.9",
    b'"',
    b"\x00",
    b"\r",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]


def one(data: bytes) -> OwnPlaces | None:
    """The whole is a file."""
    found = sentence_or(read_place_file, file("places.csv", data))
    if found is None:
        return None
    assert isinstance(found, OwnPlaces)
    assert found.rows_read == len(found.places) + sum(found.rejected.values())
    assert not found.places.geometry.is_empty.any()
    assert found.sentence.endswith(".")
    return found
