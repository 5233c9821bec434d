"""The pages' templates: the plugin's own .qpt files and those that the user puts beside them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication, QgsPrintLayout, QgsReadWriteContext, QgsSettings
from qgis.PyQt.QtXml import QDomDocument

from ...core.base import settings
from ...core.base.errors import UserError
from ...core.base.i18n import shown, tr
from ...core.base.resources import resource

KINDS = ("map", "figures", "sheet", "oblique", "atlas", "oblique_atlas", "oblique_sheet", "pair", "before_after")
DEFAULT = "map_a4_landscape"
OWN = "own"  # the kind of a template of which nothing is said
_LARGEST = 20_000_000  # bytes; a template is a small file, and this one would be read whole
_IDENT = re.compile(r"[^a-z0-9_]+")


@dataclass(frozen=True)
class Template:
    """One template: what it is, and its file. ``kind`` is one of KINDS, or "own"."""

    id: str
    name: str
    kind: str
    paper: str
    orientation: str
    path: Path
    builtin: bool
    description: str = ""


def own_folder() -> Path:
    """Where the user's own templates lie: in the folder of the options, else in the QGIS profile."""
    own = settings.read("layouts_folder", QgsSettings())
    return Path(own) if own else Path(QgsApplication.qgisSettingsDirPath()) / "midlands_clusters" / "layouts"


def templates(own: Path | None = None) -> dict[str, Template]:
    """All templates by id: the plugin's first, then the user's, by name.

    The user's manifest.json is optional; a .qpt that it does not name is offered by its file name, and one that is
    broken or names a file that is gone is left out. An own template may replace one of the plugin's by having its id.
    """
    found = {one.id: one for one in _from_manifest(resource("layouts"), builtin=True)}
    folder = own or own_folder()
    if folder.is_dir():
        mine = _from_manifest(folder, builtin=False)
        named = {one.path.name for one in mine}
        mine += [_unnamed(path) for path in sorted(folder.glob("*.qpt")) if path.name not in named]
        found.update({one.id: one for one in mine})
    return found


def kind_names() -> dict[str, str]:
    """The kinds as the user reads them, in the order of the list."""
    return {
        "map": tr("One map"),
        "figures": tr("Map with key figures"),
        "sheet": tr("Cluster sheet: four small maps"),
        "oblique": tr("Oblique map"),
        "atlas": tr("Atlas: one page an authority"),
        "oblique_atlas": tr("Oblique atlas: one page an authority"),
        "oblique_sheet": tr("Cluster sheet: three oblique maps and the places"),
        "pair": tr("Two maps side by side, one key"),
        "before_after": tr("Before and after: authorities of today and new ones"),
        OWN: tr("Your own templates"),
    }


def find_template(ident: str, own: Path | None = None) -> Template:
    """The template of an id, or the .qpt file at a path. Raises UserError."""
    known = templates(own)
    if ident in known:
        return known[ident]
    if ident.lower().endswith(".qpt"):
        return _unnamed(Path(ident))
    raise UserError(tr("There is no such template: choose one from the list."), f"{ident}: {', '.join(known)}")


def _from_manifest(folder: Path, *, builtin: bool) -> list[Template]:
    path = folder / "manifest.json"
    if not path.is_file():
        return []
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["templates"]
        return [_entry(folder, one, builtin) for one in listed if (folder / one["file"]).is_file()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        if builtin:
            raise UserError(
                tr("A file of the Midlands Clusters plugin is damaged: install the plugin again."), str(path)
            ) from error
        return []  # the user's manifest is broken: their files are offered by their names


def _entry(folder: Path, one: dict, builtin: bool) -> Template:
    path = folder / Path(str(one["file"])).name  # no way out of the folder
    kind = str(one.get("kind", OWN))
    return Template(
        id=str(one.get("id") or _ident(path)),
        name=shown(str(one.get("name") or path.stem)),
        kind=kind if kind in KINDS else OWN,
        paper=str(one.get("paper", "")),
        orientation=str(one.get("orientation", "")),
        path=path,
        builtin=builtin,
        description=shown(str(one.get("description", ""))),
    )


def _unnamed(path: Path) -> Template:
    return Template(_ident(path), path.stem.replace("_", " "), OWN, "", "", path, False)


def _ident(path: Path) -> str:
    return "own_" + (_IDENT.sub("_", path.stem.lower()).strip("_") or "template")


def read_template(template: Template) -> QDomDocument:
    """A template's XML. Raises UserError where the file is gone, is no template of QGIS, or declares entities."""
    name = template.path.name
    try:
        if template.path.stat().st_size > _LARGEST:
            raise UserError(tr("{} is too large for a template of a print layout.").format(name))
        text = template.path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(tr("The template {} cannot be read: choose another.").format(name), str(error)) from error
    except UnicodeDecodeError as error:
        raise UserError(_no_template(template), str(error)) from error
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        # QGIS writes neither; entities can grow without end or read other files.
        raise UserError(tr("{} declares its own document type, which is not allowed in a template.").format(name))
    document = QDomDocument()
    read = document.setContent(text)
    if not (read[0] if isinstance(read, tuple) else read) or document.documentElement().tagName() != "Layout":
        raise UserError(_no_template(template))
    return document


def _no_template(template: Template) -> str:
    return tr("{} is not a print layout template of QGIS.").format(template.path.name)


def load(layout: QgsPrintLayout, template: Template) -> None:
    """Put a template's items into a layout. Raises UserError."""
    result = layout.loadFromTemplate(read_template(template), QgsReadWriteContext(), True)
    done = result[1] if isinstance(result, tuple) else True
    if not done or not layout.items() or layout.pageCollection().pageCount() == 0:
        raise UserError(_no_template(template))
