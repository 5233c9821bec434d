"""Statements made of pieces that cannot be a text from outside: a name or a value is one only where it was quoted."""

from __future__ import annotations

import math
from collections.abc import Iterable


class Sql(str):
    """A piece of SQL: words of our own code, with names and values quoted (``postgis.quoting``). No other text is."""

    __slots__ = ()


NO_SQL = Sql()


def sql(wording: str, **pieces: Sql | int) -> Sql:
    """Words of our own code (never a made-up text: a test looks at every call) with a piece for each ``{name}``.

    Raises TypeError for a piece that is a mere text.
    """
    for name, piece in pieces.items():
        if not isinstance(piece, (Sql, int)):
            raise TypeError(f"{name} is a text, not a piece of SQL")
    return Sql(wording.format(**pieces))


def joined(between: str, pieces: Iterable[Sql]) -> Sql:
    """Pieces one after another. Raises TypeError for one that is a mere text."""
    return Sql(between.join(sql("{piece}", piece=piece) for piece in pieces))


def quoted_name(name: str) -> Sql:
    """The name of a table or column of SQLite."""
    return Sql('"' + name.replace('"', '""') + '"')


def quoted_text(text: str) -> Sql:
    """A text as a value of SQLite."""
    return Sql("'" + text.replace("'", "''") + "'")


def real(value: float) -> Sql:
    """A number as a value, with all its digits; NULL for one that is not known."""
    return Sql(f"{value:.17g}") if math.isfinite(value) else Sql("NULL")
