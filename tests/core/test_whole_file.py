"""Files are whole or not there, alone and in sets; what killed runs left goes; the cause that is named is the true one."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.threads import in_python_thread
from midlands_clusters_plugin.core.files import whole_file
from midlands_clusters_plugin.core.files.whole_check import NotWholeError, check_whole
from midlands_clusters_plugin.core.files.whole_file import temporary_beside, together, write_beside, write_text

ROOT = Path(__file__).parents[2]
WHOLE = {
    ".pdf": b"%PDF-1.4\nx\nstartxref\n9\n%%EOF\n",
    ".svg": b"<svg><g>a &amp; b</g></svg>",
    ".png": b"\x89PNG\r\n\x1a\n...\0\0\0\0IEND\xaeB`\x82",
    ".html": b"<!DOCTYPE html>\n<html><p>x</p></html>\n",
    ".json": b'{"a": 1}\n',
    ".csv": b"a,b\r\n1,2\r\n",
    ".gif": b"GIF89a...;",
}


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def dead_process():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def left_over(path, process, days=0.0, content=b"x", host=None):
    """What a killed run leaves: a temporary file of a process that is gone."""
    made = temporary_beside(path)
    one = path.with_name(
        made.name.replace(f"-mc{whole_file._host()}{os.getpid():x}-", f"-mc{host or whole_file._host()}{process:x}-")
    )
    one.write_bytes(content)
    os.utime(one, (time.time() - days * 86400,) * 2)
    return one


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_whole_file_takes_its_place_and_a_broken_one_does_not(tmp_path, suffix):
    path = tmp_path / f"map{suffix}"
    write_beside(path, lambda made: made.write_bytes(WHOLE[suffix]))
    for broken in (WHOLE[suffix][:-2].rstrip(b"\r\n;"), b"", WHOLE[suffix][: len(WHOLE[suffix]) // 2 - 1]):
        with pytest.raises(UserError, match="was not written whole"):
            write_beside(path, lambda made, broken=broken: made.write_bytes(broken))
    assert path.read_bytes() == WHOLE[suffix]
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("ending", [".zip", ".xlsx", ".qgz"])
def test_an_archive_that_breaks_off_or_is_damaged_is_no_archive(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x", b"content" * 100)
    check_whole(path)
    good = path.read_bytes()
    for broken in (good[:-10], good.replace(b"content", b"c0ntent", 1)):
        path.write_bytes(broken)
        with pytest.raises(NotWholeError):
            check_whole(path)


def test_a_writer_that_makes_nothing_has_not_succeeded(tmp_path):
    with pytest.raises(UserError, match="was not written whole"):
        write_beside(tmp_path / "map.tif", lambda made: None)
    assert names(tmp_path) == []


def test_what_a_library_puts_beside_the_temporary_file_goes_too(tmp_path):
    write_beside(
        tmp_path / "a.txt", lambda made: (made.write_text("x"), made.with_name(made.name + ".aux.xml").write_text("y"))
    )
    assert names(tmp_path) == ["a.txt"]


def test_a_family_of_files_is_taken_over_whole(tmp_path):
    (tmp_path / "a.qix").write_text("an index of the old shapes")
    write_beside(
        tmp_path / "a.shp",
        lambda made: [made.with_suffix(one).write_text(one) for one in (".shp", ".dbf", ".prj")],
        family=True,
    )
    assert names(tmp_path) == ["a.dbf", "a.prj", "a.shp"]
    assert (tmp_path / "a.dbf").read_text() == ".dbf"


# --- sets


def test_a_set_appears_at_its_end_and_a_failed_one_leaves_the_earlier(tmp_path):
    paths = [tmp_path / "a.json", tmp_path / "b.txt", tmp_path / "deep" / "c.csv"]

    def write(version):
        for path in paths:
            write_text(path, f'["{version}"]\n')

    with together():
        write(1)
        assert not paths[0].exists()

    def fail(stop):
        with together():
            write(2)
            raise stop

    for stop in (Cancelled(), UserError("x"), RuntimeError("x")):
        with pytest.raises(type(stop)):
            fail(stop)
    assert {path.read_text() for path in paths} == {'["1"]\n'}
    with together(), together():
        in_python_thread(lambda: write(3))
        write(4)
    assert {path.read_text() for path in paths} == {'["4"]\n'}
    assert names(tmp_path) == ["a.json", "b.txt", "deep"]


def test_a_file_that_is_read_in_the_same_run_does_not_wait(tmp_path):
    with together():
        assert write_text(tmp_path / "cache.json", "[1]\n", at_once=True).read_text() == "[1]\n"


@pytest.mark.skipif(os.name == "nt", reason="on Windows the renames are done in the process itself")
def test_a_set_of_which_a_file_went_with_its_share_is_no_success(tmp_path):
    def lose():
        with together():
            for name in ("a.txt", "b.txt"):
                write_text(tmp_path / name, "new")
            next(one for one in tmp_path.iterdir() if one.name.startswith(".a-")).unlink()

    write_text(tmp_path / "a.txt", "old")
    with pytest.raises(UserError, match=r"a\.txt was not written whole"):
        lose()
    assert names(tmp_path) == ["a.txt"] and (tmp_path / "a.txt").read_text() == "old"
    with pytest.raises(UserError, match=r"c\.txt was not written whole"):
        write_beside(tmp_path / "c.txt", lambda made: made.read_bytes())
    with pytest.raises(UserError, match=r"d\.csv was not written whole"), together():
        write_beside(tmp_path / "d.csv", lambda made: None, family=True)


def test_where_one_cannot_take_its_place_all_have_their_earlier_content(tmp_path, monkeypatch):
    for name in "ab":
        write_text(tmp_path / f"{name}.txt", "old")

    def second_is_held(moves):
        first, second = moves
        os.replace(moves[first], first)
        raise PermissionError(errno.EACCES, "in use", str(second))

    monkeypatch.setattr(whole_file, "_rename", second_is_held)

    def write():
        with together():
            for name in "ab":
                write_text(tmp_path / f"{name}.txt", "new")

    with pytest.raises(UserError, match=r"b\.txt cannot be written: close programs"):
        write()
    assert {one.read_text() for one in tmp_path.iterdir()} == {"old"}
    assert names(tmp_path) == ["a.txt", "b.txt"]


_KILLED = """
import os, signal, sys
from pathlib import Path
from midlands_clusters_plugin.core.files import whole_file
folder, when = Path(sys.argv[1]), int(sys.argv[2])
if when == 0:
    whole_file.os.waitpid = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
