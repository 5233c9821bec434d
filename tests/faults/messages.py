"""The sentences that a module may say to a user, read from its source: placeholders are written as an ellipsis.

Whatever is given to ``UserError`` is followed back to the texts that it is made of: through ``tr``, ``counted`` and
``format``, names, tables, functions that return a text, and functions that pass on what they were called with. What
cannot be followed is reported, so that no message escapes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "midlands_clusters_plugin"
_PLACE = re.compile(r"\{[^{}]*\}")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEEPEST = 12


@cache
def messages(path: Path) -> frozenset[str]:
    """All that ``UserError`` is raised with in a file."""
    return frozenset(_Module(path).found)


@cache
def unknown(path: Path) -> tuple[str, ...]:
    """Arguments of ``UserError`` that cannot be followed back to texts: "line: source"."""
    return tuple(_Module(path).lost)


class _Module:
    """One file, its functions and what is assigned in it."""

    def __init__(self, path: Path) -> None:
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.found: set[str] = set()
        self.lost: list[str] = []
        self._parent = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self._functions = {node.name: node for node in ast.walk(self.tree) if isinstance(node, _FUNCTIONS)}
        self._imported = dict(_imported(path, self.tree))
        for node in ast.walk(self.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "UserError"
                and node.args
            ):
                stated = self._texts(node.args[0], 0)
                if stated:
                    self.found |= {_plain(one) for one in stated if one.endswith((".", "?", "…", "}")) and " " in one}
                else:
                    self.lost.append(f"{node.lineno}: {ast.unparse(node.args[0])}")

    def _texts(self, node: ast.AST, depth: int) -> set[str]:
        if depth > _DEEPEST:
            return set()
        if isinstance(node, ast.Constant):
            return {node.value} if isinstance(node.value, str) else set()
        if isinstance(node, ast.JoinedStr):
            return {"".join(str(one.value) if isinstance(one, ast.Constant) else "…" for one in node.values)}
        if isinstance(node, ast.IfExp):
            return self._texts(node.body, depth + 1) | self._texts(node.orelse, depth + 1)
        if isinstance(node, ast.BoolOp):
            return self._all(node.values, depth)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return {
                a + b
                for a in self._texts(node.left, depth + 1) or {"…"}
                for b in self._texts(node.right, depth + 1) or {"…"}
            }
        if isinstance(node, ast.Dict):
            return self._all(node.values, depth)
        if isinstance(node, (ast.Tuple, ast.List)):
            return self._all(node.elts, depth)
        if isinstance(node, ast.Subscript):
            return self._texts(node.value, depth + 1)
        if isinstance(node, ast.Call):
            return self._call(node, depth)
        return self._name(node, depth) if isinstance(node, ast.Name) else set()

    def _all(self, nodes: list, depth: int) -> set[str]:
        return set().union(*(self._texts(one, depth + 1) for one in nodes))

    def _call(self, node: ast.Call, depth: int) -> set[str]:
        if isinstance(node.func, ast.Attribute):
            if node.func.attr in ("format", "replace", "strip"):
                return self._texts(node.func.value, depth + 1)
            if node.func.attr == "get":
                return self._texts(node.func.value, depth + 1) | self._all(node.args[1:], depth)
            return self._returned(node.func.attr, depth)
        if isinstance(node.func, ast.Name):
            if node.func.id in ("tr", "mark", "shown", "str"):
                return self._all(node.args[:1], depth)
            if node.func.id == "counted":
                return self._all(node.args[:2], depth)
            if node.func.id == "sentences":
                return self._all(node.args, depth)
            return self._returned(node.func.id, depth)
        return set()

    def _returned(self, name: str, depth: int) -> set[str]:
        function = self._functions.get(name)
        if function is None:
            return set()
        return self._all(
            [one.value for one in ast.walk(function) if isinstance(one, ast.Return) and one.value is not None], depth
        )

    def _name(self, node: ast.Name, depth: int) -> set[str]:
        """A name: what is assigned to it in its function or in the module; an argument: what the function is called with."""
        function = self._function_of(node)
        if (origin := self._imported.get(node.id)) is not None:
            return _Module(origin)._texts(node, depth + 1)
        scopes = [one for one in (function, self.tree) if one is not None]
        for scope in scopes:
            values = list(_assigned(scope, node.id))
            if values:
                return self._all(values, depth)
        if function is None:
            return set()
        names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
        if node.id not in names:
            return set()
        at = names.index(node.id) - (1 if names[:1] in (["self"], ["cls"]) else 0)
        given = []
        for call in (one for one in ast.walk(self.tree) if isinstance(one, ast.Call)):
            called = (
                call.func.id
                if isinstance(call.func, ast.Name)
                else call.func.attr
                if isinstance(call.func, ast.Attribute)
                else ""
            )
            if called == function.name:
                given += call.args[at : at + 1] or [one.value for one in call.keywords if one.arg == node.id]
        return self._all(given, depth)

    def _function_of(self, node: ast.AST) -> ast.FunctionDef | None:
        while node in self._parent:
            node = self._parent[node]
            if isinstance(node, _FUNCTIONS):
                return node
        return None


def _imported(path: Path, tree: ast.AST) -> Iterator[tuple[str, Path]]:
    """Names that come from other modules of the package, and from which."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            origin = path.parents[node.level - 1].joinpath(*node.module.split(".")).with_suffix(".py")
            if origin.is_file():
                yield from ((one.asname or one.name, origin) for one in node.names if one.name.isupper())


def _assigned(scope: ast.AST, name: str) -> Iterator[ast.AST]:
    for one in ast.walk(scope):
        targets = one.targets if isinstance(one, ast.Assign) else [getattr(one, "target", None)]
        plain = isinstance(one, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and any(
            _is(target, name) for target in targets
        )
        if plain and one.value is not None:
            yield one.value
        elif isinstance(one, ast.For) and any(_is(part, name) for part in ast.walk(one.target)):
            yield one.iter


def _is(node: ast.AST | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _plain(text: str) -> str:
    return " ".join(_PLACE.sub("…", text).replace("{{", "{").replace("}}", "}").split())
