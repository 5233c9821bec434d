"""``make translations``: the plugin's texts into i18n/*.ts, and the translations into i18n/*.qm, which are in the zip.

A text is what the code hands to ``tr``, ``counted`` or ``mark`` (core/base/i18n.py), what a .ui file shows, and the words of the data files
named in ``DATA``. Translations that are there are kept; of a text that is gone, the translation is kept as "vanished", in case it returns.
``--check`` writes nothing and fails where a stored file is stale or a translation breaks a rule; ``--pseudo FOLDER`` writes the
pseudo-language of the tests: every text longer, accented and in brackets.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "midlands_clusters_plugin"
FOLDER = ROOT / "i18n"
CONTEXT = "MidlandsClusters"
LANGUAGES = ("cy",)
PSEUDO = "en_XA"
FORMS = {"cy": 5, PSEUDO: 2}  # plural forms as Qt knows them; Welsh: 0, 1, 2 to 5, 6, others

# Words of data files that people see: file below resources/ (or a pattern), then the way to the texts; "*" stands for every item.
DATA = (
    ("algorithms/*.json", "title"),
    ("algorithms/*.json", "summary"),
    ("algorithms/*.json", "tags"),
    *(
        ("algorithms/*.json", f"{rows}/*/{key}")
        for rows in ("parameters", "outputs")
        for key in ("title", "help", "filter")
    ),
    *(("catalogue/functions.json", f"*/{key}") for key in ("about", "parameters/*/help", "examples/*/means")),
    *(("catalogue/settings.json", f"*/{key}") for key in ("group", "settings/*/label", "settings/*/tip")),
    *(("catalogue/statistics.json", f"*/{key}") for key in ("name", "says", "unless")),
    ("catalogue/metrics.json", "metrics/*/name"),
    ("catalogue/metrics.json", "metrics/*/unit"),
    ("catalogue/metrics.json", "metrics/*/reason"),
    ("catalogue/clusters.json", "tiers/*/name"),
    ("catalogue/clusters.json", "clusters/*/name"),
    *(("catalogue/clusters.json", f"clusters/*/{key}") for key in ("certainty", "why", "misses")),
    ("catalogue/report_facts.csv", "*/text"),
    ("catalogue/cluster_links.csv", "*/text"),
    ("catalogue/question_texts.json", "*"),
    ("catalogue/ecosystems.json", "ecosystems/*/name"),
    ("catalogue/services.json", "products/*/name"),
    ("catalogue/services.json", "clips/*"),
    ("layouts/manifest.json", "templates/*/name"),
    ("layouts/manifest.json", "templates/*/description"),
)
_SIGNS = {"GBP", "USD", "%"}  # units that are a sign at the number
_PLACE = re.compile(r"\{[^{}]*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_STORED = re.compile(r"(\{[^{}]*\}|<[^<>]+>|&[a-z]+;|https?://\S+)")
_LETTERS = str.maketrans("AEIOUaeiouncsyNCSY", "ÀÉÎÕÜàéîõüñçšÿÑÇŠŸ")


@dataclass
class Message:
    """One text: where it is used; its translations, one a plural form; "", "unfinished" or "vanished"."""

    source: str
    numerus: bool = False
    files: set[str] = field(default_factory=set)
    forms: list[str] = field(default_factory=list)
    state: str = "unfinished"


class Texts(dict):
    """All texts by themselves."""

    def put(self, source: str, file: str, *, numerus: bool = False) -> None:
        """Note that a file uses a text. Raises SystemExit where it is used as one that counts and as one that does not: Qt keeps one."""
        found = self.setdefault(source, Message(source, numerus))
        if found.numerus != numerus:
            raise SystemExit(f"{file}: “{source}” is used in counted() and in tr(), also in {', '.join(found.files)}")
        found.files.add(file)


def extract() -> Texts:
    """All texts of the checkout."""
    texts = Texts()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for source, numerus in python_texts(path.read_text(encoding="utf-8")):
            texts.put(source, name, numerus=numerus)
    for path in sorted(PACKAGE.rglob("*.ui")):
        for source in ui_texts(path):
            texts.put(source, path.relative_to(ROOT).as_posix())
    for pattern, way in DATA:
        for path in sorted((ROOT / "resources").glob(pattern)):
            text = path.read_text(encoding="utf-8")
            data = list(csv.DictReader(text.splitlines())) if path.suffix == ".csv" else json.loads(text)
            for source in _follow(data, way.split("/")):
                if source and source not in _SIGNS:
                    texts.put(source, path.relative_to(ROOT).as_posix())
    return texts


def python_texts(code: str) -> Iterator[tuple[str, bool]]:
    """(text, whether it counts) of every call of ``tr``, ``mark`` or ``counted`` with a literal."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        place = {"tr": 0, "mark": 0, "counted": 1}.get(name)
        if place is not None and len(node.args) > place and _is_text(node.args[place]) and node.args[place].value:
            yield node.args[place].value, name == "counted"


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def ui_texts(path: Path) -> Iterator[str]:
    """The texts of a form that have a letter and are not marked as no words."""
    root = ElementTree.parse(path).getroot()
    if root.findtext("class") != CONTEXT:
        raise SystemExit(f"{path.name}: its <class> must be {CONTEXT}, the context under which its texts are looked up")
    for one in root.iter("string"):
        if one.get("notr") != "true" and re.search("[A-Za-z]", one.text or ""):
            yield str(one.text)


