"""docs/sources/postcodes_mended.md: what becomes of postcodes that are written wrongly, over all live postcodes of the Midlands.

.venv/bin/python tools/postcode_slips.py [each nth postcode]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from midlands_clusters_plugin.core.geography.areas import areas  # noqa: E402 - the path comes first
from midlands_clusters_plugin.core.postcodes.postcodes import Status, builtin_index  # noqa: E402

PAGE = ROOT / "docs" / "sources" / "postcodes_mended.md"
AREA = "midlands_engine_northamptonshire"
_ABOUT = """# Postcodes that are written wrongly

A postcode is mended only where the evidence leaves one reading: the blank, the number of characters and every sign inside a half are
evidence. A reading that drops a sign where a character was is none, nor is one that moves the boundary of the halves, with one exception: a
blank before the last two characters is a moved blank ("B11 AY" is B1 1AY), unless a digit may be missing there instead and that postcode
would be in another authority. So the few that did lack a digit are placed by another postcode of their own authority, never of another.
What was mended, from what to what, stands in the table *Rows to look at* beside the rejected rows.

Each of the {count:,} live postcodes of the Midlands (24 authorities of the Midlands Engine, and Northamptonshire) in the built-in directory
was written wrongly in each of these ways. *Right*: its own postcode. *Rejected*: listed, with its row number; with coordinates in the row
those place it. *Wrong*: another postcode. Two neighbours that are swapped often give another real postcode, which nobody can tell. Made by
`tools/postcode_slips.py`.

| Written wrongly | Example | Texts | Right | Rejected | Wrong | In a wrong authority |
|---|---|---:|---:|---:|---:|---:|
"""


def _each(text: str, of: str, by: str) -> list[str]:
    return [text[:at] + by + text[at + 1 :] for at, sign in enumerate(text) if sign == of]


def _moved(text: str, by: int) -> str:
    cut, plain = text.index(" ") + by, text.replace(" ", "")
    return f"{plain[:cut]} {plain[cut:]}"


def _swapped(text: str) -> list[str]:
    pairs = [at for at in range(len(text) - 1) if text[at] != text[at + 1] and " " not in text[at : at + 2]]
    return [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in pairs]


def _signs(text: str) -> list[str]:
    return [text[:at] + by + text[at + 1 :] for at, sign in enumerate(text) if sign.isdigit() for by in "!-"]


KINDS: dict[str, Callable[[str], list[str]]] = {
    "last letter cut": lambda text: [text[:-1]],
    "last two cut": lambda text: [text[:-2]],
    "last letter cut, no blank": lambda text: [text[:-1].replace(" ", "")],
    "blank moved to the left": lambda text: [_moved(text, -1)],
    "blank moved to the right": lambda text: [_moved(text, 1)],
    "third last sign missing": lambda text: [text[:-3] + text[-2:]],
    "two neighbours swapped": _swapped,
    "a sign (! or -) for a digit": _signs,
    "letter O for 0, 0 for O": lambda text: _each(text, "0", "O") + _each(text, "O", "0"),
    "letter I for 1, 1 for I": lambda text: _each(text, "1", "I") + _each(text, "I", "1"),
    "small letters": lambda text: [text.lower()],
    "no blank": lambda text: [text.replace(" ", "")],
    "doubled blank": lambda text: [text.replace(" ", "  ")],
    "hyphen or full stop for the blank": lambda text: [text.replace(" ", "-"), text.replace(" ", ".")],
    "a sign behind": lambda text: [text + ",", text + "*"],
}


def measured(step: int = 1) -> dict[str, tuple[str, int, float, float, float, float]]:
    """By kind: an example, the number of texts, and the shares placed right, rejected, placed wrong and in a wrong authority."""
    index = builtin_index()
    there = [number for number, code in enumerate(index.codes) if code in areas()[AREA].codes]
    rows = np.flatnonzero(index.live & np.isin(index.authority, there))[::step]
    postcodes, authorities = index.postcodes(rows), index.authority_codes(rows)
    result = {}
    for kind, slips in KINDS.items():
        written = [slips(text) for text in postcodes]
        own = np.repeat(np.arange(len(rows)), [len(some) for some in written])
        match = index.match([text for some in written for text in some])
        placed = match.status <= Status.TERMINATED
        right = placed & (match.postcode == postcodes[own])
        astray = placed & ~right & (match.authority_code != authorities[own])
        example = next(f"{text} → {some[-1]}" for text, some in zip(postcodes, written) if some)
        shares = (right.mean(), (~placed).mean(), (placed & ~right).mean(), astray.mean())
        result[kind] = (example, len(own), *map(float, shares))
    return result


def page(found: dict[str, tuple[str, int, float, float, float, float]]) -> str:
    """The page's text."""
    lines = [
        f"| {kind} | `{example}` | {count:,} | " + " | ".join(f"{share:.2%}" for share in shares) + " |\n"
        for kind, (example, count, *shares) in found.items()
    ]
    return _ABOUT.format(count=found["small letters"][1]) + "".join(lines)


if __name__ == "__main__":
    start = time.perf_counter()
    text = page(measured(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
    if len(sys.argv) == 1:
        PAGE.write_text(text, encoding="utf-8")
    print(text, f"{time.perf_counter() - start:.0f} s")