else:
    def rename(moves):
        for number, (final, made) in enumerate(moves.items(), start=1):
            if number == when:
                os.kill(os.getpid(), signal.SIGKILL)
            os.replace(made, final)
    whole_file._rename = rename
with whole_file.together():
    for name in "abcd":
        whole_file.write_text(folder / f"{name}.txt", "new")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="SIGKILL")
@pytest.mark.parametrize("when", [0, 1, 3])
def test_a_run_that_is_killed_between_two_renames_leaves_one_set(tmp_path, when):
    for name in "abcd":
        write_text(tmp_path / f"{name}.txt", "old")
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, tmp_path, str(when)], cwd=ROOT, capture_output=True, timeout=100
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    if when == 0:  # killed while the renames run: they go on without it
        until = time.monotonic() + 20
        while time.monotonic() < until and any((tmp_path / f"{name}.txt").read_text() == "old" for name in "abcd"):
            time.sleep(0.05)
    else:  # a power cut, which takes the renaming process too: the next write finishes the set
        write_text(tmp_path / "other.txt", "x")
    assert {(tmp_path / f"{name}.txt").read_text() for name in "abcd"} == {"new"}
    write_text(tmp_path / "other.txt", "x")
    assert names(tmp_path) == ["a.txt", "b.txt", "c.txt", "d.txt", "other.txt"]


