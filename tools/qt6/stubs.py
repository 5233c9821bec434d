"""What a PyQt can do, read from the stub files (.pyi) that come with it: classes, their bases, the names in them. Nothing is imported."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

# What a QGIS plugin meets; the other modules have classes and methods of their own that only blur the comparison.
MODULES = (
    "QtCore",
    "QtGui",
    "QtWidgets",
    "QtNetwork",
    "QtPrintSupport",
    "QtSql",
    "QtSvg",
    "QtSvgWidgets",
    "QtTest",
    "QtXml",
)


@dataclass
class Class:
    """One class: its bases as written, and the names in it; a nested class (an enum) is there with its own names."""

    bases: tuple[str, ...]
    names: dict[str, Class | None] = field(default_factory=dict)


class Stubs:
    """The modules of one PyQt. ``folder`` holds QtCore.pyi and the others; raises FileNotFoundError where it does not."""

    def __init__(self, folder: Path) -> None:
        paths = [path for path in (folder / f"{name}.pyi" for name in MODULES) if path.exists()]
        if not paths:
            raise FileNotFoundError(f"no stubs of PyQt in {folder}")
        self.modules = {path.stem: _module(path) for path in paths}
        self._classes = {
            name: one for module in self.modules.values() for name, one in module.items() if one is not None
        }

    def has(self, module: str, name: str) -> bool:
        """Can ``name`` be imported from ``module``?"""
        return name in self.modules.get(module, {})

    def missing(self, chain: list[str]) -> str | None:
        """The first part of ``Qt.AlignmentFlag.AlignLeft`` that is not there, None where all is, or where the stubs cannot tell."""
        one = self._classes.get(chain[0])
        for name in chain[1:]:
            if one is None:
                return None
            holder = self._holder(one, name)
            if holder is None:
                return name
            one = holder.names[name]
        return None

    @cached_property
    def members(self) -> frozenset[str]:
        """The names of all members of all classes."""
        return frozenset(name for one in self._classes.values() for name in one.names)

    def _holder(self, one: Class, name: str) -> Class | None:
        """The class among ``one`` and its bases that has the name; enums get their methods from outside the stubs."""
        if name in one.names:
            return one
        for base in one.bases:
            above = self._classes.get(base.rpartition(".")[2])
            found = self._holder(above, name) if above is not None and above is not one else None
            if found is not None:
                return found
        return None


def _module(path: Path) -> dict[str, Class | None]:
    text = path.read_text(encoding="utf-8").replace(", /)", ")")  # PyQt6 writes "*args, /", which is no Python
    return _names(ast.parse(text).body)


def _names(body: list[ast.stmt]) -> dict[str, Class | None]:
    found: dict[str, Class | None] = {}
    for one in body:
        if isinstance(one, ast.ClassDef):
            found[one.name] = Class(tuple(ast.unparse(base) for base in one.bases), _names(one.body))
        elif isinstance(one, ast.FunctionDef):
            found[one.name] = None
        elif isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            found[one.target.id] = None
        elif isinstance(one, ast.Assign):
            found.update({target.id: None for target in one.targets if isinstance(target, ast.Name)})
    return found
