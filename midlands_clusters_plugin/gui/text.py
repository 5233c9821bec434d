"""Translation of what the window says."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in QGIS's language. Pass the literal and format afterwards: ``tr("{} rows").format(n)``."""
    return QCoreApplication.translate("MidlandsClusters", text)
