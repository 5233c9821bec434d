"""What a release says of itself, each from one place: version (metadata.txt), changelog (CHANGELOG.md), attributions (resources/)."""

from __future__ import annotations

import json
import re
from pathlib import Path

_VERSION = re.compile(r"^## \[(?P<version>[^\]]+)\] - (?P<day>\d{4}-\d\d-\d\d)$", re.MULTILINE)
_SHOWN = 3  # versions in the metadata: the plugin manager's page is short


def version(root: Path) -> str:
    """The version in metadata.txt. Raises SystemExit where there is none."""
    found = re.search(r"^version=(\d+\.\d+\.\d+)$", metadata(root), re.MULTILINE)
    if found is None:
        raise SystemExit("metadata.txt has no version of the form 1.2.3.")
    return found[1]


def metadata(root: Path) -> str:
    """metadata.txt as it stands."""
    return (root / "metadata.txt").read_text(encoding="utf-8")


def entries(root: Path) -> list[tuple[str, str, str]]:
    """(version, day, text) of CHANGELOG.md, the newest first."""
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    marks = list(_VERSION.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [(mark["version"], mark["day"], text[mark.end() : end].strip()) for mark, end in zip(marks, ends)]


def changelog(root: Path) -> str:
    """The newest entries as metadata.txt has them: lines that begin with a blank belong to the key above; no percent
    sign, which would be taken for a reference.

    Raises SystemExit where CHANGELOG.md does not begin with the version of metadata.txt.
    """
    found = entries(root)
    if not found or found[0][0] != version(root):
        raise SystemExit(f"CHANGELOG.md must begin with version {version(root)}, which metadata.txt has.")
    lines = []
    for number, day, text in found[:_SHOWN]:
        plain = [line.replace("### ", "").replace("%", " per cent") for line in text.splitlines() if line.strip()]
        lines += [f"{number} ({day})", *(f"  {line}" for line in plain)]
    return "\n ".join(lines)


def packaged_metadata(root: Path) -> str:
    """metadata.txt with the changelog in it."""
    return f"{metadata(root).rstrip()}\nchangelog={changelog(root)}\n"


def attributions(root: Path) -> str:
    """Where the data in resources/ comes from and under which licence, as a page to read."""
    manifest = json.loads((root / "resources" / "geography" / "manifest.json").read_text(encoding="utf-8"))
    parts = [
        "# Attributions",
        "The program is licensed under the GNU General Public License, version 2 or later (LICENSE). The data that comes with it:",
        "## Geography",
    ]
    for name, one in sorted(manifest["files"].items()):
        lines = "\n".join(f"- {line}" for line in one["attribution"])
        parts.append(f"### {name}\n\n{one['description']}\n\nLicence: {one['licence']}\n\n{lines}")
    for readme in sorted((root / "resources").glob("*/README.md")):
        text = re.sub(r"^#", "##", readme.read_text(encoding="utf-8").strip(), flags=re.MULTILINE)
        parts.append(text)
    return "\n\n".join(parts) + "\n"
