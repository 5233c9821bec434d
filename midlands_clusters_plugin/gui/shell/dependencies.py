"""The Python packages that the plugin uses: the one table of them, and which of them this QGIS lacks, asked without
importing any.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

from ...core.base.i18n import tr


@dataclass(frozen=True)
class Package:
    """A package: its name in ``import``, the oldest version that will do, its name for pip where that is another one.

    ``needed`` ones come with QGIS's installers; the others are optional, and each unlocks what :func:`unlocks` says.
    """

    name: str
    oldest: str
    distribution: str = ""
    needed: bool = True

    @property
    def pip_name(self) -> str:
        """The name that pip knows it by."""
        return self.distribution or self.name


# The only place that says which versions will do; requirements/oldest.in tests them, and a test compares the two.
PACKAGES = (
    Package("numpy", "1.24"),
    Package("pandas", "1.5"),
    Package("shapely", "2.0"),
    Package("pyproj", "3.4"),
    Package("geopandas", "0.12"),
    Package("pyogrio", "0.7"),
    Package("pyarrow", "14.0", needed=False),
    Package("openpyxl", "3.0", needed=False),
    Package("h3", "4.1", needed=False),
    Package("sklearn", "1.3", "scikit-learn", needed=False),
)
NEEDED = tuple(one for one in PACKAGES if one.needed)
OPTIONAL = tuple(one for one in PACKAGES if not one.needed)


def unlocks(package: Package) -> str:
    """What an optional package is for, as a list says it."""
    return {
        "pyarrow": tr("reads and writes large files several times faster"),
        "openpyxl": tr("writes Excel workbooks"),
        "h3": tr("offers H3 cells beside the British National Grid"),
        "sklearn": tr("finds crowds of any density (HDBSCAN)"),
    }[package.name]


def installed_version(package: Package) -> str | None:
    """The installed version, "" where the package does not say, None where it is absent."""
    spec = find_spec(package.name)
    if spec is None:
        return None
    beside = _version_beside(spec, package.pip_name)
    if beside:
        return beside
    from importlib import metadata

    try:
        return metadata.version(package.pip_name)
    except metadata.PackageNotFoundError:
        return ""


def _version_beside(spec: ModuleSpec, distribution: str) -> str:
    """The version in the name of the folder ``numpy-1.24.2.dist-info`` beside the package; "" where there is not just
    one such. Python's own importlib.metadata says the same, and to import it costs QGIS's start a tenth of ours.
    """
    pattern = re.compile(
        re.escape(distribution).replace(r"\-", "[-_.]") + r"-([^-]+)(-py[\d.]+)?\.(dist|egg)-info", re.I
    )
    places = {str(Path(one).parent) for one in spec.submodule_search_locations or ()}
    found = {match[1] for place in places for one in _names_in(place) if (match := pattern.fullmatch(one))}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=8)
def _names_in(folder: str) -> tuple[str, ...]:
    """The names of what Python records beside its packages."""
    try:
        return tuple(name for name in os.listdir(folder) if name.endswith("-info"))
    except OSError:
        return ()


def is_there(package: Package) -> bool:
    """Whether the package is installed and new enough; one that does not say its version is taken as new enough."""
    found = installed_version(package)
    return found is not None and (not found or _numbers(found) >= _numbers(package.oldest))


def missing_packages(packages: Sequence[Package] = NEEDED) -> list[Package]:
    """Those that are absent or too old."""
    return [one for one in packages if not is_there(one)]


def missing_sentence(missing: Iterable[Package]) -> str:
    """One sentence: what is missing or too old, what to do, and what works all the same."""
    return tr(
        "Midlands Clusters cannot make maps because this QGIS lacks {packages}: ask your IT department to add what is "
        "missing; "
        "maps made before still open, print and export."
    ).format(packages=", ".join(_named(one) for one in missing))


def optional_lines() -> list[str]:
    """One line an optional package: its version, or what it would unlock."""
    lines = []
    for one in OPTIONAL:
        version = installed_version(one)
        wording = {"package": one.pip_name, "version": version or "", "oldest": one.oldest, "use": unlocks(one)}
        if is_there(one):
            lines.append(tr("{package} {version} is installed: {use}.").format(**wording))
        elif version:
            lines.append(tr("{package} {version} is too old; version {oldest} {use}.").format(**wording))
        else:
            lines.append(tr("{package} is not installed; it {use}.").format(**wording))
    return lines


def _named(package: Package) -> str:
    found = installed_version(package)
    if not found:
        return f"{package.pip_name} {package.oldest}"
    return tr("{package} {oldest} (it has {version})").format(
        package=package.pip_name, oldest=package.oldest, version=found
    )


def _numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version: "2.1.0rc1" -> (2, 1, 0)."""
    leading = re.match(r"[\d.]*", version)
    return tuple(map(int, re.findall(r"\d+", leading[0]))) if leading is not None else ()
