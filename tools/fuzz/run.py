"""Coverage-guided fuzzing of one reader for so many minutes (atheris, libFuzzer under it): ``run.py NAME --minutes 10``.

A target is a module beside this file with ``one(data)``, which raises for what no file may do (any error but UserError, a row lost), and
``SEEDS``. A finding does not end the run: the first input of each kind is kept under build/fuzz/NAME/found, with its traceback. Figures of
the run go to build/fuzz/NAME/figures.json. ``run.py NAME --again FILE...`` shows what inputs do, without atheris.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import time
import traceback
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "fuzz"
TARGETS = sorted(
    one.stem for one in Path(__file__).parent.glob("*.py") if one.stem not in ("run", "ground", "__init__")
)
_SLOWEST = 20  # seconds; an input that takes longer counts as a hang


class Findings:
    """Runs a target, counts, and keeps the first input of each kind of failure."""

    def __init__(self, target: ModuleType, folder: Path) -> None:
        self._target, self._folder, self._kinds = target, folder / "found", set[str]()
        self._figures, self._start, self._reported = folder / "figures.json", time.monotonic(), 0.0
        self.runs = self.refused = 0
        self.slowest = 0.0
        self._folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, data: bytes) -> None:
        start = time.monotonic()
        try:
            self.refused += self._target.one(data) is None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self._keep(data, error)
        end = time.monotonic()
        self.runs += 1
        self.slowest = max(self.slowest, end - start)
        if end - self._reported > 5:
            self._reported = end
            self.tell()

    def tell(self) -> None:
        """Write the figures so far."""
        reported = {
            "runs": self.runs,
            "refused": self.refused,
            "minutes": round((time.monotonic() - self._start) / 60, 2),
        }
        reported |= {"slowest_s": round(self.slowest, 3), "findings": len(self._kinds)}
        self._figures.write_text(json.dumps(reported) + "\n", encoding="utf-8")

    def _keep(self, data: bytes, error: Exception) -> None:
        own = [
            one
            for one in traceback.extract_tb(error.__traceback__)
            if "midlands_clusters_plugin" in one.filename or "fuzz" in one.filename
        ]
        kind = f"{type(error).__name__} {Path(own[-1].filename).name}:{own[-1].lineno}" if own else type(error).__name__
        if kind in self._kinds:
            return
        self._kinds.add(kind)
        name = hashlib.sha256(kind.encode()).hexdigest()[:8]
        (self._folder / f"{name}.bin").write_bytes(data)
        (self._folder / f"{name}.txt").write_text(
            f"{kind}\n{data!r}\n\n{''.join(traceback.format_exception(error))}", encoding="utf-8"
        )
        print(f"FOUND {kind}: {error}"[:300], file=sys.stderr)


def fuzz(name: str, minutes: float) -> None:
    """Fuzz a target; libFuzzer ends the process when the time is over."""
    import atheris

    folder = OUT / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["midlands_clusters_plugin", "csv", "json", "zipfile", "openpyxl"]):
        target = importlib.import_module(f"tools.fuzz.{name}")
    for number, seed in enumerate(target.SEEDS):
        (corpus / f"seed{number:02d}").write_bytes(seed)
    wording = folder / "words.dict"
    wording.write_text(
        "".join(f'"{_quoted(word)}"\n' for word in getattr(target, "WORDING", [b"\0"])), encoding="ascii"
    )
    findings = Findings(target, folder)
    for seed in target.SEEDS:
        findings(seed)
    options = [
        f"-max_total_time={int(minutes * 60)}",
        f"-timeout={_SLOWEST}",
        f"-max_len={getattr(target, 'LONGEST', 2000)}",
    ]
    options += [
        f"-dict={wording}",
        f"-artifact_prefix={folder}/",
        "-rss_limit_mb=6000",
        "-print_final_stats=1",
        "-verbosity=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], findings)
    atheris.Fuzz()


def _quoted(word: bytes) -> str:
    return "".join(chr(sign) if 32 <= sign < 127 and sign not in b'"\\' else f"\\x{sign:02x}" for sign in word)


def main() -> None:
    """Read the command line and fuzz, or show again what an input does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--again", nargs="+", type=Path, default=[])
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if not given.again:
        fuzz(given.name, given.minutes)
    target = importlib.import_module(f"tools.fuzz.{given.name}")
    for path in given.again:
        print(path.name, target.one(path.read_bytes()))


if __name__ == "__main__":
    main()
