"""The stored translations are those of the code, complete and fit for use; no text escapes them."""

from __future__ import annotations

import shutil

import pytest

from midlands_clusters_plugin.core.base.i18n import counted, grouped, mark, on_day, sentences, set_translator, shown, tr
from tools import lint_texts, translations

COMPILES = any(shutil.which(name) for name in ("lrelease", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease"))
needs_compiler = pytest.mark.skipif(not COMPILES, reason="lrelease (qttools5-dev-tools) is not installed")


@pytest.fixture(autouse=True)
def english_again():
    yield
    set_translator()


def stored(language):
    return translations.read_ts(translations.FOLDER / f"midlands_clusters_{language}.ts")


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_stored_texts_are_those_of_the_code(language):
    path = translations.FOLDER / f"midlands_clusters_{language}.ts"
    messages = translations.merged(translations.extract(), stored(language), language)
    assert translations.ts_text(messages, language) == path.read_text(encoding="utf-8"), "run make translations"


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_is_translated_with_its_placeholders(language):
    messages = stored(language).values()
    assert not [one.source for one in messages if one.state == "unfinished"]
    assert not translations.faults(messages, language)


@needs_compiler
@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_compiled_file_is_that_of_the_texts(language, tmp_path):
    path = translations.FOLDER / f"midlands_clusters_{language}.ts"
    assert translations.compile_ts(path, tmp_path / "now.qm").read_bytes() == path.with_suffix(".qm").read_bytes()


def test_no_text_escapes_translation():
    found = [
        line
        for path in sorted(lint_texts.PACKAGE.rglob("*.py"))
        for line in lint_texts.problems(path, path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("code", "stated"),
    [
        ("def f(x): return tr(x)", "wants a literal"),
        ('def f(x): return tr(f"{x} rows")', "wants a literal"),
        ('def f(n): return tr("All ") + str(n)', "glued with +"),
        ("def f(n): return f\"{tr('All')} {n}\"", "glued in an f-string"),
        ('def f(n): return tr("1 row") if n == 1 else tr("{} rows").format(n)', "plural by hand"),
        ('def f(): raise UserError("Choose a file.")', "without tr()"),
        ('NAME = tr("Rows")', "while the module loads"),
    ],
)
def test_the_lint_finds(code, stated, tmp_path):
    assert any(stated in line for line in lint_texts.problems(tmp_path / "one.py", code))


def test_faults_of_a_translation_are_found():
    bad = [
        translations.Message("{n} rows of {name}", True, set(), ["{n} rhes"] * 5, ""),
        translations.Message("<b>Rows</b>", False, set(), ["Rhesi"], ""),
        translations.Message("Rows", False, set(), ["Rhesi "], ""),
        translations.Message("{n} rows", True, set(), ["{n} rhes"] * 2, ""),
    ]
    stated = " ".join(translations.faults(bad, "cy"))
    assert all(
        wording in stated for wording in ("placeholders differ", "tags differ", "spaces at the ends", "2 plural forms")
    )


def test_vanished_texts_are_stored_and_come_back():
    old = {"Rows": translations.Message("Rows", False, set(), ["Rhesi"], "")}
    gone = translations.merged({}, old, "cy")
    assert gone[0].state == "vanished"
    texts = translations.Texts()
    texts.put("Rows", "a.py")
    back = translations.merged(texts, {one.source: one for one in gone}, "cy")
    assert (back[0].forms, back[0].state) == (["Rhesi"], "")


def test_the_pseudo_language_keeps_placeholders_and_tags():
    text = translations.pseudo("<b>{count:,} rows</b> of {name}")
    assert text.startswith("[") and text.endswith("]")
    assert all(part in text for part in ("<b>", "</b>", "{count:,}", "{name}"))
    assert len(text) > 1.15 * len("<b>{count:,} rows</b> of {name}")


def test_numbers_in_sentences_follow_the_reader():
    set_translator(write=lambda number: number.translate({ord(","): ".", ord("."): ","}))
    assert tr("{:,} rows, {share:.1f} of them").format(1234, share=2.5) == "1.234 rows, 2,5 of them"
    assert tr("{year} and {name}").format(year=2023, name="1,234.5") == "2023 and 1,234.5"
    assert counted("{n} row", "{n} rows", 1234) == "1.234 rows"
    assert grouped(1234.5, 1) == "1.234,5"


def test_counting_without_a_translation_is_english():
    assert [counted("{n} row of {name}", "{n} rows of {name}", n).format(name="a") for n in (0, 1, 1000)] == [
        "0 rows of a",
        "1 row of a",
        "1,000 rows of a",
    ]


def test_marked_texts_are_translated_when_shown():
    word = mark("Rows")
    set_translator(lambda text, number: {"Rows": "Rhesi"}.get(text, text))
    assert (word, shown(word), shown("")) == ("Rows", "Rhesi", "")
    assert sentences("One.", "", "Two.") == "One. Two."


def test_days_are_written_in_text():
    from datetime import date

    assert on_day(date(2026, 3, 1)) == "1 March 2026"
