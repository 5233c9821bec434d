"""Pages that are open in QGIS's layout designer follow the map; the others bear a mark until they are renewed
(cartography.map.page_age).
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsPrintLayout, QgsProject

from ...core.base.errors import UserError


def follow(iface: Any, group: QgsLayerTreeGroup | None) -> None:
    """A map arrived or changed: mark what is no longer true, renew what is open, and watch the map's layers from now
    on.
    """
    if group is None:
        return
    from ...cartography.map import page_age
    from ...cartography.page import pages

    project = QgsProject.instance()
    page_age.watch(group)
    stale = page_age.mark_stale_pages(project)
    open_pages = (
        [one.layout() for one in iface.openLayoutDesigners()] if stale and hasattr(iface, "openLayoutDesigners") else []
    )
    for page in stale:
        of = page_age.map_of(project, page)
        if of is not None and isinstance(page, QgsPrintLayout) and page in open_pages:
            try:
                pages.refresh(page, of)
            except UserError:  # it stays marked
                continue
