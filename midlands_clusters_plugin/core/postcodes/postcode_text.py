"""From what people type to the shape of a postcode: squeezing, recognising the form, and the readings of a slip.

Everything here works on many texts at once, as a matrix of character codes with one row a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

WIDTH = 7  # characters of the longest postcode, squeezed
_READ = 20  # characters looked at; longer texts are squeezed first
_OTHER = 1  # stands for a character that no postcode has
_HALVES = re.compile("[\0\ud800-\udfff]")
_NOT_STORED = re.compile(r"[\W_]+")

# What the outward code may look like (A letter, 9 digit); the inward code is always 9AA.
_OUTWARD_FORMS = ("A9", "A99", "A9A", "AA9", "AA99", "AA9A")
_TO_DIGIT = {"O": "0", "I": "1", "L": "1", "S": "5", "Z": "2", "B": "8", "G": "6"}
_TO_LETTER = {"0": "O", "5": "S", "2": "Z", "8": "B", "6": "G"}  # 1 may be I or L: both are tried
_MAX_SLIPS = 2  # more than two slips in seven characters is another text, such as a number

# What parts the halves of a postcode, and what may stand before one: a spreadsheet's apostrophe, a bracket, a label's
# colon. Any other sign stands where a character was ("DE!5 9TY"), and so does one of these with a blank behind it only
# ("DE1- 2GR"; "DE24. 8BJ" is whole).
_SIGN = r"[-.,;:/_·•|\\‐-―−]"
_PARTING, _PARTING_WHOLE = re.compile(rf"\s*{_SIGN}|\s+{_SIGN}\s+"), re.compile(rf"\s*{_SIGN}\s*")
_BEFORE = re.compile(r"[\s'\"`´‘’“”«»(\[{<=:;,.]*")
_PARTS = np.array([chr(number) in " -.,;:/_|\\" for number in range(128)])  # of ASCII
_PLAIN = frozenset((" ", "  ", "-", " - ", ".", "\u00a0"))
_GAP = re.compile(r"([\W_]+)")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
CLEAN, JOINED, MOVED, SHORT, SIGNS = range(5)  # what stands between the characters of a text, see ``squeeze``


def plain_texts(values: Sequence[object]) -> list[str]:
    """Each value as text, see ``harmless``; a missing value (None, NaN, NaT, pd.NA) as an empty one."""
    if isinstance(values, np.ndarray) and pd.api.types.infer_dtype(values, skipna=False) == "string":
        return harmless(values.tolist())
    return harmless(
        [value if type(value) is str else "" if value is None or _is_missing(value) else str(value) for value in values]
    )


def harmless(texts: list[str]) -> list[str]:
    """The texts with a blank for each NUL and half of a pair: pandas takes texts that differ behind one for equal."""
    whole = "".join(texts)
    if "\0" not in whole and (whole.isascii() or not _HALVES.search(whole)):
        return texts
    return [_HALVES.sub(" ", text) for text in texts]


def _is_missing(value: object) -> bool:
    answer = pd.isna(value)  # type: ignore[call-overload]  # of a list an array
    return isinstance(answer, (bool, np.bool_)) and bool(answer)


def squeeze(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Blanks and punctuation taken out, capitals, full-width forms as plain ones.

    Returns
    -------
    characters : uint8, shape (n, 7), ASCII codes, 0 after the end, 1 for a character that no postcode has.
    length : characters that were left, which may be more than 7.
    gap : int8, what the blanks and signs say of the halves. CLEAN: one gap, before the last three characters. JOINED:
        no gap. MOVED: a blank elsewhere. SHORT: one before the last two, so that a digit may be missing. SIGNS: a sign
        where a character was.
    """
    size = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    longest, short = int(size.max(initial=0)), texts
    if longest > _READ:  # without what will be dropped anyway: what remains too long is no postcode
        short = [text if len(text) <= _READ else _NOT_STORED.sub("", text[:4096])[:_READ] for text in texts]
    width = max(WIDTH, min(longest, _READ))
    raw = np.array(short, dtype=f"U{width}").view(np.uint32).reshape(len(texts), width)
    codes = _translate(raw)
    stored = codes != 0
    length = _counted(stored)
    taken = stored if length.max(initial=0) <= WIDTH else stored & (np.cumsum(stored, axis=1, dtype=np.int8) <= WIDTH)
    characters = np.zeros((len(texts), WIDTH), dtype=np.uint8)
    characters[np.arange(WIDTH) < length[:, None]] = codes[taken]  # both row by row, from left to right
    return characters, length, _gaps(texts, size, length, raw, stored)


