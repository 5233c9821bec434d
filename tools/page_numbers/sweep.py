"""Pages exported and their numbers compared: one for tests and for ``make numbers`` alike."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from .grammar import findings
from .map_file import MapFile
from .printed import NUMBER, pages_of, says, scale_bars, text_of_html
from .sheet import Sheet


def sheet_of(
    layout: Any, file: MapFile, kind: str, metric: str, report: dict[str, Any], texts: Iterable[str] = ()
) -> Sheet:
    """What a page is to be compared with."""
    from qgis.core import QgsLayoutItemMap

    from midlands_clusters_plugin.cartography.style.map_text import metric_text

    windows, scales, today = {}, [], date.today()
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap) and item.isVisible():
            scales.append(item.scale())
            if found := re.fullmatch(r"mc_inset_(\d)", item.id()):
                box = item.extent()
                bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
                windows["ABC"[int(found[1]) - 1]] = bounds
    texts = (*texts, *report["boundaries"]["notes"], *(str(one["path"]) for one in report["inputs"]))
    captions = {one: metric_text(one) for one in file.metrics}
    day = f"{today.day} {month_name[today.month]} {today.year}"
    version = report["versions"]["plugin"]
    return Sheet(
        file,
        metric,
        kind,
        captions,
        report["rows_read"],
        day,
        version,
        windows,
        scales,
        (*texts, *report["boundaries"]["notes"]),
    )


def check_pdf(pdf: Path, *sheets: Sheet) -> list[str]:
    """What the pages of a PDF say that their file does not; a sheet a page, the last one for all further pages."""
    found, texts = [], pages_of(pdf)
    for number, text in enumerate(texts, 1):
        sheet = sheets[min(number, len(sheets)) - 1]
        sheet.page = (number, len(texts))
        found += [f"{pdf.name}, page {number}: {one}" for one in findings(text, sheet)]
    return found + ([f"{pdf.name}: {one}" for one in wrong_scale_bars(pdf, sheets[0])] if len(sheets) == 1 else [])


def wrong_scale_bars(pdf: Path, sheet: Sheet) -> list[str]:
    """Scale bars that fit no map of their page; an atlas has a scale of its own on each page."""
    if sheet.kind.endswith("atlas"):
        return []
    found = []
    for _, km, millimetres in scale_bars(pdf):
        if not any(abs(millimetres * scale / 1e6 - km) <= 0.06 * km for scale in sheet.scales):
            found.append(f"a scale bar of {km:g} km is {millimetres:.1f} mm long, the maps have {sheet.scales}")
    return found


def check_html(path: Path, sheet: Sheet) -> list[str]:
    """The text alternative: its sentences, and every cell of its table."""
    page = path.read_text(encoding="utf-8")
    page = re.sub(r"<li><a .*?</li>", "", page)
    found = findings(text_of_html(page), sheet)
    table = re.search(r"<table.*?</table>", page, re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table[0], re.DOTALL) if table else []
    cells = [[re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]
    head = [next((m for m, text in sheet.captions.items() if text == one), "") for one in cells[0]] if cells else []
    for name, *figures in cells[1:]:
        place = name.partition(",")[0]
        for metric, shown in zip(head[1:], figures):
            value = sheet.file.total(metric) if name == "All" else sheet.file.of(place, metric)
            known = value is not None and value == value
            if not (
                says(shown, value) if re.fullmatch(NUMBER, shown) else not known and shown in ("not known", "hidden")
            ):
                found.append(f"table: {name}, {metric}: {shown}, not {value}")
    return [f"{path.name}: {one}" for one in found]


def check_csv(path: Path, sheet: Sheet) -> list[str]:
    """A table beside a page: every figure is that of the file."""
    import pandas as pd

    table = pd.read_csv(path, encoding="utf-8-sig", dtype=str)
    keys = ["cell_id", "authority_code"] if "cell_id" in table else ["authority_code"]
    source = sheet.file.tables["hexes"] if "cell_id" in table else sheet.file.authorities
    source = source.set_index(keys)
    found = []
    for metric in [one for one in sheet.file.metrics if one in table]:
        shown = table.set_index(keys)[metric].astype(float)
        known = source[metric].astype(float).reindex(shown.index)
        wrong = ~((shown - known).abs().le(1e-6 * known.abs().clip(lower=1)) | (shown.isna() & known.isna()))
        found += [f"{path.name}: {one}, {metric}: {shown[one]}, not {known[one]}" for one in shown.index[wrong]]
    return found


def altered(text: str) -> Iterator[str]:
    """The page with one of its numbers one greater, once for each: each must be seen."""
    for one in re.finditer(r"\d+(?=\D|$)", text):
        digits = one.group()
        yield text[: one.start()] + str(int(digits) + 1).zfill(len(digits)) + text[one.end() :]
