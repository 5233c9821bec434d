"""XML entities in a template of a print layout: refused, neither grown nor read."""

from __future__ import annotations

import os
import random
import time

import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from tests.core.companies.files import assert_one_sentence

pytestmark = pytest.mark.usefixtures("qgis_app")
_GROWING = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij"))
HARMFUL = {
    "laughs": f'<!DOCTYPE Layout [<!ENTITY a "ha">{_GROWING}]><Layout name="&j;"/>',
    "reads": '<!DOCTYPE Layout [<!ENTITY x SYSTEM "file:///etc/hostname">]><Layout name="&x;"/>',
    "fetches": '<!DOCTYPE Layout SYSTEM "http://127.0.0.1:9/x.dtd"><Layout/>',
    "lower case": '<!doctype Layout [<!entity x "y">]><Layout name="&x;"/>',
    "after a comment": '<?xml version="1.0"?><!-- x --><!DOCTYPE Layout [<!ENTITY x "y">]><Layout name="&x;"/>',
}


def template(path):
    from midlands_clusters_plugin.cartography.page.templates import find_template

    return find_template(str(path))


@pytest.mark.parametrize("kind", HARMFUL)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.alone  # measures time
def test_a_document_type_is_refused(tmp_path, kind, encoding):
    from midlands_clusters_plugin.cartography.page.templates import read_template

    path = tmp_path / "own.qpt"
    path.write_bytes(HARMFUL[kind].encode(encoding))
    start = time.perf_counter()
    with pytest.raises(UserError) as caught:
        read_template(template(path))
    assert_one_sentence(caught.value)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 100, b"<Layout", b"<qgis/>", b"<Layout/>" * 2, "<Layout>\u202e🏠".encode()]
)
def test_what_is_no_template_gets_a_sentence(tmp_path, content):
    from midlands_clusters_plugin.cartography.page.templates import read_template

    path = tmp_path / "own.qpt"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_template(template(path))
    assert_one_sentence(caught.value)


def damaged(text, chance):
    """The text with some pieces changed, cut, doubled or put in."""
    pieces = [
        "<",
        ">",
        "</Layout>",
        "&#0;",
        "&j;",
        "<!DOCTYPE x>",
        "<!--",
        "]]>",
        "\0",
        "\u202e",
        "🏠",
        '"',
        '<LayoutItem type="65639">',
        "1e999",
        "-1",
    ]
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(text) + 1), chance.choice([0, 1, 5, 60, 400])
        text = text[:at] + chance.choice([chance.choice(pieces), text[at : at + size] * 2, ""]) + text[at + size :]
    return text


@pytest.mark.slow
def test_generated_templates_get_a_sentence_or_are_read(tmp_path):
    """The readers' part of tests/faults/test_fuzz.py that needs QGIS."""
    from qgis.PyQt.QtXml import QDomDocument

    from midlands_clusters_plugin.cartography.page.templates import find_template, read_template, templates

    builtin = min((one.path for one in templates().values()), key=lambda path: path.stat().st_size).read_text(
        encoding="utf-8"
    )
    chance, path, read = random.Random(20261123), tmp_path / "own.qpt", 0
    path.write_text(builtin, encoding="utf-8")
    template = find_template(str(path))
    times = float(os.environ.get("FUZZ_TIMES", "1"))
    for _ in range(int(600 * times)):
        path.write_text(damaged(builtin, chance), encoding=chance.choice(["utf-8", "utf-8", "utf-16"]))
        start = time.perf_counter()
        try:
            read += isinstance(read_template(template), QDomDocument)
        except UserError as error:
            assert_one_sentence(error)
        assert time.perf_counter() - start < 10
    assert read >= 10 * times, f"{read}: some must be read, or little was tried"