def _counted(flags: np.ndarray) -> np.ndarray:
    """How many are set in each row; column by column, as rows are short."""
    answer = np.zeros(len(flags), dtype=np.int8)
    for column in range(flags.shape[1]):
        answer += flags[:, column]
    return answer.astype(np.int64)


def _gaps(
    texts: Sequence[str], size: np.ndarray, length: np.ndarray, raw: np.ndarray, stored: np.ndarray
) -> np.ndarray:
    more, cut = size - length, length - 3
    answer = np.where(more == 0, JOINED, CLEAN).astype(np.int8)
    looked = (length > 3) & (length <= WIDTH)
    open_ = [np.flatnonzero(looked & (more > 2))]
    for count in (1, 2):  # signs that are no letter or digit: where they stand is looked up for all texts at once
        rows = np.flatnonzero(looked & (more == count))
        if count == 1:  # nearly all are as they should be
            rows = rows[raw.ravel().take(rows * raw.shape[1] + cut[rows]) != 32]
        if len(rows):
            answer[rows] = found = _gaps_of_few(raw[rows], stored[rows], size[rows], cut[rows], count)
            open_.append(rows[found < 0])
    for row in np.concatenate(open_).tolist():
        head, middle, tail = texts[row][: cut[row]], texts[row][cut[row] : -3], texts[row][-3:]
        plain = middle in _PLAIN and head.isalnum() and tail.isalnum()
        answer[row] = CLEAN if plain else _gaps_of(texts[row][:4096], int(cut[row]))
    return answer


def _gaps_of_few(raw: np.ndarray, stored: np.ndarray, size: np.ndarray, cut: np.ndarray, count: int) -> np.ndarray:
    """What one or two signs in a text say; -1 where that takes a closer look."""
    rows = np.arange(len(raw))
    at = last = np.argmin(stored, axis=1)
    if count == 2:
        last = raw.shape[1] - 1 - np.argmin((stored | (raw == 0))[:, ::-1], axis=1)
    first, second = (raw.ravel().take(rows * raw.shape[1] + place) for place in (at, last))
    parting, middle = (_PARTS.take(sign, mode="clip") for sign in (first, second))  # of signs beyond ASCII: no
    behind, answer = last == size - 1, np.full(len(raw), -1, dtype=np.int8)
    for sign, place in ((first, at), (second, last - count + 1)):  # a sign where a character was
        inside = (place > 0) & (place < cut + 3) & (place != cut)
        answer[inside & (sign > 32) & (sign < 127)] = SIGNS
    parts, plain = at == cut, (first >= 32) & (first < 127)
    if count == 1:
        inside = (first == 32) & (at > 0) & ~behind
        answer[inside] = np.where(at == cut + 1, SHORT, MOVED)[inside]
        answer[behind] = JOINED
        answer[parts & plain] = np.where(parting, CLEAN, SIGNS)[parts & plain]
        return answer
    answer[parts & behind & parting] = CLEAN
    both = parts & (last == cut + 1) & plain & (second >= 32) & (second < 127)
    whole = (first == 32) & middle | (cut == 4) & (second == 32) & parting  # a blank behind a sign: of four only
    answer[both] = np.where(whole, CLEAN, SIGNS)[both]
    return answer


def _gaps_of(text: str, cut: int) -> int:
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).upper()
    parts = _GAP.split(text[_BEFORE.match(text).end() :])  # type: ignore[union-attr]  # it matches nothing too
    if not parts[0]:
        return SIGNS
    if not parts[-1]:  # signs behind a text do no harm
        parts = parts[:-2]
    at, answer = 0, CLEAN if len(parts) > 1 else JOINED
    for part, gap in zip(parts[::2], parts[1::2]):
        at += len(part)
        if gap.strip() and not (at == cut and (_PARTING_WHOLE if cut == 4 else _PARTING).fullmatch(gap)):
            return SIGNS
        if at != cut:
            answer = SHORT if len(parts) == 3 and at == cut + 1 else MOVED
    return answer


@lru_cache(maxsize=4096)
def _code_of(number: int) -> int:
    """The character code that a character counts as: 0 dropped, 1 something else, or an ASCII capital or digit."""
    plain = unicodedata.normalize("NFKC", chr(number)).upper()
    if len(plain) == 1 and plain.isascii() and plain.isalnum():
        return ord(plain)
    return 0 if unicodedata.category(chr(number))[0] in "ZPCS" else _OTHER


