"""What the first run needs is imported while nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

_PACKAGE = __name__.partition(".")[0]


def warm_up() -> Iterator[None]:
    """Import what the first run will need, one package a turn while nothing runs: loading a library holds every thread
    of Python.
    """
    for name in (
        "pyarrow",
        "pyogrio.raw",
        "pandas.io.parsers",
        f"{_PACKAGE}.core.companies",
        f"{_PACKAGE}.core.hexmap.engine",
        f"{_PACKAGE}.core.files.geopackage",
        f"{_PACKAGE}.core.companies.reader",
        f"{_PACKAGE}.core.companies.sample",
        f"{_PACKAGE}.cartography.context.role_symbols",
        f"{_PACKAGE}.cartography.context.far_places",
        f"{_PACKAGE}.cartography.map.group_layers",
        f"{_PACKAGE}.cartography.page.pages",
    ):
        with suppress(ImportError):  # the optional ones may be missing; the others the run itself will ask for
            import_module(name)
        yield
