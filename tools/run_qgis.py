"""``make run``: opens QGIS with the plugin on and the sample project loaded.

Everything that QGIS writes (profile, settings) stays under build/profile, so the developer's own QGIS is left alone.
The sample project is build/demo/project.qgz; tools/demo.py makes it if it is not there.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import qgis_env

PROJECT = qgis_env.ROOT / "build" / "demo" / "project.qgz"
HOME = qgis_env.ROOT / "build" / "profile"


def make_sample_project() -> None:
    """Run the demo on the sample; on a machine without a display it gets one from xvfb-run. Raises CalledProcessError."""
    command = [sys.executable, str(qgis_env.ROOT / "tools" / "demo.py"), "--out", str(PROJECT.parent)]
    if not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1366x768x24", *command]
    print("Making the sample project (build/demo) first.", flush=True)
    subprocess.run(command, check=True, cwd=qgis_env.ROOT)


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(
        description="Open QGIS with the Midlands Clusters plugin on and the sample project loaded."
    )
    parser.add_argument(
        "--profile", type=Path, default=HOME, help="folder of the QGIS profile (default: build/profile)"
    )
    parser.add_argument(
        "--project",
        type=Path,
        default=PROJECT,
        help="project to open (default: build/demo/project.qgz, made if missing)",
    )
    parser.add_argument("--no-project", action="store_true", help="open QGIS without a project")
    parser.add_argument("--code", type=Path, help="Python script to run in QGIS once it is up")
    return parser.parse_args(argv)


def command(options: argparse.Namespace, home: qgis_env.QgisHome) -> list[str]:
    """The command line of QGIS."""
    extra: list[str] = []
    if options.code:
        extra += ["--code", str(options.code)]
    if not options.no_project:
        extra += ["--project", str(options.project)]
    return home.qgis(*extra)


def main(argv: list[str] | None = None) -> int:
    """Prepare the profile, make the sample if it is missing, start QGIS and wait for it; returns its exit status."""
    options = arguments(argv)
    if not options.no_project and options.project == PROJECT and not PROJECT.exists():
        make_sample_project()
    home = qgis_env.prepare(options.profile)
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("QGIS needs a screen: start this in a desktop session, or under xvfb-run.", file=sys.stderr)
        return 2
    return subprocess.run(command(options, home), env=home.environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
