"""An outline (bookmarks) for a PDF that Qt wrote, which has no way to make one: added at the file's end, as the format
provides for changes.

What is there is not touched: a catalogue that names the outline and the language takes the place of the first one. A
file of another build than Qt's is left without.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_SIZE = re.compile(rb"/Size\s+(\d+)")
_INFO = re.compile(rb"/Info\s+\d+\s+0\s+R")
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+)\s+0\s+R")


def add_outline(path: Path, entries: Sequence[tuple[str, int]]) -> bool:
    """Add an outline of (title, page from 1) to a PDF; returns whether the file is of the kind that it can be added to.

    Raises OSError where it cannot be written.
    """
    raw = path.read_bytes()
    made = _update(raw, entries) if entries else None
    if made is None:
        return False
    with path.open("ab") as stream:
        stream.write(made)
    return True


def _update(raw: bytes, entries: Sequence[tuple[str, int]]) -> bytes | None:
    """The bytes to append: the changed catalogue, the outline, and their places."""
    end = _END.search(raw[-64:])
    trailer = raw[raw.rfind(b"trailer") :]
    root, size, info = _ROOT.search(trailer), _SIZE.search(trailer), _INFO.search(trailer)
    if end is None or root is None or size is None:
        return None
    catalogue = _object(raw, int(root.group(1)))
    tree = _PAGES.search(catalogue or b"")
    kids = _KIDS.search(_object(raw, int(tree.group(1))) or b"") if tree else None
    if catalogue is None or kids is None:
        return None
    pages = [int(one) for one in _REFERENCE.findall(kids.group(1))]
    first = int(size.group(1))
    objects = {int(root.group(1)): _catalogue(catalogue, first), **_outline(entries, pages, first)}
    body, places, start = b"\n", {}, len(raw)
    for number, content in objects.items():
        places[number] = start + len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in places.items())
    told = info.group(0) if info else b""
    about = b"/Size %d /Prev %s %s %s" % (first + 1 + len(entries), end.group(1), root.group(0), told)
    return body + table + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (about, start + len(body))


def _object(raw: bytes, number: int) -> bytes | None:
    """What stands in an object without a stream."""
    found = re.search(rb"(?:^|\n)%d 0 obj\s(.*?)\sendobj" % number, raw, re.DOTALL)
    return found.group(1) if found else None


def _catalogue(before: bytes, outline: int) -> bytes:
    about = b"/Outlines %d 0 R /PageMode /UseOutlines /ViewerPreferences << /DisplayDocTitle true >> " % outline
    language = b"" if b"/Lang" in before else b"/Lang (en-GB) "
    return before.rstrip()[:-2] + about + language + b">>"


def _outline(entries: Sequence[tuple[str, int]], pages: Sequence[int], first: int) -> dict[int, bytes]:
    last = first + len(entries)
    objects = {first: b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % (first + 1, last, len(entries))}
    for number, (title, page) in enumerate(entries, first + 1):
        beside = (b"/Prev %d 0 R " % (number - 1) if number > first + 1 else b"") + (
            b"/Next %d 0 R " % (number + 1) if number < last else b""
        )
        text = (b"\xfe\xff" + title.encode("utf-16-be")).hex().encode("ascii")
        objects[number] = b"<< /Title <%s> /Parent %d 0 R %s/Dest [%d 0 R /Fit] >>" % (
            text, first, beside, pages[min(page, len(pages)) - 1],
        )  # fmt: skip
    return objects
