"""Numbers as a page prints them, and the texts of a PDF."""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
from pathlib import Path

NUMBER = r"(?<![\w.,£])£?\d[\d,]*(?:\.\d+)?(?:e[-+]\d+)?(?:bn|m(?![\w]))?"
SHARE = r"(?:\d+(?:\.\d+)?%|under 1%|all)"
_SIZES = {"bn": 1e9, "m": 1e6, "": 1.0}
_PARTS = re.compile(r"£?([\d,]+)(\.\d+)?(e[-+]\d+)?(bn|m)?")


def span(text: str) -> tuple[float, float]:
    """The least and greatest value that a printed number may stand for: "£3.71bn" is 3.705 to 3.715 thousand million."""
    whole, part, power, size = _PARTS.fullmatch(text).groups(default="")
    factor = _SIZES[size] * float(f"1{power}" if power else 1)
    value = float(whole.replace(",", "") + part) * factor
    half = 0.5 * 10.0 ** -max(len(part) - 1, 0) * factor
    return value - half, value + half


def says(text: str, value: float | None) -> bool:
    """Whether a printed number is this value, rounded as it is printed."""
    if value is None or value != value:
        return False
    low, high = span(text)
    slack = 1e-9 * max(abs(value), 1.0)
    return low - slack <= value <= high + slack


def says_share(text: str, part: float, whole: float | None) -> bool:
    """Whether a printed share is part of whole; what is not quite all, or hardly any, never reads as all or nothing."""
    if not whole or part != part:
        return False
    share = 100 * part / whole
    if text == "all":
        return part == whole
    if text == "under 1%":
        return 0 < share < 1
    shown = float(text.rstrip("%"))
    digits = len(text.rstrip("%").partition(".")[2])
    near = abs(shown - share) <= 0.5 * 10.0**-digits + 1e-9
    return near or (
        shown in (99, 99.9, 0.1) and min(max(share, 0.1), 99.9) in (share, 0.1, 99.9) and abs(shown - share) < 1
    )


def pages_of(pdf: Path) -> list[str]:
    """The text of each page in the order in which it is drawn, as one line."""
    read = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [flat(one) for one in read.split("\f") if one.strip()]


def flat(text: str) -> str:
    """One line, without ligatures; a name that is broken at its hyphen is whole again."""
    text = unicodedata.normalize("NFKC", text.replace("²", "\ue002")).replace("\ue002", "²")
    return re.sub(r"\s+", " ", re.sub(r"-\n", "-", text)).strip()


def text_of_html(page: str) -> str:
    """What an HTML page says, its tables aside."""
    page = re.sub(r"<style.*?</style>|<head>.*?</head>|<table.*?</table>", " ", page, flags=re.DOTALL)
    return flat(html.unescape(re.sub(r"<[^>]+>", " ", page)))


def scale_bars(pdf: Path) -> list[tuple[int, float, float]]:
    """Of each page's scale bars: number of the page, kilometres at the end, its length in millimetres."""
    read = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    found = []
    for number, page in enumerate(read.split("<page ")[1:]):
        texts = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)</word>', page)
        for zero, half, end, unit in zip(texts, texts[1:], texts[2:], texts[3:]):
            if zero[3] == "0" and unit[3] in ("km", "m") and abs(float(zero[1]) - float(end[1])) < 2:
                middles = [(float(one[0]) + float(one[2])) / 2 for one in (zero, half, end)]
                km = float(half[3].replace(",", "")) * (1 if unit[3] == "km" else 0.001)
                found.append((number, km, (middles[1] - middles[0]) * 25.4 / 72))
    return found
