"""The plugin in QGIS's language: hands Qt's translation and way of writing numbers and days to core/base/i18n.py, and
takes them back.
"""

from __future__ import annotations

from datetime import date

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale, QTranslator

from ...core.base.i18n import set_translator
from ...core.base.resources import translations_folder

CONTEXT = "MidlandsClusters"  # of all texts, those of the .ui files included
_loaded: list[QTranslator] = []  # one at most, for the window and for Processing alike


def language() -> str:
    """The language that QGIS speaks, "cy" or "cy_GB": what it was started with, else what its options say, else the
    computer's.
    """
    started = QgsApplication.instance().translation() if isinstance(QgsApplication.instance(), QgsApplication) else ""
    settings = QgsSettings()
    if not started and settings.value("locale/overrideFlag", False, type=bool):
        started = str(settings.value("locale/userLocale", "") or "")
    return started or QLocale().name()


def install() -> None:
    """Speak QGIS's language where there is a translation into it, else English; write numbers as QGIS does. Safe to
    call twice.
    """
    remove()
    for name in dict.fromkeys((language(), language().partition("_")[0])):
        translator = QTranslator()
        if translator.load(str(translations_folder() / f"midlands_clusters_{name}.qm")):
            QCoreApplication.installTranslator(translator)
            _loaded.append(translator)
            break
    months = QLocale(language()) if _loaded else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)

    def day(one: date) -> str:
        return str(months.toString(QDate(one.year, one.month, one.day), "d MMMM yyyy"))

    set_translator(_translate, _write, day)


def remove() -> None:
    """Back to English."""
    while _loaded:
        QCoreApplication.removeTranslator(_loaded.pop())
    set_translator()


def _translate(text: str, number: int) -> str:
    return QCoreApplication.translate(CONTEXT, text, None, number)  # -1 for a text that does not count


def _write(number: str) -> str:
    """A number written as in English with the marks of QGIS's locale: thousands are always grouped, for a board's
    readers.
    """
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return number
    return number.translate({ord(","): str(locale.groupSeparator()), ord("."): str(locale.decimalPoint())})
