"""The house: core knows no QGIS, imports run one way, Qt is reached through qgis.PyQt only."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "midlands_clusters_plugin"
ALLOWED = {  # a room may import from itself and from these
    "core": set(),
    "qgis_io": {"core"},
    "sources": {"core", "qgis_io"},
    "cartography": {"core", "qgis_io"},
    "processing": {"core", "qgis_io", "sources", "cartography"},
    "gui": {"core", "qgis_io", "sources", "cartography", "processing"},
}
FILES = sorted(path for path in PACKAGE.rglob("*.py"))


def imports(path):
    """Absolute dotted names of everything a file imports, wherever in it."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    package = parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join([*base, *([node.module] if node.module else [])])
            if node.level and not node.module:
                yield from (".".join([*base, alias.name]) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path):
    parts = path.relative_to(PACKAGE).parts
    room = parts[0] if len(parts) > 1 else None
    for name in imports(path):
        top = name.split(".")[0]
        assert top not in ("PyQt5", "PyQt6", "PySide2", "PySide6"), f"{name}: Qt only through qgis.PyQt"
        if room == "core":
            assert top not in ("qgis", "osgeo", "processing"), f"core imports {name}"
        if room and top == PACKAGE.name:
            other = name.split(".")[1] if "." in name else None
            assert other in {room, None} | ALLOWED[room], f"{room} imports {name}"


def test_there_is_something_to_check():
    assert len(FILES) > 10
    assert any("core" in path.parts for path in FILES)
