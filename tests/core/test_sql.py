"""Statements are made of our own words and of quoted pieces, and of nothing else."""

import ast
import math
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base.sql import NO_SQL, Sql, joined, quoted_name, quoted_text, real, sql

PACKAGE = Path(__file__).parents[2] / "midlands_clusters_plugin"
QUOTING = {"sql.py", "quoting.py"}  # what makes pieces of names and values


@given(st.text())
def test_a_text_is_no_piece(text):
    with pytest.raises(TypeError, match="name"):
        sql("SELECT {name}", name=text)
    with pytest.raises(TypeError):
        joined(", ", [Sql("a"), text])


def test_pieces_are_put_together_as_they_are():
    assert sql("SELECT {a} LIMIT {n}", a=joined(", ", [Sql("{b}"), Sql("c")]), n=3) == "SELECT {b}, c LIMIT 3"
    assert not NO_SQL and isinstance(joined("", []), Sql)


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=20))
def test_a_quoted_name_is_that_name(name):
    base = sqlite3.connect(":memory:")
    base.execute(sql("CREATE TABLE t ({name} TEXT)", name=quoted_name(name)))
    assert [row[1] for row in base.execute("PRAGMA table_info(t)")] == [name]
    base.close()


TEXT = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]))
NUMBER = st.one_of(st.floats(-1e15, 1e15), st.sampled_from([math.nan, math.inf, -math.inf]))


@given(TEXT, NUMBER)
def test_values_are_what_they_were(text, number):
    statement = sql("SELECT {text}, {number}", text=quoted_text(text), number=real(number))
    found, value = sqlite3.connect(":memory:").execute(statement).fetchone()
    assert found == text
    assert value == pytest.approx(number, rel=1e-14, abs=1e-290) if math.isfinite(number) else value is None


def test_the_wording_of_every_statement_stand_in_the_code():
    """``sql`` and ``Sql`` are given constants, or names of constants of the module: never a text that was put together."""
    calls = 0
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("sql", "Sql")
                and node.args
            ):
                if path.name in QUOTING:
                    continue
                wording = node.args[0]
                calls += 1
                known = isinstance(wording, ast.Constant) or (isinstance(wording, ast.Name) and wording.id in constants)
                assert known, f"{path.name}:{node.lineno}"
    assert calls > 50
