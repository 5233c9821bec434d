"""Every sentence that the plugin can say by ``UserError`` stands in docs/troubleshooting.md, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from .messages import PACKAGE, messages, unknown

DOC = Path(__file__).parents[2] / "docs" / "troubleshooting.md"
ROWS = re.findall(r"^\| (.+?) \| (.*?) ?\|$", DOC.read_text(encoding="utf-8"), re.MULTILINE)
LISTED = [message for message, _ in ROWS if message not in ("Message", "---")]
FILES = sorted(PACKAGE.rglob("*.py"))
# Warnings that are no errors.
NOTES = {
    "The download could not be refreshed, so the one of … is used. The reason: …",
    '"…" is no edition of SIC: write 2007 or 2026. Only names are matched.',
    "Its codes are of SIC …, and those of company files of SIC 2007: only names are matched.",
    "SIC 2007 has no code that begins with …: check the file.",
    "These words of the cluster file are not known and were not used: ….",
}
# Passed on as they come: QGIS's own words on parameters, and those of the algorithm's check, which are listed there; one
# that the cluster profile prints too.
PASSED_ON = {"gui/tasks/algorithm_run.py: sentence", "gui/pages/statistics_page.py: too_few_text()"}
# A message that says itself what to do.
TELLS = re.compile(
    r"^(Choose|Draw|Give|Make|Round|Save|Select|Tick|To|Type|Write)\b"
    r"|: |must|needs|is made of|is a year|has no|no such|is too|such as|go with|one to|use mc_|is 'code'"
)


def test_every_message_is_listed_with_what_to_do():
    missing = {path.relative_to(PACKAGE).as_posix(): sorted(messages(path) - set(LISTED)) for path in FILES}
    missing = {name: stated for name, stated in missing.items() if stated}
    assert not missing, f"add to docs/troubleshooting.md, with what to do: {missing}"


def test_no_message_escapes():
    lost = {
        f"{path.relative_to(PACKAGE).as_posix()}: {one.partition(': ')[2]}" for path in FILES for one in unknown(path)
    }
    assert lost <= PASSED_ON, f"write the sentence as a literal where it is raised, or in a table: {lost - PASSED_ON}"


def test_what_is_listed_is_stated():
    stated = set().union(*(messages(path) for path in FILES))
    gone = sorted(set(LISTED) - stated - NOTES)
    assert not gone, f"no longer said: {gone}"


def test_each_message_once_and_each_says_what_to_do():
    assert len(LISTED) == len(set(LISTED)), sorted({one for one in LISTED if LISTED.count(one) > 1})
    silent = [message for message, advice in ROWS if not advice and not TELLS.search(message)]
    assert not silent, silent


def test_the_messages_are_found(tmp_path):
    source = tmp_path / "a.py"
    source.write_text(
        """
OPEN = "Row {} is open."
SAID = {1: "One here.", 2: tr("Two {x} two.")}
def f(n, why):
    words = tr("Low {}.") if n else counted("{n} is high.", "{n} are high.", n)
    raise UserError(words.format(n))
def g(sentence):
    raise UserError(sentence)
def h(n):
    g(f"Given {n}.")
    said = SAID.get(n) or OPEN
    raise UserError(said)
def wrong(message):
    return UserError(message, "x")
raise wrong("Wrong it is.")
raise UserError(made_elsewhere())
""",
        encoding="utf-8",
    )
    expected = [
        "Row … is open.",
        "One here.",
        "Two … two.",
        "Low ….",
        "… is high.",
        "… are high.",
        "Given ….",
        "Wrong it is.",
    ]
    assert messages(source) == set(expected)
    assert unknown(source) == ("16: made_elsewhere()",)
