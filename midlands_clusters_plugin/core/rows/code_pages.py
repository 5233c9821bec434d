"""In which old code page a text that is no UTF-8 was written, told by what its signs would be.

Old DOS programs write £ as the byte that is œ in Windows-1252, é as a low quotation mark. A sign fits where signs of
its kind stand: a letter with an accent within a word, £ before a figure.
"""

from __future__ import annotations

import re

WINDOWS = "cp1252"
OLD = ("cp850", "cp437", "mac_roman")  # of those that fit alike the first
_LIKELY, _BETTER = 0.8, 0.2  # share of the signs that must fit a page, and by how much better than Windows-1252
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ"
_SMALL, _LARGE = "a-zß-öø-ÿœšž", "A-ZÀ-ÖØ-ÞŒŠŽŸ"
_SIGN = re.compile(r"[^\x00-\x7f]")
_FITS = re.compile(
    rf"(?<=[{_LARGE}{_SMALL}])(?:ß|[à-öø-ÿœšž](?![{_LARGE}]))|[à-öø-ÿšž](?=[{_SMALL}])|"  # a small letter within a word
    rf"(?<![{_SMALL}])[À-ÖØ-ÞŒŠŽŸ](?=[{_LETTER}])|(?<=[{_LARGE}])[À-ÖØ-ÞŒŠŽŸ]|"
    rf"[£€](?=\s*[\d.,'’]|m\b|k\b|bn\b|\W*$)|(?<=[\s(\d])[£€](?=\W|$)|"
    rf"(?<=[{_LETTER}])['’](?=[{_LETTER}])|(?<![{_LETTER}])[‘“«](?=\w)|(?<=[\w.,!?])[’”»](?!\w)|"
    r"(?<=[\s\d])[–—](?=[\s\d])|(?<=\d)[°º½¼¾²³\xa0]|(?<=\s)[½¼¾•·](?=\s)|(?<=\w)[®©™²³\xa0](?!\w)|\xa0(?=\w)|©(?=\s)"
)


def code_page(sample: bytes) -> str:
    """The code page that a text was written in, Windows-1252 unless its signs do not fit and those of an old one do."""
    fit = {page: _share_that_fits(sample.decode(page, "replace")) for page in (WINDOWS, *OLD)}
    best = max(OLD, key=lambda page: fit[page])
    return best if fit[best] >= max(_LIKELY, fit[WINDOWS] + _BETTER) else WINDOWS


def _share_that_fits(text: str) -> float:
    signs = len(_SIGN.findall(text))
    return sum(not one[0].isascii() for one in _FITS.finditer(text)) / max(signs, 1)