_ASCII = np.array([_code_of(number) for number in range(128)], dtype=np.uint8)


def _translate(raw: np.ndarray) -> np.ndarray:
    """Unicode numbers to the codes of ``_code_of``."""
    codes = _ASCII.take(raw, mode="clip")
    if raw.max(initial=0) > 127:
        far = raw > 127
        unique, which = np.unique(raw[far], return_inverse=True)
        codes[far] = np.array([_code_of(int(number)) for number in unique], dtype=np.uint8)[which]
    return codes


def formatted(characters: np.ndarray, length: np.ndarray) -> np.ndarray:
    """The postcodes as people write them, one blank before the last three. Object array of texts; lengths 4 to 7."""
    wide = np.zeros((len(characters), WIDTH + 1), dtype=np.uint32)
    column, end = np.arange(WIDTH + 1), length[:, None]
    wide[(column <= end) & (column != end - 3)] = characters[column[:WIDTH] < end]  # both row by row
    wide[np.arange(len(characters)), length - 3] = ord(" ")
    return wide.view(f"U{WIDTH + 1}").ravel().astype(object)


def is_digit(sign: np.ndarray) -> np.ndarray:
    """Which ASCII codes are digits."""
    return (sign >= 48) & (sign <= 57)


def begins(characters: np.ndarray, area: str) -> np.ndarray:
    """Which rows begin with the two letters of a postcode area."""
    return (characters[:, 0] == ord(area[0])) & (characters[:, 1] == ord(area[1]))


def has_form(characters: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Which rows look like a postcode, whether it exists or not."""
    answer = np.zeros(len(characters), dtype=bool)
    for form in _OUTWARD_FORMS:
        rows = np.nonzero(length == len(form) + 3)[0]
        answer[rows[_fits(characters[rows], form + "9AA").all(axis=1)]] = True
    return answer


def _fits(characters: np.ndarray, form: str) -> np.ndarray:
    """Which characters are of the class that the form wants; shape (n, len(form))."""
    part = characters[:, : len(form)]
    want_digit = np.array([letter == "9" for letter in form])
    return np.where(want_digit, is_digit(part), part >= 65)


def _swap(one_is: str) -> tuple[np.ndarray, np.ndarray]:
    digits, letters = np.zeros(128, dtype=np.uint8), np.zeros(128, dtype=np.uint8)
    for source, result in _TO_DIGIT.items():
        digits[ord(source)] = ord(result)
    for source, result in {**_TO_LETTER, "1": one_is}.items():
        letters[ord(source)] = ord(result)
    return digits, letters


def readings(characters: np.ndarray, length: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Every reading of a text with one or two slips, as (rows, their characters): O for zero, I or l for 1, 5 for S ...

    A text must have a digit of its own to be read: "BILLS" is a word, not B1 1LS. The same reading may come twice.
    """
    own_digit = is_digit(characters).any(axis=1)
    for form in (outward + "9AA" for outward in _OUTWARD_FORMS):
        rows = np.nonzero((length == len(form)) & own_digit)[0]
        wrong = ~_fits(characters[rows], form)
        slips = wrong.sum(axis=1)
        near = (slips >= 1) & (slips <= _MAX_SLIPS)
        rows, wrong = rows[near], wrong[near]
        if len(rows):
            yield from _variants(characters, rows, wrong, form)


def _variants(
    characters: np.ndarray, rows: np.ndarray, wrong: np.ndarray, form: str
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The readings in one form; a 1 among the first two characters is tried as I and as L, each on its own."""
    part = characters[rows]
    want_digit = np.array([letter == "9" for letter in form])
    (digits, as_i), (_, as_l) = _swap("I"), _swap("L")
    two_ways = wrong & ~want_digit & (part[:, : len(form)] == ord("1"))
    for first in (as_i, as_l):
        for second in (as_i, as_l):  # I stands in no other place of a postcode
            other = np.flatnonzero((two_ways[:, 0] | (first is as_i)) & (two_ways[:, 1] | (second is as_i)))
            if not len(other):
                continue
            result, letters = part[other], [first, second, *[as_l] * (len(form) - 2)]
            for place in range(len(form)):
                slips = np.flatnonzero(wrong[other, place])
                result[slips, place] = (digits if want_digit[place] else letters[place])[result[slips, place]]
            good = result[:, : len(form)].all(axis=1)
            if good.any():
                yield rows[other[good]], result[good]
