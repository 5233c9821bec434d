"""Postcodes as people type them: one answer a text, a position just where the answer is placed, the same alone as among others."""

from __future__ import annotations

import numpy as np

from midlands_clusters_plugin.core.postcodes.postcodes import PostcodeMatch, Status, builtin_index

SEEDS = [
    b"DE24 9FU\nde249fu\nDE24-9FU",
    b"B33HN\n\xef\xbc\xa2\xef\xbc\x93 3HN",
    b"BT1 5GS\nJE2 3AB\nGIR 0AA",
    b"0E24 9FU\nDE2A 9FU\nLI 1AA",
    b"\n\n \x00",
    b"N1",
]
WORDING = [
    b"DE24 9FU",
    b"B1 1BB",
    b"SW1A 1AA",
    b"O",
    b"\xe2\x80\xae",
    b"\xf0\x9d\x95\xac",
    b"\xef\xbc\xa2",
    b"\xc2\xa0",
]
LONGEST = 400
_PLACED = (Status.LIVE, Status.TERMINATED)


def one(data: bytes) -> PostcodeMatch:
    """A line is a postcode."""
    texts: list[object] = list(data.decode("utf-8", "surrogateescape").split("\n"))
    found = builtin_index().match(texts)
    status = np.asarray(found.status)
    assert (
        len(found.postcode)
        == len(found.easting)
        == len(found.northing)
        == len(status)
        == len(found.authority_code)
        == len(texts)
    )
    assert {int(value) for value in status} <= {int(value) for value in Status}
    placed = np.isin(status, [int(value) for value in _PLACED])
    assert (np.isfinite(found.easting) & np.isfinite(found.northing) == placed).all()
    assert all((code is not None) == bool(is_placed) for code, is_placed in zip(found.authority_code, placed))
    last = builtin_index().match(texts[-1:])
    assert last.status[0] == status[-1]
    assert last.postcode[0] == found.postcode[-1]
    again = builtin_index().match([text for text, is_placed in zip(found.postcode, placed) if is_placed])
    assert (np.asarray(again.status) == status[placed]).all()
    return found
