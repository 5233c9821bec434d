"""All kinds of output on a disk that is full, read-only, taken away or whose folder is removed: the true cause, or success that is one.

``python -m tests.faults.disk_outputs FOLDER SEED SIZES [FIRST [STOP]]`` (as root on Linux, with QT_QPA_PLATFORM=offscreen): ``SIZES`` sizes of a full
disk and four attempts of each other fault for each kind (the last two need a display). A share or a folder goes when the first temporary file has appeared.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from qgis.core import QgsProcessingException

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.files.whole_file import sweep

from .kill_more import ALONE
from .kill_outputs import Output, outputs, start_qgis

FULL = ("The disk is full",)
READ_ONLY = ("may only be read",)
OTHERS = 4
GONE = ("is not there", "may only be read", "not written whole")


class Attempt:
    """A writing in a forked process; ``said`` is "" after success, else the sentence."""

    def __init__(self, one: Output, folder: Path, version: int) -> None:
        time.sleep(0.05)  # of files that cannot say their version, the time does
        one.made[version], self._alone = time.time(), one.name in ALONE
        self._read, write = os.pipe()
        self.child = os.fork()
        if not self.child:
            try:
                if one.name in ALONE:  # becomes a program of its own, whose status and last words count
                    os.dup2(write, 2)
                one.write(folder, version)
                answer = ""
            except (UserError, QgsProcessingException) as error:
                answer = str(error) or "no sentence"
            except BaseException:  # noqa: BLE001 - any error but ours is what this looks for
                answer = "NOT OURS " + traceback.format_exc()[-900:]
            os.write(write, answer.encode()[:4000])
            os._exit(0)
        os.close(write)

    def writes(self, folder: Path, later: float) -> bool:
        """Wait for the first temporary file and so many seconds more; whether the writer is still at work then."""
        while not self._ended():
            if folder.is_dir() and any("-mc" in one.name for one in folder.glob("*-mc*")):
                time.sleep(later)
                return not self._ended()
        return False

    def _ended(self) -> bool:
        return os.waitid(os.P_PID, self.child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    @property
    def said(self) -> str:
        parts = []
        while part := os.read(self._read, 4000):
            parts.append(part)
        os.close(self._read)
        failed = os.waitpid(self.child, 0)[1]
        text = b"".join(parts).decode(errors="replace")
        return (text or "no sentence") if failed else "" if self._alone else text


def run(*command: object) -> None:
    """A command of the system. Raises where it fails."""
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


def size_of(folder: Path) -> int:
    """KiB of all files, each in whole pages."""
    return sum(-(-one.stat().st_size // 4096) * 4 for one in folder.iterdir())


def checked(one: Output, folder: Path, said: str, causes: tuple[str, ...], before: int | None, version: int) -> str:
    """What happened: "written" or "refused"; an AssertionError for a false success, a wrong cause, a lost earlier set."""
    if not said:
        assert one.version(folder) == version, (one.name, "a false success")
        return "written"
    assert any(cause in said for cause in causes), (one.name, said)
    if before is not None:
        sweep(folder)
        assert one.version(folder) == before, (one.name, "the earlier set")
    return "refused"


def faults(one: Output, folder: Path, sizes: int, others: int, chance: random.Random, found: Counter[str]) -> None:
    """Do all faults to one kind of output, and count into ``found``."""
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", folder)
    started = time.perf_counter()
    assert not (first := Attempt(one, folder, 1).said), first
    usual, before, version, need = time.perf_counter() - started, 1, 1, size_of(folder)
    for number in range(sizes):
        room = need + int(need * 1.3 * (number + chance.random()) / sizes)
        run("mount", "-o", f"remount,size={room}k", folder)
        version += 1
        what = checked(one, folder, Attempt(one, folder, version).said, FULL, before, version)
        before = version if what == "written" else before
        found[f"full, {what}"] += 1
    run("mount", "-o", "remount,ro,size=200m", folder)
    for _ in range(others):
        version += 1
        what = checked(one, folder, Attempt(one, folder, version).said, READ_ONLY, before, version)
        found[f"read-only, {what}"] += 1
    run("umount", folder)
    for _ in range(others):  # a share that goes; where it was, there is an empty folder
        run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", folder)
        version += 1
        attempt = Attempt(one, folder, version)
        writing = attempt.writes(folder, chance.choice((0.0, chance.uniform(0.0, 0.4) * usual)))
        run("umount", "-l", folder)
        what = checked_after(one, folder, attempt.said, version, "share gone")
        found[f"share gone {'in writing' if writing else 'later'}, {what}"] += 1
        shutil.rmtree(folder, ignore_errors=True)  # a demo makes its own folder, and takes it away with what it began
        folder.mkdir(exist_ok=True)
    for _ in range(others):
        version += 1
        attempt = Attempt(one, folder, version)
        writing = attempt.writes(folder, chance.choice((0.0, chance.uniform(0.0, 0.4) * usual)))
        if chance.random() < 0.5:
            how = "folder removed, file by file"
            shutil.rmtree(folder, ignore_errors=True)
        else:
            how = "folder gone at one moment"
            with suppress(FileNotFoundError):  # an empty one a demo has taken away itself
                folder.rename(folder.with_name(f"{folder.name} moved {version}"))
        said = attempt.said
        if how.startswith("folder removed"):  # what appeared while it was being removed goes too
            shutil.rmtree(folder, ignore_errors=True)
        what = checked_after(one, folder, said, version, how)
        found[f"folder gone {'in writing' if writing else 'later'}, {what}"] += 1
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(exist_ok=True)


def checked_after(one: Output, folder: Path, said: str, version: int, fault: str) -> str:
    """As ``checked``; written before the folder went is written."""
    if not said and not any((folder / name).exists() for name in one.files):
        return "written before"
    try:
        return checked(one, folder, said, GONE, None, version)
    except (AssertionError, OSError) as error:
        raise AssertionError(f"{fault}: {said!r}, {sorted(folder.glob('*'))}") from error


def main(folder: Path, seed: int, sizes: int, first: int = 0, stop: int | None = None) -> None:
    """Do all and print what happened as JSON."""
    start_qgis()
    chance = random.Random(seed)
    every = outputs(folder)
    found: dict[str, Mapping[str, object]] = {}
    for number, one in enumerate(every[first:stop], first):
        place, counted = folder / f"disk {number}", Counter[str]()
        found[one.name] = counted
        try:
            faults(one, place, sizes, OTHERS, chance, counted)
        except (AssertionError, OSError) as error:  # a file that success named is not there
            found[one.name] = {**counted, "WRONG": str(error)}
        finally:
            subprocess.run(["umount", "-l", place], capture_output=True)
        print(json.dumps({one.name: found[one.name]}), file=sys.stderr, flush=True)
    print(json.dumps(found), flush=True)
    sys.exit(any("WRONG" in one for one in found.values()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
