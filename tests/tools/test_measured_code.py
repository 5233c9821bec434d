"""Figures of speed are of the code that they stand beside."""

from __future__ import annotations

from tools.measured_code import faults, stamp


def test_a_page_of_other_code_is_found(tmp_path):
    module = tmp_path / "midlands_clusters_plugin" / "core" / "one.py"
    module.parent.mkdir(parents=True)
    module.write_text("a = 1\n", encoding="utf-8")
    page = tmp_path / "docs" / "performance.md"
    page.parent.mkdir()
    page.write_text("# Performance\n\n- 1 May 2026, commit abc\n", encoding="utf-8")
    assert len(faults(tmp_path)) == 1, "a page without its code"
    page.write_text(f"# Performance\n\n- code measured: {stamp(tmp_path)} (more)\n", encoding="utf-8")
    assert not faults(tmp_path)
    module.write_text("a = 2\n", encoding="utf-8")
    assert len(faults(tmp_path)) == 1
