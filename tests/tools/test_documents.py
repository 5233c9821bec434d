"""Every path of the repository that the README and the architecture name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MADE = ("build/", "dist/")  # by make, not in the repository


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        *sorted(f"docs/{one.name}" for one in (ROOT / "docs").glob("*.md")),
    ],
)
def test_links_lead_somewhere(document):
    path = ROOT / document
    links = [one for one in LINK.findall(path.read_text(encoding="utf-8")) if not re.match(r"[a-z]+:", one)]
    assert not [one for one in links if not (path.parent / one).exists()]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_named_files_are_there(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(
        re.findall(r"`((?:docs|resources|tools|tests|requirements|i18n|midlands_clusters_plugin|\.ci)/[\w./-]+)`", text)
    )
    named |= {
        f"midlands_clusters_plugin/{one}"
        for one in re.findall(r"`((?:core|gui|processing|cartography|sources)/[\w./-]+)`", text)
    }
    assert named or document == "README.md"
    assert not sorted(one for one in named if not one.startswith(MADE) and not (ROOT / one).exists())


def test_commands_of_the_readme_are_targets():
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md", "docs/first_use.md"):
        used = set(
            re.findall(
                r"\bmake ([a-z][\w-]+)",
                " ".join(re.findall(r"`[^`]*`|^make .*$", (ROOT / document).read_text(encoding="utf-8"), re.MULTILINE)),
            )
        )
        assert used <= targets, used - targets
