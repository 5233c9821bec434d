"""Compiled libraries of Python packages are loaded apart from QGIS's; test_qgis_process sees that a process then ends cleanly."""

from __future__ import annotations

import os
import sys

import pytest

from midlands_clusters_plugin import native

linux = pytest.mark.skipif(not hasattr(os, "RTLD_DEEPBIND"), reason="only Linux has RTLD_DEEPBIND")


@pytest.fixture(autouse=True)
def _as_before():
    before = list(sys.meta_path)
    yield
    sys.meta_path[:] = before


def finders() -> int:
    return sum(type(one).__name__ == "ApartFinder" for one in sys.meta_path)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package that notes the flags under which it is loaded; it stands for shapely."""

    def make(name: str, code: str = "") -> str:
        (tmp_path / name).mkdir()
        text = f"import sys, importlib.resources\nflags = sys.getdlopenflags()\nspec_name = __spec__.name\n{code}\n"
        (tmp_path / name / "__init__.py").write_text(text)
        (tmp_path / name / "part.py").write_text("import sys\nflags = sys.getdlopenflags()\n")
        return name

    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(native, "_PACKAGES", ("mc_apart", "mc_broken"))
    yield make
    for name in [one for one in sys.modules if one.startswith(("mc_apart", "mc_broken", "mc_other"))]:
        del sys.modules[name]


@linux
def test_the_packages_are_loaded_apart_when_first_imported_and_the_flag_is_put_back(package):
    package("mc_apart")
    package("mc_other")
    before = sys.getdlopenflags()
    native.stop()
    native.keep_libraries_apart()
    assert "mc_apart" not in sys.modules, "nothing is imported before it is asked for"
    import mc_apart
    import mc_other

    assert mc_apart.flags & os.RTLD_DEEPBIND
    assert mc_apart.spec_name == "mc_apart"
    assert not mc_other.flags & os.RTLD_DEEPBIND
    assert sys.getdlopenflags() == before
    import mc_apart.part

    assert not mc_apart.part.flags & os.RTLD_DEEPBIND


@linux
def test_a_package_that_breaks_leaves_no_flag_behind_and_says_why(package):
    package("mc_broken", "raise ImportError('its library is missing')")
    before = sys.getdlopenflags()
    native.keep_libraries_apart()
    with pytest.raises(ImportError, match="its library is missing"):
        import mc_broken  # noqa: F401
    assert sys.getdlopenflags() == before


@linux
def test_twice_is_once_and_stopping_leaves_nothing():
    native.stop()
    before = list(sys.meta_path)
    native.keep_libraries_apart()
    native.keep_libraries_apart()
    assert finders() == 1
    native.stop()
    assert sys.meta_path == before


def test_other_systems_are_left_alone(monkeypatch):
    native.stop()
    monkeypatch.delattr(os, "RTLD_DEEPBIND", raising=False)
    native.keep_libraries_apart()
    assert finders() == 0
