"""A file that vanishes, is locked or breaks off while it is read: one sentence, whatever the reader was doing."""

from pathlib import Path

import pytest

from midlands_clusters_plugin.core.base.errors import UserError
from midlands_clusters_plugin.core.companies import detect, read_companies
from midlands_clusters_plugin.core.rows import text_file

from .files import HEADER, ROW, text, write


@pytest.mark.parametrize("look", [read_companies, detect])
def test_a_file_that_has_gone(tmp_path, look):
    with pytest.raises(UserError, match="not there any more"):
        look(tmp_path / "gone.csv")


def test_a_file_that_vanishes_between_the_look_and_the_reading(tmp_path, monkeypatch):
    path = write(tmp_path, text(HEADER, ROW))
    look_at = text_file.look_at

    def look_and_lose(one, member):
        found = look_at(one, member)
        one.unlink()
        return found

    monkeypatch.setattr(text_file, "look_at", look_and_lose)
    with pytest.raises(UserError, match="not there any more"):
        read_companies(path)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "locked"), "close the program that uses it"),
        (OSError(5, "I/O error"), "cannot be read to its end"),
    ],
)
def test_a_file_that_cannot_be_opened(tmp_path, monkeypatch, error, sentence):
    path = write(tmp_path, text(HEADER, ROW))
    really_open = Path.open

    def refuse(self, *args, **kwargs):
        if self == path:
            raise error
        return really_open(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=sentence):
        read_companies(path)


def test_a_share_that_disappears_while_it_is_read(tmp_path, monkeypatch):
    path = write(tmp_path, text(HEADER, *[ROW] * 20_000))

    really_next, left = text_file._Lines.__next__, [12_000]

    def break_off(self):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(5, "Input/output error")
        return really_next(self)

    monkeypatch.setattr(text_file._Lines, "__next__", break_off)
    with pytest.raises(UserError, match="cannot be read to its end"):
        read_companies(path)
