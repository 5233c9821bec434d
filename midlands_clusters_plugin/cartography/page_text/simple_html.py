"""The parts of HTML that texts beside a map are made of, escaped: for a browser, a screen reader and Qt's own texts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from html import escape


def page(title: str, style: str, body: Iterable[str]) -> str:
    """A page that needs no other file; ``body`` are parts as HTML, empty ones left out."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style>"
    )
    inside = "\n".join(filter(None, body))
    return f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head>\n<body><main>\n{inside}\n</main></body></html>\n'


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraphs(lines: Iterable[str]) -> list[str]:
    """A paragraph a line; none of an empty one."""
    return [f"<p>{escape(one)}</p>" for one in lines if one]


def warning(text: str) -> str:
    """A paragraph that stands out, "" of nothing."""
    return f'<p class="warning">{escape(text)}</p>' if text else ""


def bullets(lines: Iterable[str]) -> str:
    """A list, "" of nothing."""
    items = "".join(f"<li>{escape(one)}</li>" for one in lines if one)
    return f"<ul>{items}</ul>" if items else ""


def table(rows: Sequence[Sequence[str]], *, caption: str = "", figures: Container[int] = (), foot: bool = False) -> str:
    """A table: a head, rows named by their first column; ``figures``: columns of numbers; ``foot``: a row of totals."""
    side = [
        ' class="figure"' if column in figures else ' class="after"' if column - 1 in figures else ""
        for column in range(len(rows[0]))
    ]
    lines = []
    for name, *cells in rows[1:]:
        inside = "".join(f"<td{at}>{escape(str(one))}</td>" for at, one in zip(side[1:], cells))
        lines.append(f'<tr><th scope="row">{escape(str(name))}</th>{inside}</tr>')
    head = "".join(f'<th scope="col"{at}>{escape(one)}</th>' if one else "<td></td>" for at, one in zip(side, rows[0]))
    total = f"<tfoot>{lines.pop()}</tfoot>" if foot else ""
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{said}<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody>{total}</table>"
