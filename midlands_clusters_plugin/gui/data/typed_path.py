"""A path that is being typed is no file yet: nothing is looked for, and nobody warned, before it is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgsFileWidget


def when_settled(widget: QgsFileWidget, act: Callable[[str], None]) -> None:
    """Have ``act`` told of the widget's path once it leads to something, was chosen, or the user leaves the field."""
    told = [""]

    def tell(path: str) -> None:
        told[0] = path
        act(path)

    def changed(path: str) -> None:
        here = Path(path.strip().strip('"'))
        whole = here.is_file() or (here.suffix.lower() == ".gdb" and here.is_dir())  # a folder that is one file to GDAL
        if not widget.lineEdit().hasFocus() or not path.strip() or whole:
            tell(path)

    def left() -> None:
        if widget.filePath() != told[0]:
            tell(widget.filePath())

    widget.fileChanged.connect(changed)
    widget.lineEdit().editingFinished.connect(left)
