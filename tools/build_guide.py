"""The user guide: docs/guide/*.md -> resources/guide/*.html, which the plugin shows without a network; with --pictures its screenshots too.

The pictures come from a real QGIS window that does what the guide says (tests/gui_real/tutorial_driver.py), so that they can be made
anew whenever the window has changed. Without --pictures only the pages are made; a test compares them with those in the repository.
"""

from __future__ import annotations

import argparse
import html
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent
SOURCE, TARGET = ROOT / "docs" / "guide", ROOT / "resources" / "guide"
WIDTH = 640  # pixels of a picture of the whole window in the guide; the dock's are as they are
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font-family: sans-serif; margin: 12px; max-width: 46em; }} td, th {{ padding: 3px 8px; text-align: left; }}
code {{ font-family: monospace; }} h1 {{ font-size: x-large; }} h2 {{ font-size: large; }}</style></head>
<body>
{body}
<hr><p>{foot}</p>
</body>
</html>
"""
_FOOT = '<a href="index.html">Contents</a> · Midlands Clusters user guide'


def pages(source: Path = SOURCE) -> dict[str, str]:
    """File name -> HTML of every page of the guide."""
    convert = MarkdownIt("commonmark", {"html": False}).enable("table")
    made = {}
    for path in sorted(source.glob("*.md")):
        body = convert.render(path.read_text(encoding="utf-8"))
        body = re.sub(r'href="([a-z0-9_]+)\.md(#[^"]*)?"', r'href="\1.html\2"', body)
        body = _sized(body.replace('src="../../resources/guide/images/', 'src="images/'))
        title = html.escape(re.sub(r"^#\s*", "", path.read_text(encoding="utf-8").splitlines()[0]))
        made[f"{path.stem}.html"] = _PAGE.format(title=title, body=body.strip(), foot=_FOOT)
    return made


def _sized(body: str) -> str:
    """Pictures of the whole window are shown smaller: Qt's browser knows no style for that, only the attribute."""
    return re.sub(
        r'<img src="images/((?:first_map|three_d|tutorial_\w+)\.png)"', rf'<img width="{WIDTH}" src="images/\1"', body
    )


def write(target: Path = TARGET) -> None:
    """Write the pages, and take away those that have no source any more."""
    target.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in target.glob("*.html"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (target / name).write_text(text, encoding="utf-8")
    print(f"{len(made)} pages in {target.relative_to(ROOT)}")


def take_pictures(target: Path) -> None:
    """Run the tutorial in a real window and keep its pictures."""
    sys.path.insert(0, str(ROOT))
    from tests.gui_real import guide_texts
    from tests.gui_real.test_tutorial import drive

    with tempfile.TemporaryDirectory() as folder:
        screens = Path(folder) / "screens"
        for name, texts in (("tutorial", guide_texts.tutorial(False)), ("first", guide_texts.first_page(False))):
            found = drive(Path(folder) / name, screens / name, texts, MC_GUIDE="1")
            if not found.get("done"):
                raise SystemExit(f"The {name} did not come to its end:\n{found.get('error')}")
        page = min((screens / "tutorial").glob("*.pdf"))  # the first that was exported
        picture = screens / "first" / "tutorial_page"
        subprocess.run(["pdftoppm", "-r", "90", "-png", "-singlefile", str(page), str(picture)], check=True)
        target.mkdir(parents=True, exist_ok=True)
        for picture in sorted(screens.glob("*/*.png")):
            if not picture.stem[:2].isdigit():
                shutil.copyfile(picture, target / picture.name)
    print(f"{len(list(target.glob('*.png')))} pictures in {target.relative_to(ROOT)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", action="store_true", help="take the screenshots anew, in a real QGIS window")
    if parser.parse_args().pictures:
        take_pictures(TARGET / "images")
    write()
