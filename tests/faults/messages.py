"""The sentences that a module may say to a user, read from its source: placeholders are written as an ellipsis."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "midlands_clusters_plugin"
_PLACE = re.compile(r"\{[^{}]*\}")


def pattern(node: ast.AST) -> str | None:
    """A text with its placeholders as ellipses; None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _PLACE.sub("…", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return None


def messages(path: Path) -> set[str]:
    """What ``UserError`` is raised with in a file, by literal, name, ``NAME.format`` or function; and its tables of sentences."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = _named(tree)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError" and node.args:
            found |= _said(node.args[0], named)
    for table in ("_SAYINGS", "_STATUS"):
        found |= named.get(table, set())
    return {one for one in found if one.endswith((".", "?"))}


def _named(tree: ast.AST) -> dict[str, set[str]]:
    """Texts by the name of the variable, table or function that holds or returns them."""
    named: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            texts = set().union(*(named.get(one.id, set()) if isinstance(one, ast.Name) else {pattern(one)} for one in values))
            named.setdefault(node.targets[0].id, set()).update(texts - {None})
        if isinstance(node, ast.FunctionDef):
            returned = {pattern(one.value) for one in ast.walk(node) if isinstance(one, ast.Return) and one.value is not None}
            named.setdefault(node.name, set()).update(returned - {None})
    return named


def _said(node: ast.AST, named: dict[str, set[str]]) -> set[str]:
    text = pattern(node)
    if text is not None:
        return {text}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _said(node.func.value, named)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id != "tr":
        return named.get(node.func.id, set())
    if isinstance(node, ast.Call) and node.args:
        return _said(node.args[0], named)
    return named.get(node.id, set()) if isinstance(node, ast.Name) else set()
