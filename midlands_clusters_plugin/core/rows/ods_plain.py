"""OpenDocument spreadsheets with Python's own library, with the face of ``xlsx_plain.Workbook``: what cells show.

A percentage, a currency other than the pound, and "k" or "m" of a number's format are written with it; a day is
2017-01-31. A hidden sheet is passed over while another is not. Source: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from .xlsx_formats import NUMBER, as_shown, sign_of
from .xlsx_plain import NotReadableError, Reader, read_part

_MOST_COLUMNS = 16_384
_MOST_ROWS = 1 << 21
_CONTENT = "content.xml"
_STYLES = ("number-style", "currency-style", "percentage-style")
_FIRST_DAY = datetime(1899, 12, 30)  # no number stands for a day here


class OdsWorkbook:
    """A spreadsheet open for reading; close it. Raises NotReadableError, zipfile's and zlib's errors."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        try:
            about = _Sheets()
            list(read_part(self._zip, _CONTENT, about))
            visible = [name for name, style in about.sheets if style not in about.hidden]
            self.sheets = visible or [name for name, _ in about.sheets]
            if not self.sheets:
                raise NotReadableError("the file has no sheet")
            self._kinds = about.kinds()
        except BaseException:
            self._zip.close()
            raise

    def rows(self, sheet: str, progress: Callable[[float], None] | None = None) -> Iterator[tuple[int, list[str]]]:
        """Row numbers and cells of the rows that hold anything, the empty cells at their ends left out."""
        for number, cells, times in read_part(self._zip, _CONTENT, _Rows(sheet, self._kinds), progress):
            if number + times > _MOST_ROWS:
                raise NotReadableError("more rows than a sheet can have")
            for again in range(times):
                yield number + again, list(cells)

    def merged(self, sheet: str) -> list[tuple[int, int, int]]:
        """Cells of one column that are merged over several rows: first row, last row, column."""
        reader = _Rows(sheet, {})
        for _ in read_part(self._zip, _CONTENT, reader):  # one by one: a sheet may be long
            pass
        return reader.merged

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes by their names without a namespace; extensions of one program left out."""
    return {key.rpartition(" ")[2]: value for key, value in attributes.items() if "calcext" not in key}


class _Sheets(Reader):
    """The sheets with their styles, and what the formats of cells write beside numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.hidden: set[str] = set()
        self._texts: dict[str, list[str]] = {}  # of a format: what it writes; a comma behind a number that it scales
        self._format_of: dict[str, str] = {}
        self._style, self._format = "", ""

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name, given = self.name_of(full), _plain(attributes)
        if name == "style":
            self._style = given.get("name", "")
            if "data-style-name" in given:
                self._format_of[self._style] = given["data-style-name"]
        elif name == "table-properties" and given.get("display") == "false":
            self.hidden.add(self._style)
        elif name in _STYLES:
            self._format = given.get("name", "")
            self._texts[self._format] = []
        elif name == "number" and self._format:
            self._texts[self._format].append("0," if "display-factor" in given else "0")
        elif name in ("text", "currency-symbol") and self._format:
            self._caught = []
        elif name == "table":
            self.sheets.append((given.get("name", ""), given.get("style-name", "")))

    def end(self, full: str) -> None:
        name = self.name_of(full)
        if name in _STYLES:
            self._format = ""
        elif name in ("text", "currency-symbol") and self._caught is not None and self._format:
            written, self._caught = "".join(self._caught), None
            self._texts[self._format].append("" if written.isspace() else '"' + written.replace('"', "") + '"')

    def kinds(self) -> dict[str, str]:
        """Of each style of cells the sign that is shown with a number, as Excel's formats say it."""
        codes = {name: "".join(parts) for name, parts in self._texts.items()}
        return {style: sign_of(codes[code]) for style, code in self._format_of.items() if code in codes}


class _Rows(Reader):
    """The rows of one sheet: number, cells, how often in a row."""

    def __init__(self, sheet: str, kinds: dict[str, str]) -> None:
        super().__init__()
        self.merged: list[tuple[int, int, int]] = []
        self._sheet, self._kinds = sheet, kinds
        self._inside, self._note = 0, 0
        self._row, self._times, self._cells, self._blank = 1, 1, list[str](), 0
        self._columns: list[str] = []  # the style of each column's cells
        self._cell: dict[str, str] = {}
        self._lines: list[str] = []

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name = self.name_of(full)
        if name == "table":
            if self._inside or _plain(attributes).get("name") == self._sheet:
                self._inside += 1
        elif self._inside != 1 or self._note:
            self._note += name == "annotation"
        elif name == "table-column":
            given = _plain(attributes)
            times = min(_count(given, "number-columns-repeated"), _MOST_COLUMNS - len(self._columns))
            self._columns += [given.get("default-cell-style-name", "")] * times
        elif name == "table-row":
            self._times, self._cells, self._blank = _count(_plain(attributes), "number-rows-repeated"), [], 0
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._lines = _plain(attributes), []
        elif name == "p":
            self._caught = []
        elif name in ("s", "tab", "line-break") and self._caught is not None:
            self._caught.append(" " * min(_count(_plain(attributes), "c"), 100))
        elif name == "annotation":  # a comment on a cell
            self._note = 1

    def end(self, full: str) -> None:
        name = self.name_of(full)
        if name == "table" and self._inside:
            self._inside -= 1
            self.finished = not self._inside
        elif self._note:
            self._note -= name == "annotation"
        elif self._inside != 1:
            return
        elif name == "p" and self._caught is not None:
            self._lines.append("".join(self._caught))
            self._caught = None
        elif name in ("table-cell", "covered-table-cell"):
            self._take_cell()
        elif name == "table-row":
            if self._cells:
                self.found.append((self._row, self._cells, self._times))
            self._row += self._times

    def _take_cell(self) -> None:
        times, place = _count(self._cell, "number-columns-repeated"), len(self._cells) + self._blank
        spanned = _count(self._cell, "number-rows-spanned")
        if spanned > 1 and _count(self._cell, "number-columns-spanned") == 1:
            self.merged.append((self._row, self._row + spanned - 1, place + 1))
        style = self._cell.get("style-name") or (self._columns[place] if place < len(self._columns) else "")
        text = self._shown(style).strip()
        if not text:
            self._blank += times
        elif place < _MOST_COLUMNS:
            self._cells += [""] * self._blank + [text] * min(times, _MOST_COLUMNS - place)
            self._blank = 0

    def _shown(self, style: str) -> str:
        cell, text = self._cell, "\n".join(self._lines)
        kind = cell.get("value-type", "")
        if kind == "date":
            day, _, time = cell.get("date-value", text).partition("T")
            return day if not time.strip("0:.") else f"{day} {time}"
        if kind == "boolean":
            return cell.get("boolean-value", text)
        if kind not in ("float", "percentage", "currency") or "value" not in cell:
            return cell.get("string-value", text)
        sign: str = "%" if kind == "percentage" else self._kinds.get(style, "")
        if kind == "currency" and cell.get("currency"):
            sign = cell["currency"]
        return as_shown(cell["value"], NUMBER if sign in ("", "GBP", "£") else sign, _FIRST_DAY)


def _count(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1")
    return min(int(value), 1 << 20) if value.isdecimal() and len(value) < 9 and int(value) else 1
