"""``make package``: dist/midlands_clusters_plugin.zip, for "Install from ZIP".

One folder with the package, metadata.txt (with the newest entries of CHANGELOG.md), LICENSE, ATTRIBUTIONS.md,
requirements, resources/ and i18n/ in it. The same checkout gives the same bytes: names are sorted, times and
permissions fixed. Where git is there to ask, what it does not track stays out.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import release

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "midlands_clusters_plugin"
TARGET = ROOT / "dist" / f"{PLUGIN}.zip"
LIMIT = 25_000_000  # plugins.qgis.org takes no more than 25 MB
_TOP_FILES = {
    "LICENSE": "LICENSE",
    "requirements.txt": "requirements/requirements.txt",
    "requirements-optional.txt": "requirements/requirements-optional.txt",
}
_TOP_FOLDERS = ("resources", "i18n")
_FORMULAS = ("docs/statistics", "statistics")  # pages that the help of the statistics names, and where users get them
_LEFT_OUT = {"__pycache__", ".pyc", ".pyo", ".ts", ".gitkeep", ".DS_Store"}
_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_COMPRESSED = {".png", ".npz", ".gz", ".br", ".zip"}


def sources(root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """(name in the zip, file) of every file that users get, sorted by name."""
    tracked = tracked_files(root)
    found: dict[str, Path] = {f"{PLUGIN}/{name}": root / path for name, path in _TOP_FILES.items()}
    for folder in (PLUGIN, *_TOP_FOLDERS):
        for path in (root / folder).rglob("*"):
            relative = path.relative_to(root)
            if (
                path.is_file()
                and not _left_out(relative)
                and (tracked is None or relative.as_posix() in tracked or path.suffix == ".qm")
            ):
                inside = relative.as_posix() if folder == PLUGIN else f"{PLUGIN}/{relative.as_posix()}"
                found[inside] = path
    for path in (root / _FORMULAS[0]).glob("*.md"):
        if tracked is None or path.relative_to(root).as_posix() in tracked:
            found[f"{PLUGIN}/{_FORMULAS[1]}/{path.name}"] = path
    yield from sorted(found.items())


def texts(root: Path = ROOT) -> dict[str, str]:
    """(name in the zip, text) of what is made while packing."""
    return {
        f"{PLUGIN}/metadata.txt": release.packaged_metadata(root),
        f"{PLUGIN}/ATTRIBUTIONS.md": release.attributions(root),
    }


def _left_out(path: Path) -> bool:
    return path.suffix in _LEFT_OUT or any(part in _LEFT_OUT for part in path.parts)


def tracked_files(root: Path) -> set[str] | None:
    """What git tracks below root; None where there is no git or no repository (a source archive)."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return set(filter(None, listed.stdout.split("\0"))) or None


def build(target: Path = TARGET, root: Path = ROOT) -> Path:
    """Write the zip and return its path. Raises SystemExit with a sentence where a needed file is missing or the zip too big."""
    files = list(sources(root))
    missing = [path.name for _, path in files if not path.is_file()]
    if missing:
        raise SystemExit(f"Missing: {', '.join(missing)}")
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(".tmp")
    with zipfile.ZipFile(temporary, "w") as archive:
        contents = {name: path.read_bytes() for name, path in files} | {
            name: text.encode("utf-8") for name, text in texts(root).items()
        }
        for name, content in sorted(contents.items()):
            archive.writestr(_entry(name), content)
    size = temporary.stat().st_size
    if size > LIMIT:
        temporary.unlink()
        raise SystemExit(
            f"The zip is {size / 1e6:.1f} MB, more than {LIMIT / 1e6:.0f} MB: resources/ has grown too big."
        )
    temporary.replace(target)
    return target


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.external_attr = 0o100644 << 16
    entry.create_system = 3  # Unix, wherever it is built
    entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _COMPRESSED else zipfile.ZIP_DEFLATED
    return entry


def main(argv: list[str] | None = None) -> int:
    """Build and say what was built."""
    parser = argparse.ArgumentParser(description="Build the zip that QGIS installs.")
    parser.add_argument("--out", type=Path, default=TARGET)
    path = build(parser.parse_args(argv).out)
    with zipfile.ZipFile(path) as archive:
        print(f"{path}: {len(archive.namelist())} files, {path.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
