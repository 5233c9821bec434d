"""The lint for Qt 6 finds what Qt 6 no longer has, shown on two small PyQts; other versions of QGIS come from this machine's own places."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"
sys.path[:0] = [str(TOOLS / "qt6"), str(TOOLS / "matrix")]

import check  # noqa: E402
import machine  # noqa: E402
from stubs import Stubs  # noqa: E402

OLD = """
class Qt:
    class Orientation(int):
        Horizontal = ... # type: Qt.Orientation
    Horizontal = ... # type: Qt.Orientation
class QDialog(QWidget):
    def exec_(self) -> int: ...
    def exec(self) -> int: ...
class QRegExp: ...
"""
NEW = """
class Qt:
    class Orientation(enum.Enum):
        Horizontal = ... # type: Qt.Orientation
class QWidget:
    def call(self, *args, /) -> None: ...
class QDialog(QWidget):
    def exec(self) -> int: ...
"""


@pytest.fixture
def found(tmp_path):
    def run(code: str, ui: str = "") -> list[str]:
        for name, text in (("old", OLD), ("new", NEW)):
            (tmp_path / name).mkdir()
            (tmp_path / name / "QtCore.pyi").write_text(text, encoding="utf-8")
        package = tmp_path / "package"
        package.mkdir()
        (package / "one.py").write_text(code, encoding="utf-8")
        (package / "one.ui").write_text(ui, encoding="utf-8")
        return [
            line.partition(": ")[2]
            for line in check.check(package, Stubs(tmp_path / "old"), Stubs(tmp_path / "new"), {"Qt::Known"})
        ]

    return run


def test_short_names_of_enums_are_found(found):
    assert found("from qgis.PyQt.QtCore import Qt\nQt.Horizontal\nQt.Orientation.Horizontal\n") == [
        "Qt.Horizontal: Qt 6 has no Horizontal there"
    ]


def test_classes_that_are_gone_are_found_but_not_those_that_qgis_brings_back(found):
    code = "from qgis.PyQt.QtCore import QRegExp, QVariant\nfrom qgis.PyQt.QtWidgets import QAction\nfrom qgis.PyQt import uic\n"
    assert found(code) == ["QtCore.QRegExp is not in Qt 6"]


def test_methods_that_are_gone_are_found(found):
    assert found("def go(dialog):\n    dialog.exec_()\n    dialog.exec()\n") == [
        ".exec_ is a member of Qt 5 that Qt 6 no longer has"
    ]


def test_methods_inherited_in_qt_6_are_there(found):
    assert found("from qgis.PyQt.QtCore import QDialog\nQDialog.call\n") == []


def test_enums_of_forms_are_checked(found):
    ui = "<enum>Qt::Known</enum>\n<enum>Qt::Orientation::Horizontal</enum>\n<set>Qt::Known|Qt::Unknown</set>\n"
    assert found("", ui) == ["Qt::Unknown is not known to Qt 6"]


# --- tools/matrix/machine.py


def test_the_mirror_is_that_of_the_machines_own_release():
    printed = "http://a.example/security/|bookworm-security|main\nhttp://b.example/debian/|bookworm|contrib\nhttp://c.example/debian/|bookworm|main\n"
    found = machine.indexes(printed)
    assert machine.mirror_of(found, "bookworm") == "http://c.example/debian"
    assert machine.mirror_of(found, "trixie") is None


def test_the_release_is_read_with_and_without_quotation_marks():
    assert machine.release_name("ID=debian\nVERSION_CODENAME=bookworm\n") == "bookworm"  # pragma: allowlist secret
    assert machine.release_name('VERSION_CODENAME="noble"\n') == "noble"
    assert machine.release_name("ID=x\n") == ""


def test_folders_that_pip_uses_are_found_with_the_files_beside_an_index(tmp_path):
    index, wheels = tmp_path / "pypi" / "simple", tmp_path / "wheels"
    index.mkdir(parents=True)
    wheels.mkdir()
    values = [f"file://{index} https://example.org/simple", str(wheels), "/no/such/folder"]
    assert machine.local_folders(values) == [tmp_path / "pypi", wheels]


def test_the_environment_passes_on_what_the_network_needs_and_nothing_of_the_desktop():
    given = {
        "PIP_INDEX_URL": "x",
        "https_proxy": "p",
        "SSL_CERT_FILE": "c",
        "DISPLAY": ":0",
        "QGIS_PREFIX_PATH": "/usr",
        "AWS_CA_BUNDLE": "b",
    }
    passed = machine.environment(given, "/mc/home")
    assert {"PIP_INDEX_URL", "https_proxy", "SSL_CERT_FILE", "AWS_CA_BUNDLE"} <= set(passed)
    assert passed["HOME"] == "/mc/home" and not {"DISPLAY", "QGIS_PREFIX_PATH"} & set(passed)
