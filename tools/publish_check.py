"""``make publish-check``: looks at the zip as plugins.qgis.org does, and has qgis-plugin-analyzer look at what is in it.

The site refuses a zip that is too big, has more than one folder, lacks a field of the metadata or an address that answers, or holds
compiled files or scripts; what bandit (by its own rules, all of them, and without regard to comments that silence it) or detect-secrets
find blocks it. Of the analyser's findings those of its gravest kind fail, but for the ones in ACCEPTED, each with its reason. With
RELEASE=1 the placeholder addresses of metadata.txt fail too: the owner fills them in (CONTRIBUTING.md); and so do figures of speed that
were measured on other code.
"""

from __future__ import annotations

import configparser
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import measured_code
import package

NEEDED = (
    "name",
    "description",
    "version",
    "qgisMinimumVersion",
    "author",
    "email",
    "about",
    "homepage",
    "tracker",
    "repository",
    "changelog",
    "license",
)
ADDRESSES = ("email", "homepage", "tracker", "repository")
PLACEHOLDER = "example.org"
KINDS = {
    ".py", ".ui", ".txt", ".md", ".json", ".html", ".svg", ".png", ".qpt", ".qm", ".csv", ".npz", ".fgb", ".xml", ".qml", ".sql", "",
}  # fmt: skip
# (rule, file): why it is none. A file "" stands for all.
ACCEPTED = {
    ("MISSING_I18N", ""): "takes every text for one that a user sees; tests/tools/test_translations.py knows which are",
    ("SPATIAL_INDEX", "cartography/page/filled_page.py"): "reads the atlas's one layer of authorities, whole",
    ("SPATIAL_INDEX", "cartography/context/overview_map.py"): "reads the overview's authorities, whole",
    ("SPATIAL_INDEX", "cartography/three_d/column_arrays.py"): "every hexagon becomes a column",
    ("SPATIAL_INDEX", "cartography/page/inset_maps.py"): "reads the towns of the map, whole",
}


def zip_faults(path: Path) -> list[str]:
    """What plugins.qgis.org would refuse."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        metadata = archive.read(f"{package.PLUGIN}/metadata.txt").decode("utf-8")
    faults = [
        f"{name}: a kind of file that a plugin does not have"
        for name in names
        if Path(name).suffix.lower() not in KINDS
    ]
    faults += [
        f"{name}: hidden" for name in names if any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    ]
    if {name.split("/")[0] for name in names} != {package.PLUGIN}:
        faults.append("more than one folder")
    if path.stat().st_size > package.LIMIT:
        faults.append(f"more than {package.LIMIT / 1e6:.0f} MB")
    return faults + metadata_faults(metadata)


def metadata_faults(text: str) -> list[str]:
    """Fields that are missing, and a file that QGIS's own reader stumbles over."""
    try:
        parser = configparser.ConfigParser()
        parser.read_string(text)
        fields = dict(parser.items("general"))
    except configparser.Error as error:
        return [f"metadata.txt: {error}"]
    faults = [f"metadata.txt: no {name}" for name in NEEDED if not fields.get(name.lower(), "").strip()]
    faults += [
        f"metadata.txt: {name} is no address"
        for name in ADDRESSES[1:]
        if not fields.get(name, "https://").startswith("https://")
    ]
    if os.environ.get("RELEASE") == "1":
        faults += [
            f"metadata.txt: {name} is still a placeholder" for name in ADDRESSES if PLACEHOLDER in fields.get(name, "")
        ]
    return faults


def bandit_faults(folder: Path) -> list[str]:
    """What bandit finds by its default rules, comments that silence it not heard."""
    command = [
        sys.executable,
        "-m",
        "bandit",
        "--quiet",
        "--recursive",
        "--ignore-nosec",
        "--format",
        "json",
        str(folder),
    ]
    found = json.loads(subprocess.run(command, check=False, capture_output=True, text=True).stdout)
    errors = [f"bandit: {one['filename']}: {one['reason']}" for one in found["errors"]]
    return errors + [
        f"bandit: {Path(one['filename']).relative_to(folder)}:{one['line_number']}: {one['test_id']}: {one['issue_text']}"
        for one in found["results"]
    ]


def secret_faults(folder: Path) -> list[str]:
    """What detect-secrets takes for secrets in all files, comments that allow them not heard."""
    filters = ["--disable-filter", "detect_secrets.filters.allowlist.is_line_allowlisted"]
    command = [sys.executable, "-m", "detect_secrets", "scan", "--all-files", "--no-verify", *filters, "."]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout)
    return [
        f"detect-secrets: {name}:{one['line_number']}: {one['type']}"
        for name, each in found["results"].items()
        for one in each
    ]


def analyser_faults(folder: Path) -> list[str]:
    """The analyser's gravest findings in an unpacked plugin. Raises CalledProcessError where it does not run."""
    with tempfile.TemporaryDirectory() as work:
        command = ["qgis-analyzer", "analyze", str(folder), "--output", work, "--linters", "none"]
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=work)
        report = json.loads((Path(work) / "project_context.json").read_text(encoding="utf-8"))
    asked = report["repository_compliance"]
    faults = [f"analyser: {text}" for text in (*asked["constraint_errors"], *asked["binaries"])]
    if not asked["is_compliant"]:
        faults.append("analyser: the repository would refuse it")
    return faults + [f"analyser: {one}" for one in sorted(set(grave(report)))]


def grave(report: Any) -> list[str]:
    """Findings of the kinds high and above that nobody has accepted, wherever they stand in the report."""
    if isinstance(report, list):
        return [line for one in report for line in grave(one)]
    if not isinstance(report, dict):
        return []
    rule, file = str(report.get("type", "")), str(report.get("file", ""))
    at_point = []
    if report.get("severity") in ("high", "critical", "error") and not {(rule, ""), (rule, file)} & set(ACCEPTED):
        at_point = [f"{file}:{report.get('line')}: {rule}: {report.get('message')}"]
    return at_point + [line for value in report.values() for line in grave(value)]


def main() -> int:
    """Pack, look, and say what was found; 1 where anything was."""
    with tempfile.TemporaryDirectory() as work:
        path = package.build(Path(work) / "plugin.zip")
        with zipfile.ZipFile(path) as archive:
            archive.extractall(work)
        folder = Path(work) / package.PLUGIN
        faults = zip_faults(path) + bandit_faults(folder) + secret_faults(folder) + analyser_faults(folder)
    stale = measured_code.faults(package.ROOT)
    if os.environ.get("RELEASE") == "1":
        faults += stale
    else:  # between releases a remark
        print("\n".join(stale), end="\n" if stale else "")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"publish-check: {len(faults) or 'no'} findings")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