def test_a_list_of_renames_from_elsewhere_moves_nothing_of_the_users(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    listed = [["mine.txt", "a.txt"], ["../x", "b.txt"], [".m-mc0-1", "../../c.txt"], "x", 7]
    left_over(tmp_path / f"x.{whole_file._JOURNAL}", dead_process(), content=json.dumps(listed).encode())
    write_text(tmp_path / "other.txt", "x")
    assert names(tmp_path) == ["mine.txt", "other.txt"]


# --- what is left


def test_what_killed_runs_left_goes_at_once_and_nothing_else(tmp_path):
    gone, mine = dead_process(), os.getpid()
    path = tmp_path / "map.gpkg"
    left = [left_over(path, gone), left_over(tmp_path / "other.pdf", gone), left_over(path, 1, days=2, host="0000")]
    left += [left[0].with_name(left[0].name + one) for one in ("-journal", "-wal")]
    for one in left[3:]:
        one.write_bytes(b"x")
    folder = temporary_beside(tmp_path / "demo").name.replace(f"{mine:x}-", f"{gone:x}-")
    (tmp_path / folder).mkdir()
    stays = [left_over(path, mine), left_over(path, 1, days=0.5, host="0000")]
    for name in (
        ".map-mine.gpkg",
        "map-0123abcd.gpkg",
        ".map-0123abcd.csv",
        "map.new.gpkg",
        ".map-mcxyz-0123abcd.gpkg",
    ):
        stays.append(tmp_path / name)
        stays[-1].write_bytes(b"mine")
    write_text(tmp_path / "a.txt", "new")
    assert names(tmp_path) == sorted([*(one.name for one in stays), "a.txt"])


def test_leftovers_of_older_versions_go_when_they_are_a_day_old(tmp_path):
    old, fresh = tmp_path / ".map-0123abcd.csv", tmp_path / ".map-99999999.csv"
    for one, days in ((old, 2), (fresh, 0.1)):
        one.write_bytes(b"x")
        os.utime(one, (time.time() - days * 86400,) * 2)
    write_text(tmp_path / "map.csv", "a\n")
    assert names(tmp_path) == [fresh.name, "map.csv"]


def test_the_journal_of_a_database_that_goes_is_not_applied_to_the_new_one(tmp_path):
    for ending in ("", "-wal", "-journal"):
        (tmp_path / f"map.gpkg{ending}").write_bytes(b"old")
    made = temporary_beside(tmp_path / "map.gpkg")
    made.write_bytes(b"new")
    whole_file.put_in_place({tmp_path / "map.gpkg": made})
    assert names(tmp_path) == ["map.gpkg"]


# --- the true cause


def test_causes(tmp_path):
    def fails(number, text="x"):
        def write(made):
            raise OSError(number, text)

        return write

    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file").write_text("x")
    cases = [
        (tmp_path / "a.pdf", fails(errno.ENOSPC), "The disk is full: a.pdf"),
        (tmp_path / "a.pdf", fails(errno.EDQUOT), "The disk is full: a.pdf"),
        (tmp_path / "a.pdf", fails(errno.EIO, "sqlite: database or disk is full"), "The disk is full: a.pdf"),
        (tmp_path / f"{'n' * 300}.pdf", fails(errno.EIO), "too long"),
        (tmp_path / f"{'🏠' * 70}.pdf", fails(errno.EIO), "too long"),
        (tmp_path / "folder.pdf", fails(errno.EIO), "folder.pdf is a folder"),
        (tmp_path / "file" / "a.pdf", fails(errno.EIO), "file is a file and no folder"),
        (tmp_path / "a.pdf", fails(errno.EROFS), "may only be read"),
        (tmp_path / "a.pdf", fails(errno.EIO), "close programs that use it"),
    ]
    for path, write, sentence in cases:
        with pytest.raises(UserError) as caught:
            write_beside(path, write)
        assert sentence in caught.value.message, (path, caught.value.message)
    assert names(tmp_path) == ["file", "folder.pdf"]


@pytest.mark.parametrize("name", [".json", ".a.b", "a.", "a..b.", "Makefile", "a.b.csv", ".profile", "..."])
def test_a_name_of_dots_is_written_and_what_is_beside_it_stays(tmp_path, name):
    others = [tmp_path / one for one in (".hidden", ".a", ".config.ini", "..x", "a")]
    for one in others:
        one.write_text("theirs", encoding="utf-8")
    write_text(tmp_path / name, "x\n")
    assert (tmp_path / name).read_text(encoding="utf-8") == "x\n"
    assert names(tmp_path) == sorted([name, *(one.name for one in others)])
