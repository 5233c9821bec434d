"""The two ways in which a run ends early that are nobody's bug."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right: one plain sentence saying what to do, and details on request.

    Parameters
    ----------
    message : one sentence without jargon, shown in the message bar.
    detail : more text for "Details": row numbers, the library's own words.
    """

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user pressed Cancel; nothing has been changed."""
