"""Pages of old and new authorities as files: before and after, and the atlas of the new ones beside it."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

from qgis.core import QgsFeedback, QgsProcessingUtils, QgsProject

from ...core.base.threads import in_python_thread
from ...core.files.geopackage import write_layers
from ...core.files.whole_file import together
from ...core.hexmap.hex_map import HexMap
from ..map.group_layers import add_map, new_group
from ..page import pages
from ..page.filled_page import BEFORE
from ..page.page_layers import as_it_was
from ..record.facts import map_facts

_PAPER = "a4_landscape"


def print_before_and_after(hexmap: HexMap, path: Path, feedback: QgsFeedback, dpi: float = 300) -> list[Path]:
    """Write ``path`` (PDF) and, as ``path_atlas``, a page for each new authority; both or none. The project is as it
    was. On the window's thread. ``hexmap`` : by new authorities, with those of today (``core.hexmap.old_and_new``).

    Raises UserError where a page cannot be made or written, Cancelled.
    """
    project = QgsProject.instance()  # QGIS looks layers of expressions up in this one, whatever a layout is of
    folder = Path(QgsProcessingUtils.tempFolder()) / f"before_after_{uuid4().hex}"
    folder.mkdir(parents=True)
    files: list[Path] = []
    try:
        with as_it_was(project):
            file = in_python_thread(lambda: write_layers(folder / "map.gpkg", hexmap.layers(), at_once=True))
            facts = map_facts(hexmap)
            group = add_map(project, file, facts, "business_count", group=new_group(facts, None))
            with together():
                for kind, target in ((BEFORE, path), ("atlas", path.with_name(f"{path.stem}_atlas{path.suffix}"))):
                    layout = pages.make_layout(project, group, template=f"{kind}_{_PAPER}", name=f"{path.stem}: {kind}")
                    files += pages.export(layout, target, dpi=dpi, one_file=True, feedback=feedback)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return files
