"""Numbers that a reader sees carry his own marks: no f-string groups thousands in English but through core/base/i18n.py."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from midlands_clusters_plugin.core.base.i18n import counted, grouped, on_day, set_translator, tr
from midlands_clusters_plugin.core.base.numbers import plain
from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.sentence import sentence

PACKAGE = Path(__file__).parents[2] / "midlands_clusters_plugin"
FILES = sorted(
    one for room in ("core", "gui", "processing", "cartography", "sources") for one in (PACKAGE / room).rglob("*.py")
)
DOORS = {"written", "number", "UserError"}  # a UserError's detail is for the log


def english_marks(source: str) -> list[int]:
    """Lines of f-strings that group thousands and go to no door of words."""
    tree = ast.parse(source)
    allowed = {
        id(inner)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _name(call.func) in DOORS
        for inner in ast.walk(call)
    }
    found = [one for one in ast.walk(tree) if isinstance(one, ast.FormattedValue) and one.format_spec is not None]
    return [
        one.lineno for one in found if id(one) not in allowed and "," in ast.unparse(one.format_spec).strip("f'\"")[:1]
    ]


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def test_the_search_finds_them():
    assert english_marks(
        'a = f"{n:,}"\nb = written(f"{n:,}")\nc = f"{n:.2f}"\nd = written(f"{n:,.1f}".removesuffix(".0"))'
    ) == [1]


def test_no_text_groups_thousands_in_english():
    wrong = {str(path.relative_to(PACKAGE)): english_marks(path.read_text(encoding="utf-8")) for path in FILES}
    wrong.pop("core/base/numbers.py")  # what its _short() gives is written where it is put into a text
    assert {name: lines for name, lines in wrong.items() if lines} == {}


@pytest.fixture
def continental():
    swap = str.maketrans({",": ".", ".": ","})
    set_translator(write=lambda text: text.translate(swap), day=lambda day: f"{day.day}. {day.month}. {day.year}")
    yield
    set_translator()


def test_numbers_and_days_of_another_language(continental):
    assert grouped(1234.5, 1) == "1.234,5"
    assert plain(2_500_000, "GBP") == "£2,5m"
    assert counted("{n} hexagon", "{n} hexagons", 12_345) == "12.345 hexagons"
    assert tr("{:,} rows").format(1234) == "1.234 rows"
    assert on_day(date(2026, 11, 23)) == "23. 11. 2026"
    question = q.Question(
        q.COMPANIES, q.All((q.Near(q.PlaceNamed("Infinity Park Derby"), 2500.0), q.Compare("employees", ">", 1500.0)))
    )
    wording = sentence(question)
    assert "2,5 km" in wording and "1.500" in wording
