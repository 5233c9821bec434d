"""``make test-matrix``: the whole suite on other versions of QGIS, each in a Debian of its own.

    run.py [--make-only] [--commit COMMIT] VERSION... [-- PYTEST ARGUMENTS]

Exit status: 0 all suites passed, 1 one failed, 2 this machine cannot do it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from chroot import HOME, PYTHON, ROOT, SHARED, SOURCE, VERSIONS, Debian, NotPossibleError, check_machine

FOLDER = Path(os.environ.get("MATRIX_DIR") or ROOT / "build" / "matrix")
TURNS = Path("/mc/turns")
# Displays from 199 on: two virtual screens on one machine share their numbers even when their /tmp is not the same.
XVFB = ("xvfb-run", "--auto-servernum", "--server-num=199", "--server-args=-screen 0 1366x768x24")
_PASSED_ON = ("QT_LOGGING_RULES", "PYTHONHASHSEED", "PYTEST_ADDOPTS", "FUZZ_TIMES", "MC_SECOND_SUITE")


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(description="Run the tests on other versions of QGIS.")
    parser.add_argument("versions", nargs="+", choices=sorted(VERSIONS), metavar="VERSION", help=", ".join(VERSIONS))
    parser.add_argument("--make-only", action="store_true", help="install what is missing and stop")
    parser.add_argument("--commit", default="", help="test this commit (default: the working tree as it is)")
    argv = list(sys.argv[1:] if argv is None else argv)
    end = argv.index("--") if "--" in argv else len(argv)
    options = parser.parse_args(argv[:end])
    options.pytest = argv[end + 1 :]
    return options


def debian(name: str) -> Debian:
    """The folder and the log of a version."""
    return Debian(VERSIONS[name], FOLDER / name, FOLDER / f"{name}.log")


def run_tests(one: Debian, commit: str, pytest: Sequence[str]) -> int:
    """The suite in there; returns pytest's exit status."""
    one.take_source(commit)
    one.empty_tmp()
    binds = one.certificates()
    variables = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    if SHARED.is_dir():  # test data beside the repository, where a developer has it
        binds.append((SHARED, SOURCE.parent / "shared"))
    if os.environ.get("MC_TURNS"):
        binds.append((Path(os.environ["MC_TURNS"]).resolve(), TURNS))
        variables["MC_TURNS"] = str(TURNS)
    workers = os.environ.get("WORKERS", "0")  # as in make test; one process unless it is asked for
    command = ["env", f"--chdir={SOURCE}", *XVFB, PYTHON, "-m", "pytest", "-n", workers, "--dist", "loadfile", *pytest]
    return one.run(command, environment={**variables, "HOME": str(HOME), "XDG_RUNTIME_DIR": "/mc/home"}, binds=binds)


def main(argv: Sequence[str] | None = None) -> int:
    """Make what is missing, run the suites one after another; returns the exit status."""
    options = arguments(argv)
    failed = []
    try:
        check_machine()
        for name in options.versions:
            one = debian(name)
            start = time.monotonic()
            one.make()
            made = time.monotonic()
            if options.make_only:
                continue
            print(f"The tests on QGIS {name} (installed in {made - start:.0f} s)", flush=True)
            if run_tests(one, options.commit, options.pytest):
                failed.append(name)
    except NotPossibleError as problem:
        print(problem, file=sys.stderr)
        return 2
    if failed:
        print(f"Tests failed on QGIS {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
