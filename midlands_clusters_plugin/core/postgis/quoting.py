"""The one place where names and values become SQL: nothing that a user wrote reaches a statement by another way."""

from __future__ import annotations

import hashlib
import math
import unicodedata
from datetime import date

from ..base.errors import UserError
from ..base.i18n import tr
from ..base.sql import Sql, joined

LONGEST_NAME = 63  # bytes; PostgreSQL would cut a longer name without a word


def identifier(name: str) -> Sql:
    """The name of a schema, table, column or role, quoted. Raises UserError for one that PostgreSQL cannot hold."""
    if not name or "\0" in name:
        raise UserError(tr("A name for the database must not be empty or hold a NUL character."))
    if len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
        text = tr("The name {value}… is too long for PostgreSQL: use at most {longest_name} bytes.")
        raise UserError(text.format(value=name[:40], longest_name=LONGEST_NAME))
    return Sql('"' + name.replace('"', '""') + '"')


def qualified(schema: str, table: str) -> Sql:
    """Schema and table, quoted, with a dot between."""
    return joined(".", (identifier(schema), identifier(table)))


def literal(value: str | bool | int | float | date | None) -> Sql:
    """A value, quoted; floats to the last bit. Raises UserError for a text with a NUL character."""
    if value is None:
        return Sql("NULL")
    if isinstance(value, bool):
        return Sql("TRUE" if value else "FALSE")
    if isinstance(value, int):
        return Sql(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise UserError(tr("A number for the database must be finite."), str(value))
        return Sql(f"float8 '{value!r}'")
    if isinstance(value, date):
        return Sql(f"DATE '{value.isoformat()}'")
    if "\0" in value:
        raise UserError(tr("A text for the database must not hold a NUL character."))
    # With a backslash in it the text means the same whatever standard_conforming_strings says only in the E form.
    mark = "E" if "\\" in value else ""
    return Sql(mark + "'" + value.replace("\\", "\\\\").replace("'", "''") + "'")


def remark(text: str) -> str:
    """A line of comment: whatever could end the line, or turn its direction, is a space."""
    plain = "".join(
        " " if unicodedata.category(letter)[0] == "C" or letter in "\u2028\u2029" else letter for letter in text
    )
    return f"-- {plain}".rstrip()


def derived(table: str, suffix: str) -> str:
    """The name of something that belongs to a table; shortened with a hash where PostgreSQL would cut it."""
    name = f"{table}_{suffix}"
    if len(name.encode("utf-8", "surrogatepass")) <= LONGEST_NAME:
        return name
    tail = f"_{hashlib.sha256(table.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}_{suffix}"
    head = table.encode("utf-8", "surrogatepass")[: LONGEST_NAME - len(tail)].decode("utf-8", "ignore")
    return head + tail
