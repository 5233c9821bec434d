"""The two ways in which a run ends early that are nobody's bug."""

from __future__ import annotations

import unicodedata

_LONGEST = 360  # signs of a message; a message bar has two lines
_END = 120  # signs kept of the end of a longer one, where it says what to do
_WILD = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, marks that turn a line round, halves of pairs, line ends


class UserError(Exception):
    """Something the user can put right: one plain sentence saying what to do, and details on request.

    Parameters
    ----------
    message : one sentence without jargon, shown in the message bar. Names out of files are made harmless in it: one
        line, no marks that turn it round, not endless; the full text then stands in the details.
    detail : more text for "Details": row numbers, the library's own words.
    """

    def __init__(self, message: str, detail: str = "") -> None:
        shown = _one_line(message)
        super().__init__(shown)
        self.message = shown
        self.detail = "\n\n".join(filter(None, (detail, message))) if len(message) > _LONGEST else detail


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user pressed Cancel; nothing has been changed."""


def _one_line(text: str) -> str:
    """The text on one line; of a long one its beginning and its end."""
    if any(unicodedata.category(sign) in _WILD for sign in text):
        text = " ".join("".join(" " if unicodedata.category(sign) in _WILD else sign for sign in text).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - _END - 2].rstrip()} … {text[-_END:].lstrip()}"
