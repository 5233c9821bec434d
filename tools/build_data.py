"""Rebuild what resources/ holds from the pinned packages, each step from the one before: ``make data``. About two minutes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
# A process each: a later step reads, through the plugin's own caches, what an earlier one wrote.
STEPS = (
    "build_postcodes.py",
    "build_boundaries.py",
    "build_districts.py",
    "build_towns.py",
    "build_manifest.py",
    "build_sample.py",
)


def main() -> None:
    """Run the steps that are there, in order; stop at the first that fails."""
    for step in STEPS:
        if (TOOLS / step).exists():
            print(f"== {step}", flush=True)
            subprocess.run([sys.executable, str(TOOLS / step)], check=True)


if __name__ == "__main__":
    main()
