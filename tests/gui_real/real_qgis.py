"""Starts a real QGIS window on an X server of its own, with a script to drive it, and ends both whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import qgis_env  # noqa: E402

SCREEN = "1366x768x24"  # the smallest laptop that users use


@contextmanager
def x_server(screen: str = SCREEN) -> Iterator[str]:
    """An X server without a window manager; yields its DISPLAY."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as stream:
            number = stream.readline().strip()
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(10)


def run(
    home: Path,
    script: Path,
    log: Path,
    variables: Mapping[str, str],
    seconds: float,
    *,
    linked: bool = True,
    screen: str = SCREEN,
) -> int | None:
    """Start QGIS with the plugin on and ``script`` as its --code; returns its exit status, None if it had to be killed after ``seconds``.

    Without ``linked`` the profile is a fresh one, without the plugin. What QGIS printed is in ``log``. All of QGIS's
    processes are gone afterwards.
    """
    prepared = qgis_env.prepare(home, link=linked, enabled=linked)
    with x_server(screen) as display, log.open("w") as stream:
        environment = {**prepared.environment(), **variables, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1"}
        command = prepared.qgis("--code", script)
        process = subprocess.Popen(
            command, env=environment, stdout=stream, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)