def _follow(data: object, way: list[str]) -> Iterator[str]:
    if not way:
        if isinstance(data, str):
            yield data
    elif way[0] == "*":
        for one in data.values() if isinstance(data, dict) else data:
            yield from _follow(one, way[1:])
    elif isinstance(data, dict) and way[0] in data:
        yield from _follow(data[way[0]], way[1:])


def read_ts(path: Path) -> dict[str, Message]:
    """The messages of a .ts file; none where there is no file yet."""
    if not path.exists():
        return {}
    found = {}
    for one in ElementTree.parse(path).getroot().iter("message"):
        numerus, translation = one.get("numerus") == "yes", one.find("translation")
        forms = [form.text or "" for form in translation.iter("numerusform")] if numerus else [translation.text or ""]
        files = {place.get("filename", "") for place in one.iter("location")}
        found[one.findtext("source") or ""] = Message(
            one.findtext("source") or "", numerus, files, forms, translation.get("type", "")
        )
    return found


def merged(texts: Mapping[str, Message], stored: Mapping[str, Message], language: str) -> list[Message]:
    """The texts with the translations that are there, in the order of the alphabet, vanished ones at the end."""
    result = []
    for source, text in sorted(texts.items()):
        old = stored.get(source)
        same = old if old is not None and old.numerus == text.numerus and any(old.forms) else None
        forms = same.forms if same else [""] * (FORMS[language] if text.numerus else 1)
        state = "unfinished" if not all(forms) or (same and same.state == "unfinished") else ""
        result.append(Message(source, text.numerus, text.files, forms, state))
    gone = [one for source, one in sorted(stored.items()) if source not in texts and any(one.forms)]
    return result + [Message(one.source, one.numerus, set(), one.forms, "vanished") for one in gone]


