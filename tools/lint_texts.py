"""Part of ``make lint``: texts that a translation could not reach or could not put into another order.

* ``tr``, ``mark`` and ``counted`` take literals, which the extraction finds: no variables, no f-strings; none is called as a module loads.
* No sentence is glued from translated parts (``+``, f-strings), none has a hand-made plural (``if count == 1``).
* No literal sentence reaches an error, a message, a widget or a parameter without ``tr``.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "midlands_clusters_plugin"
_SINKS = {
    "UserError", "step", "pushMessage", "pushInfo", "pushWarning", "reportError", "setText", "setToolTip", "setWindowTitle", "setTitle",
    "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setWhatsThis", "setStatusTip", "QAction", "QLabel",
    "QPushButton", "QCheckBox", "setProgressText", "warning", "information", "question", "critical", "setSuffix", "setPrefix",
    "setSpecialValueText",
}  # fmt: skip
_SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z(“{]|[A-Z][a-z]+$")
_DOOR = {"core/base/i18n.py"}


def problems(path: Path, code: str) -> Iterator[str]:
    """Sentences about one file."""
    tree = ast.parse(code)
    name = path.relative_to(PACKAGE).as_posix() if path.is_relative_to(PACKAGE) else path.name
    if name in _DOOR:
        return
    for node in ast.walk(tree):
        for wording in _of(node):
            yield f"{name}:{getattr(node, 'lineno', 0)}: {wording}"
    for node in _at_import(tree):
        yield f"{name}:{node.lineno}: {node.func.id}() runs while the module loads, before there is a language"


def _of(node: ast.AST) -> Iterator[str]:
    if (
        isinstance(node, ast.Call)
        and _called(node) in ("tr", "mark", "counted")
        and not (_called(node) == "mark" and len(node.args) > 1)
    ):
        texts = node.args[: 2 if _called(node) == "counted" else 1]
        if not texts or any(not _literal(one) for one in texts):
            yield f"{_called(node)}() wants a literal"
    elif isinstance(node, ast.Call) and _called(node) in _SINKS and node.args and _sentence(node.args[0]):
        yield f"{_called(node)}() is given a sentence without tr()"
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and (_text(node.left) or _text(node.right)):
        yield "a sentence is glued with +"
    elif isinstance(node, ast.JoinedStr) and any(
        isinstance(one, ast.FormattedValue) and _text(one.value) for one in node.values
    ):
        yield "a sentence is glued in an f-string"
    elif isinstance(node, ast.IfExp) and _asks_for_one(node.test) and _text(node.body) and _text(node.orelse):
        yield "a plural by hand: counted() knows how many forms a language has"


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _sentence(node: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr):
        return bool(
            re.search(
                r"[A-Za-z]{2,} [a-z]", "".join(str(one.value) for one in node.values if isinstance(one, ast.Constant))
            )
        )
    return _literal(node) and bool(_SENTENCE.search(node.value))  # type: ignore[attr-defined]


def _text(node: ast.AST) -> bool:
    """A call of tr or counted, formatted or not."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        node = node.func.value
    return isinstance(node, ast.Call) and _called(node) in ("tr", "counted")


def _asks_for_one(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.ops[0], (ast.Eq, ast.NotEq, ast.Gt))
        and isinstance(node.comparators[0], ast.Constant)
        and node.comparators[0].value == 1
    )


def _at_import(tree: ast.Module) -> Iterator[ast.Call]:
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and _called(node) in ("tr", "counted") and isinstance(node.func, ast.Name):
            yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            waiting += [
                *node.args.defaults,
                *(one for one in node.args.kw_defaults if one is not None),
                *node.decorator_list,
            ]
        elif not isinstance(node, ast.Lambda):
            waiting += list(ast.iter_child_nodes(node))


def main() -> int:
    """Look at the whole package."""
    found = [
        line for path in sorted(PACKAGE.rglob("*.py")) for line in problems(path, path.read_text(encoding="utf-8"))
    ]
    print("\n".join(found) or "texts: nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
