"""What the user's organisation puts on every page: settings of core/base/settings.py, together."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from qgis.core import QgsSettings

from ...core.base import settings as declared
from ...core.base.inert import label_text
from ...core.base.settings import PREFIX as PREFIX


@dataclass(frozen=True)
class PageSettings:
    """The settings of printed pages.

    organisation : the user's organisation, as it stands at the foot of a page.
    logo : path of a picture (SVG or PNG); "" for none.
    os_licence : the council's licence number under the Public Sector Geospatial Agreement ("AC0000NNNNNN"): it replaces
        the line for OS OpenData.
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
        table = declared.settings()
        clean: dict[str, Any] = {name: declared.checked(table[name], value) for name, value in asdict(self).items()}
        return PageSettings(**clean)


def load_settings() -> PageSettings:
    """The settings as they are kept; one that cannot be read has its default."""
    store = QgsSettings()
    found = PageSettings(**{one.name: declared.read(one.name, store) for one in fields(PageSettings)})
    texts: dict[str, Any] = {
        name: label_text(getattr(found, name)) for name in ("organisation", "os_licence", "watermark")
    }
    return replace(found, **texts)


def save_settings(settings: PageSettings) -> PageSettings:
    """Check and keep the settings; returns them as kept. Raises UserError."""
    clean, store = settings.checked(), QgsSettings()
    for name, value in asdict(clean).items():
        declared.write(name, value, store)
    return clean