def ts_text(messages: Iterable[Message], language: str) -> str:
    """A .ts file as Qt's tools read it; without line numbers, which would change with every edit."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    lines += ["<context>", f"    <name>{CONTEXT}</name>"]
    for one in messages:
        lines.append('    <message numerus="yes">' if one.numerus else "    <message>")
        lines += [f'        <location filename="../{name}"/>' for name in sorted(one.files)]
        lines.append(f"        <source>{escape(one.source)}</source>")
        kind = f' type="{one.state}"' if one.state else ""
        if one.numerus:
            lines.append(f"        <translation{kind}>")
            lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in one.forms]
            lines.append("        </translation>")
        else:
            lines.append(f"        <translation{kind}>{escape(one.forms[0])}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def faults(messages: Iterable[Message], language: str) -> list[str]:
    """What is wrong with translations: lost or invented placeholders, lost tags, too few plural forms, other spaces at the ends."""
    found = []
    for one in messages:
        if one.state == "vanished" or not all(one.forms):
            continue
        if one.numerus and len(one.forms) != FORMS[language]:
            found.append(f"“{one.source}”: {len(one.forms)} plural forms, not {FORMS[language]}")
        for form in one.forms:
            places = (sorted(_PLACE.findall(one.source)), sorted(_PLACE.findall(form)))
            if one.numerus:  # "one business" and "no businesses" may do without the figure
                places = tuple([place for place in side if place != "{n}"] for side in places)
            if places[0] != places[1]:
                found.append(f"“{one.source}”: placeholders differ in “{form}”")
            if "{}" in one.source and one.source.count("{}") > 1 and "{}" not in form:
                found.append(f"“{one.source}”: order of placeholders")
            if sorted(_TAG.findall(one.source)) != sorted(_TAG.findall(form)):
                found.append(f"“{one.source}”: tags differ in “{form}”")
            if _ends(one.source) != _ends(form):
                found.append(f"“{one.source}”: not the same spaces at the ends of “{form}”")
    return found


def _ends(text: str) -> tuple[bool, bool]:
    return text != text.lstrip(), text != text.rstrip()


def pseudo(text: str) -> str:
    """The text in brackets, accented and two fifths longer; placeholders and tags stay."""
    parts = _STORED.split(text)
    wording = "".join(part if index % 2 else part.translate(_LETTERS) for index, part in enumerate(parts))
    letters = sum(len(part) for index, part in enumerate(parts) if not index % 2)
    return f"[{wording}{'~' * round(letters * 0.4)}]"


def write_pseudo(folder: Path) -> Path:
    """Compile the pseudo-language into a folder; the .qm file."""
    messages = []
    for source, one in sorted(extract().items()):
        messages.append(Message(source, one.numerus, set(), [pseudo(source)] * (2 if one.numerus else 1), ""))
    path = folder / f"midlands_clusters_{PSEUDO}.ts"
    path.write_text(ts_text(messages, PSEUDO), encoding="utf-8")
    return compile_ts(path, path.with_suffix(".qm"))


def compiler() -> str:
    """Qt's lrelease. Raises SystemExit where it is not installed."""
    for name in ("lrelease", "lrelease-qt5", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease", "lrelease6"):
        if found := shutil.which(name):
            return found
    raise SystemExit("lrelease is not installed: apt-get install qttools5-dev-tools")


def compile_ts(source: Path, target: Path) -> Path:
    """Compile a .ts file with lrelease."""
    subprocess.run([compiler(), "-silent", str(source), "-qm", str(target)], check=True)
    return target


def stale(language: str) -> list[str]:
    """What of a language's stored files is not what ``make translations`` would write now."""
    path = FOLDER / f"midlands_clusters_{language}.ts"
    stored = read_ts(path)
    messages = merged(extract(), stored, language)
    found = faults(messages, language)
    if not path.exists() or ts_text(messages, language) != path.read_text(encoding="utf-8"):
        found.append(f"{path.name} is stale: run make translations")
    found += [f"not translated into {language}: “{one.source}”" for one in messages if one.state == "unfinished"]
    with tempfile.TemporaryDirectory() as folder:
        fresh = compile_ts(path, Path(folder) / "now.qm").read_bytes() if path.exists() else b""
    compiled = path.with_suffix(".qm")
    if not compiled.exists() or compiled.read_bytes() != fresh:
        found.append(f"{compiled.name} is stale: run make translations")
    return found


def update(language: str) -> str:
    """Write a language's .ts and .qm; a line that says what is in them."""
    path = FOLDER / f"midlands_clusters_{language}.ts"
    messages = merged(extract(), read_ts(path), language)
    path.write_text(ts_text(messages, language), encoding="utf-8")
    compile_ts(path, path.with_suffix(".qm"))
    states = [one.state for one in messages]
    live = len(states) - states.count("vanished")
    return (
        f"{path.name}: {live} texts, {states.count('unfinished')} not translated, {states.count('vanished')} vanished"
    )


def main(argv: list[str] | None = None) -> int:
    """Update, check, or write the pseudo-language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--pseudo", type=Path)
    asked = parser.parse_args(argv)
    if asked.pseudo:
        print(write_pseudo(asked.pseudo))
        return 0
    if asked.check:
        found = [line for language in LANGUAGES for line in stale(language)]
        print("\n".join(found) or "translations: nothing stale")
        return 1 if found else 0
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        print(update(language))
        for line in faults(read_ts(FOLDER / f"midlands_clusters_{language}.ts").values(), language):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
