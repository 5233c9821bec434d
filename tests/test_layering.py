"""The house: core knows no QGIS, imports run one way, Qt is reached through qgis.PyQt only."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "midlands_clusters_plugin"
FLOORS = {  # a floor may import from itself and from these
    "core": set(),
    "qgis_io": {"core"},
    "sources": {"core", "qgis_io"},
    "cartography": {"core", "qgis_io"},
    "services": {"core", "qgis_io", "sources"},
    "processing": {"core", "qgis_io", "sources", "cartography", "services"},
    "gui": {"core", "qgis_io", "sources", "cartography", "services", "processing"},
}
# The folders of a floor, the lowest first: a folder imports from itself and from those before it.
ROOMS = {
    "core": "base files grid geography postcodes rows catalogue classes oblique companies.columns companies.placing"
    " companies.files companies places area_data counting disclosure spikes statistics density hexmap query postgis",
    "sources": "online layers postgis profile",
    "cartography": "record style context thematic page_text map oblique page pack three_d",
    "services": "query postgis",
    "processing": "support . functions statistics algorithms provider",
    "gui": "widgets tasks shell data query pages dock",
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
            assert other in {room, None} | FLOORS[room], f"{room} imports {name}"


def test_there_is_something_to_check():
    assert len(FILES) > 10
    assert any("core" in path.parts for path in FILES)


def modules_imported(path, known):
    """The modules that a file imports; of ``from package import module`` the module, not the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = parts[: len(parts) - node.level] if node.level else ()
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield from (
                    {f"{source}.{alias.name}", source} & known.keys()
                    if f"{source}.{alias.name}" not in known
                    else [f"{source}.{alias.name}"]
                )


def room_of(path):
    """The folder below its floor that a file lies in, "companies.files"; "." for the floor itself."""
    return ".".join(path.relative_to(PACKAGE).parts[1:-1]) or "."


def modules():
    """Dotted name -> path of every module."""
    return {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in FILES
    }


@pytest.mark.parametrize("floor", ROOMS)
def test_rooms_of_a_floor_import_from_those_before_them(floor):
    order, known, wrong = ROOMS[floor].split(), modules(), []
    for path in FILES:
        parts = path.relative_to(PACKAGE).parts
        if parts[0] != floor or path.name == "__init__.py" or path.stem in ("provider", "headless"):
            continue
        assert room_of(path) in order, f"{path.name}: its folder has no place in the order"
        for name in imports(path):
            other = known.get(name)
            if other is None or other.name == "__init__.py" or other.relative_to(PACKAGE).parts[0] != floor:
                continue
            if order.index(room_of(other)) > order.index(room_of(path)):
                wrong.append(f"{path.relative_to(PACKAGE)} imports {other.relative_to(PACKAGE)}")
    assert not wrong


def test_no_circle_of_imports():
    known = modules()
    edges = {name: {one for one in modules_imported(path, known) if one != name} for name, path in known.items()}
    while edges:  # take out what imports nothing that is left, again and again
        free = {name for name, others in edges.items() if not others & edges.keys()}
        assert free, f"circles among {sorted(edges)[:12]}"
        edges = {name: others for name, others in edges.items() if name not in free}


def test_folders_are_small_and_names_mean_one_thing():
    names = [path.name for path in FILES if path.name != "__init__.py"]
    assert not {name for name in names if names.count(name) > 1}
    folders = [path.parent for path in FILES]
    assert not {str(folder.relative_to(PACKAGE)) for folder in folders if folders.count(folder) > 14}


def test_one_module_knows_what_the_plugin_writes_into_a_project():
    """Names of custom properties, of variables and of project entries stand in qgis_io/entries.py."""
    written = re.compile(r'"(midlands_clusters[/_][a-z0-9_]+)"')
    known = set(written.findall((PACKAGE / "qgis_io" / "entries.py").read_text(encoding="utf-8")))
    assert len(known) > 40
    wrong = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in FILES
        if path.name != "entries.py"
        for name in written.findall(path.read_text(encoding="utf-8"))
        if name in known
        or (name.startswith("midlands_clusters/") and path.relative_to(PACKAGE).parts[0] == "cartography")
    }
    assert not wrong
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES if path.name != "entries.py")
    entries = re.findall(r"^([A-Z_0-9]+) = ", (PACKAGE / "qgis_io" / "entries.py").read_text(encoding="utf-8"), re.M)
    assert not [name for name in entries if f"entries.{name}" not in text]  # none that nobody writes
