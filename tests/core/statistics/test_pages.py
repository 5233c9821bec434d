"""Each statistic has a page with formula, source, when not to use it and a small figure; none needs more than the plugin has."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted(page for page in (ROOT / "docs" / "statistics").glob("*.md") if page.name != "README.md")


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "statistics" / "README.md").read_text(encoding="utf-8")
    assert len(PAGES) >= 9
    assert all(f"({page.name})" in index for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_what_it_must_and_has_its_figure(page):
    text = page.read_text(encoding="utf-8")
    for part in ("**In words.**", "**When not to ", "**Source.**"):
        assert part in text
    figures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)
    assert len(figures) == 1
    assert 2_000 < (page.parent / figures[0]).stat().st_size < 60_000
    modules = ROOT / "midlands_clusters_plugin" / "core"
    assert all(list(modules.rglob(name)) for name in re.findall(r"`(\w+\.py)`", text))


def test_the_statistics_import_neither_scipy_nor_scikit_learn():
    names = [
        path.stem
        for path in (ROOT / "midlands_clusters_plugin" / "core" / "statistics").glob("*.py")
        if path.stem != "__init__"
    ]
    imports = "; ".join(f"import midlands_clusters_plugin.core.statistics.{name}" for name in names)
    check = f"{imports}; import sys; print([m for m in ('scipy', 'sklearn', 'esda', 'libpysal') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
