"""``make mutants``: small faults are put into the four files that the numbers hang on, one at a time; a test must notice each.

mutmut works on a copy of the checkout below build/mutation. What stays alive is listed in build/mutation/alive.txt; a
tenth or more fails. Of those that do, most change nothing that can be seen: the width of a default integer (it matters
on Windows only), or a way that is only quicker. A run takes about a quarter of an hour on one core.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "mutation"
MODULES = ("hexgrid", "aggregate", "postcodes", "clip")
MOST_ALIVE = 0.10
_CONFIG = """
[tool.mutmut]
source_paths = ["midlands_clusters_plugin"]
only_mutate = {modules}
also_copy = ["resources", "metadata.txt", "tools"]
pytest_add_cli_args = ["-p", "no:pytest_qgis", "-p", "no:cacheprovider", "-x", "-q"]
pytest_add_cli_args_test_selection = {tests}
"""


def copy_checkout(target: Path) -> None:
    """What git tracks, as it is now, with mutmut's settings added."""
    shutil.rmtree(target, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    modules = [f"midlands_clusters_plugin/core/{name}.py" for name in MODULES]
    tests = [f"tests/core/test_{name}{more}.py" for name in MODULES for more in ("", "_exactly")]
    with (target / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(_CONFIG.format(modules=json.dumps(modules), tests=json.dumps(tests)))


def states(checkout: Path) -> dict[str, int | None]:
    """Mutant -> exit status of the tests that met it, from mutmut's own files; 0: they passed, it is alive; None: never run."""
    found: dict[str, int | None] = {}
    for path in (checkout / "mutants").rglob("*.meta"):
        found.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
    return found


def main() -> None:
    """Run, count, write the list of those alive."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--children", default="2", help="mutants tried at a time")
    checkout = WORK / "checkout"
    copy_checkout(checkout)
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    subprocess.run(
        [mutmut, "run", "--max-children", arguments.parse_args().children],
        cwd=checkout,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    found = states(checkout)
    alive = sorted(name for name, status in found.items() if status in (0, 33, None))  # 33: no test comes by
    (WORK / "alive.txt").write_text("\n".join(alive) + "\n", encoding="utf-8")
    share = len(alive) / len(found)
    print(
        f"{len(found)} mutants, {len(alive)} alive ({share:.1%}); they are listed in {(WORK / 'alive.txt').relative_to(ROOT)}"
    )
    if share >= MOST_ALIVE:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
