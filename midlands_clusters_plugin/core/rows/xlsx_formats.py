"""Number formats of a workbook: what a cell shows beside its number (a day, a span of time, a currency, a percentage).

Source: ECMA-376 (Office Open XML), part 1, sections 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

_PERCENT_FORMATS = frozenset((9, 10))
_DATE_FORMATS = frozenset((*range(14, 23), 45, 46, 47))  # numbers of the formats that need no declaration
_BESIDE_SIGNS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]', re.IGNORECASE)
_DURATION = re.compile(r"\[(hh?|mm?|ss?)\]", re.IGNORECASE)
NUMBER, _DAY, _SPAN = 0, 1, 2
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")  # "[$€-407]", "[$USD]", "[$-809]"
_WRITTEN = re.compile(r'"([^"]*)"|\\(.)|([€$¥])')  # signs that a format puts beside a number
_MONEY = re.compile(r"[€$¥]|\b(?:USD|EUR|AUD|CAD|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|HKD|SGD|ZAR|NZD)\b")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")  # "#,##0," shows thousands of what the cell holds
_LETTERS = re.compile(r"(?:k|m|mn|bn)\b", re.IGNORECASE)


def kind_of(number: int, own: Mapping[int, str]) -> int | str:
    """Plain number, day, or span of time; or the sign that is shown with a number: "€", "USD", "%", "k"."""
    if number not in own:
        if number in _PERCENT_FORMATS:
            return "%"
        return (_SPAN if number == 46 else _DAY) if number in _DATE_FORMATS else NUMBER
    signs = _BESIDE_SIGNS.sub("", own[number].partition(";")[0])
    if _DURATION.search(signs):
        return _SPAN
    if signs.casefold() != "general" and re.search("[dmhys]", signs, re.IGNORECASE):
        return _DAY
    return _sign_of(own[number].partition(";")[0], signs) or NUMBER


def sign_of(code: str) -> str:
    """What a number's format says of its unit: "€", "USD", "%", "k"; "" for nothing."""
    return _sign_of(code, _BESIDE_SIGNS.sub("", code))


def _sign_of(code: str, plain: str) -> str:
    """What a number's format says of its unit, "" for nothing; ``plain`` is the format without what it only writes."""
    if "%" in plain:
        return "%"
    beside = [*_CURRENCY.findall(code), *("".join(one) for one in _WRITTEN.findall(_CURRENCY.sub("", code)))]
    text = " ".join("".join(beside).split())
    money = _MONEY.search(text)
    if money:
        return money[0]
    letters = _LETTERS.search(text)
    return letters[0].lower() if letters and not _SCALED.search(plain) else ""


def as_shown(written: str, kind: int | str, first_day: datetime) -> str:
    """A number as text with what its format says; a percentage as it is shown, 12% for 0.12."""
    if isinstance(kind, int):
        return _number(written, kind, first_day)
    if kind != "%":
        number = _number(written, NUMBER, first_day)
        return f"{number}{kind}" if _LETTERS.fullmatch(kind) else f"{kind} {number}"
    try:
        return f"{float(written) * 100:.10g}%"
    except ValueError:
        return written


def _number(written: str, kind: int, first_day: datetime) -> str:
    try:
        value = float(written) if kind or not written.lstrip("-").isdigit() else int(written)
    except ValueError:
        return written
    if isinstance(value, int):
        return str(value)
    if value != value or value in (float("inf"), float("-inf")):
        return written
    if kind == _DAY:
        return _day(value, first_day)
    if kind == _SPAN:
        return str(timedelta(days=value)) if abs(value) < 1e6 else written
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _day(value: float, first_day: datetime) -> str:
    """A serial number of Excel: days since 30 December 1899, or for old Macintosh workbooks since 1 January 1904."""
    try:
        if 0 <= value < 1:
            return str((datetime(2000, 1, 1) + timedelta(seconds=round(value * 86_400))).time())
        early = first_day.year == 1899 and value < 60  # Excel has a 29 February 1900
        return (first_day + timedelta(days=value + early)).strftime("%Y-%m-%d")
    except (OverflowError, ValueError):
        return "#VALUE!"
