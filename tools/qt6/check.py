"""Part of ``make lint``: does the plugin use a name of Qt that Qt 6 no longer has? QGIS 4 runs on Qt 6 and cannot be run here.

Compared are the stub files of PyQt5 and PyQt6, so the list of what changed is nobody's memory. Four rules:

* what is imported from ``qgis.PyQt`` is in PyQt6, or QGIS brings it back (QGIS_BRINGS);
* ``Class.Enum.Member`` and ``Class.method`` resolve in PyQt6 (which has no short names such as ``Qt.AlignLeft``);
* no method is called that some class of PyQt5 has and none of PyQt6 (``exec_``, ``toTime_t``);
* enums in .ui files are known to PyQt6's loader.

Usage: check.py FOLDER_OF_PYQT6 PACKAGE. Exit status 1 when something is found.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

from stubs import Stubs

# Moved in Qt 6, and put back by qgis.PyQt of QGIS 4.
QGIS_BRINGS = {
    "QtWidgets": {
        "QAction",
        "QActionGroup",
        "QShortcut",
        "QFileSystemModel",
        "QUndoCommand",
        "QUndoStack",
        "QUndoGroup",
    },
    "QtCore": {"NULL", "QVariant"},
}
# Members of QVariant that QGIS 4 puts back.
QGIS_BRINGS_MEMBERS = {"QVariant"}
# Modules of qgis.PyQt that are not Qt's.
NOT_QT = {"uic", "sip"}
# Names that Qt dropped and something else than Qt, QGIS and numpy has.
OTHERS = {"active"}  # QgsRuleBasedRenderer.Rule
# Gone for good, though a class of QGIS has it too.
GONE = {"exec_"}
Found = Iterator[tuple[int, str]]


def imports(tree: ast.AST) -> dict[str, tuple[str, str, int]]:
    """Local name -> module of qgis.PyQt, name in it, line."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt"):
            module = (node.module or "").rpartition(".")[2]
            for alias in node.names:
                if alias.name not in NOT_QT and module not in NOT_QT:
                    found[alias.asname or alias.name] = (module, alias.name, node.lineno)
    return found


def chain(node: ast.expr) -> list[str]:
    """``a.b.c`` as its parts, [] where it does not begin with a name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else []


def wrong_imports(used: dict[str, tuple[str, str, int]], new: Stubs) -> Found:
    """Names that cannot be imported."""
    for module, name, line in used.values():
        if not new.has(module, name) and name not in QGIS_BRINGS.get(module, ()):
            yield line, f"{module}.{name} is not in Qt 6"


def wrong_chains(tree: ast.AST, used: dict[str, tuple[str, str, int]], new: Stubs) -> Found:
    """``Class.name`` that does not resolve."""
    for node in ast.walk(tree):
        parts = chain(node) if isinstance(node, ast.Attribute) else []
        if parts and parts[0] in used and used[parts[0]][1] not in QGIS_BRINGS_MEMBERS:
            missing = new.missing([used[parts[0]][1], *parts[1:]])
            if missing:
                yield node.lineno, f"{'.'.join(parts)}: Qt 6 has no {missing} there"


def wrong_methods(tree: ast.AST, old: Stubs, new: Stubs, others: set[str]) -> Found:
    """Methods that only Qt 5 has."""
    gone = old.members - new.members - (others - GONE)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in gone and not node.attr.startswith("__"):
            yield node.lineno, f".{node.attr} is a member of Qt 5 that Qt 6 no longer has"


def wrong_enums(text: str, known: set[str], new: Stubs) -> Found:
    """Enums of a .ui file that PyQt6's loader does not find."""
    for number, line in enumerate(text.splitlines(), 1):
        for values in re.findall(r"<(?:enum|set)>([^<]*)</", line):
            for value in filter(None, values.split("|")):
                if value not in known and (value.count("::") < 2 or new.missing(value.split("::"))):
                    yield number, f"{value} is not known to Qt 6"


def other_names() -> set[str]:
    """What QGIS and numpy have under names of their own: ``log``, ``setLayers``."""
    import numpy
    import qgis.core
    import qgis.gui

    classes = [
        one
        for module in (qgis.core, qgis.gui)
        for name, one in vars(module).items()
        if name.startswith("Qgs") and isinstance(one, type)
    ]
    for one in classes:
        dir(one)  # sip fills a class in when it is first looked at
    return set(dir(numpy)).union(OTHERS, *(vars(one) for one in classes))


def own_names(trees: dict[Path, ast.Module]) -> set[str]:
    """Attributes and functions that the package defines itself, under names that may be Qt's too."""
    found = set()
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found.add(node.name)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.attr)
    return found


def check(package: Path, old: Stubs, new: Stubs, enum_map: set[str]) -> list[str]:
    """All that was found, as "file:line: what"."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
    others = own_names(trees) | other_names()
    found = []
    for path, tree in trees.items():
        used = imports(tree)
        wrong = [*wrong_imports(used, new), *wrong_chains(tree, used, new)]
        if "core" not in path.relative_to(package).parts[:1]:  # core knows no Qt
            wrong += wrong_methods(tree, old, new, others)
        found += [f"{path}:{line}: {what}" for line, what in sorted(set(wrong))]
    for path in sorted(package.rglob("*.ui")):
        found += [
            f"{path}:{line}: {what}" for line, what in wrong_enums(path.read_text(encoding="utf-8"), enum_map, new)
        ]
    return found


def main() -> int:
    """Returns the exit status."""
    folder, package = Path(sys.argv[1]) / "PyQt6", Path(sys.argv[2])
    spec = importlib.util.find_spec("PyQt5")
    if spec is None or not spec.submodule_search_locations:
        print("PyQt5 is not installed: this lint needs its stubs (make setup).", file=sys.stderr)
        return 2
    enum_map = set(runpy.run_path(str(folder / "uic" / "enum_map.py"))["EnumMap"])
    found = check(package, Stubs(Path(spec.submodule_search_locations[0])), Stubs(folder), enum_map)
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
