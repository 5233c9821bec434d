"""What the officer's organisation puts on every page: declared once, kept in QGIS's settings under ``midlands_clusters/``."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from qgis.core import QgsSettings

from ..core.errors import UserError

PREFIX = "midlands_clusters/"
_LICENCE = re.compile(r"(AC)?\d{8,12}")


@dataclass(frozen=True)
class PageSettings:
    """The settings of printed pages, each with its default.

    Parameters
    ----------
    organisation : the officer's organisation, as it stands at the foot of a page.
    logo : path of a picture (SVG or PNG); "" for none.
    os_licence : the council's licence number under the Public Sector Geospatial Agreement ("AC0000NNNNNN"): it replaces the line for OS
        OpenData.
    watermark : a text across the map ("Draft", the council's name); "" for none.
    supply_year : the year in acknowledgements of data that the council supplied; 0 for this year.
    """

    organisation: str = ""
    logo: str = ""
    os_licence: str = ""
    watermark: str = ""
    supply_year: int = 0

    @property
    def year(self) -> int:
        """The year of supply."""
        return self.supply_year or date.today().year

    def checked(self) -> PageSettings:
        """The same with blanks taken off. Raises UserError for a licence number or year that cannot be one."""
        clean = replace(self, **{one.name: getattr(self, one.name).strip() for one in fields(self) if one.type in ("str", str)})
        licence = clean.os_licence.replace(" ", "").upper()
        if licence and not _LICENCE.fullmatch(licence):
            raise UserError("An Ordnance Survey licence number looks like AC0000123456: check the number.", self.os_licence)
        if clean.supply_year and not 1990 <= clean.supply_year <= 2100:
            raise UserError("The year of supply is a year such as 2026, or 0 for this year.", str(self.supply_year))
        return replace(clean, os_licence=licence)


def load_settings() -> PageSettings:
    """The settings as they are kept; one that cannot be read has its default."""
    kept, found = QgsSettings(), {}
    for name, default in asdict(PageSettings()).items():
        value = kept.value(PREFIX + name, default)
        try:
            found[name] = type(default)(default if value is None else value)
        except (TypeError, ValueError):
            found[name] = default
    return PageSettings(**found)


def save_settings(settings: PageSettings) -> PageSettings:
    """Check and keep the settings; returns them as kept. Raises UserError."""
    clean = settings.checked()
    kept = QgsSettings()
    for one in fields(PageSettings):
        kept.setValue(PREFIX + one.name, getattr(clean, one.name))
    return clean
