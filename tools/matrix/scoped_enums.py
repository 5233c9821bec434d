"""A plugin of pytest (``-p tools.matrix.scoped_enums``): PyQt5 without the short names of its enums, as PyQt6 is.

``Qt.AlignLeft`` then raises AttributeError and ``Qt.AlignmentFlag.AlignLeft`` works. It finds such names in code that a
test runs, and nothing else of Qt 6. Needs QGIS 3.44: QGIS's own Python of older versions uses the short names itself.
"""

from __future__ import annotations

import importlib
from types import ModuleType

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport", "QtXml", "QtSvg", "QtTest", "QtSql")


def short_names(one: type) -> list[str]:
    """Members of enums that stand in a class itself beside their enum."""
    dir(one)  # sip fills a class in when it is first looked at
    inside = vars(one)
    enums = {value for value in inside.values() if isinstance(value, type) and type(value).__name__ == "enumtype"}
    return [name for name, value in inside.items() if type(value) in enums and hasattr(type(value), name)]


def take_away(module: ModuleType) -> dict[str, object]:
    """Delete the short names from the classes of a module of PyQt5.

    Returns them as .ui files write them ("Qt::AlignLeft"), with their values.
    """
    taken = {}
    for one in list(vars(module).values()):
        if isinstance(one, type) and type(one).__name__ == "wrappertype":
            for name in short_names(one):
                taken[f"{one.__name__}::{name}"] = getattr(one, name)
                delattr(one, name)
    return taken


class Whole:
    """A class or module of PyQt5 as it was, for PyQt5's own loader of forms."""

    def __init__(self, real: object, more: dict[str, object]) -> None:
        self._real, self._more = real, more

    def __getattr__(self, name: str) -> object:
        return self._more[name] if name in self._more else getattr(self._real, name)

    def __call__(self, *given: object) -> object:
        return self._real(*given)


def keep_for_forms(taken: dict[str, object]) -> None:
    """PyQt6's loader of .ui files knows the short names, by a list (which tools/qt6/check.py reads): PyQt5's must then
    know them too, whether it makes widgets or writes the code that makes them.
    """
    from PyQt5 import QtCore, QtWidgets  # noqa: QGS103 - what PyQt itself keeps, under its own name
    from PyQt5.uic import properties, uiparser  # noqa: QGS103 - the same: qgis.PyQt.uic does not have it

    def whole(one: type) -> Whole:
        start = f"{one.__name__}::"
        return Whole(
            one, {written[len(start) :]: value for written, value in taken.items() if written.startswith(start)}
        )

    core = Whole(QtCore, {"Qt": whole(QtCore.Qt)})
    widgets = Whole(QtWidgets, {one.__name__: whole(one) for one in (QtWidgets.QSizePolicy, QtWidgets.QFrame)})
    begin = uiparser.UIParser.__init__

    def begun(self, *modules: ModuleType) -> None:
        begin(self, *(core if one is QtCore else widgets if one is QtWidgets else one for one in modules))

    uiparser.UIParser.__init__ = begun
    roles = QtWidgets.QFormLayout.ItemRole
    uiparser.UIParser._form_layout_role = staticmethod(
        lambda at: roles.SpanningRole if at[3] > 1 else roles.FieldRole if at[1] == 1 else roles.LabelRole
    )
    plain = properties.Properties._pyEnumMember

    def member(self, written: str) -> object:
        owner, _, name = written.partition("::")
        if written not in taken or owner == "Qt":
            return plain(self, written)
        return getattr(getattr(self.factory.findQObjectType(owner), type(taken[written]).__name__), name)

    properties.Properties._pyEnumMember = member


def pytest_configure(config) -> None:
    """After QGIS itself has been imported, before any of the plugin's modules is."""
    import qgis.gui  # noqa: F401 - its additions use short names while they are loaded
    from qgis.core import Qgis

    if Qgis.QGIS_VERSION_INT < 34000:
        raise RuntimeError("QGIS's own Python needs the short names of enums before 3.40: use make test-qt6.")
    taken: dict[str, object] = {}
    for name in MODULES:
        taken |= take_away(importlib.import_module(f"PyQt5.{name}"))
    keep_for_forms(taken)
    from qgis.PyQt.QtCore import Qt

    if hasattr(Qt, "AlignLeft") or not hasattr(Qt.AlignmentFlag, "AlignLeft"):
        raise RuntimeError("The short names of enums are still there.")
    config._short_names_taken = len(taken)


def pytest_report_header(config) -> str:
    """How many names are gone."""
    return f"Qt without {config._short_names_taken:,} short names of enums, as Qt 6 is"
