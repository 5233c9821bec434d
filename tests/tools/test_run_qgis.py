"""``make run``: the command that opens QGIS, and QGIS itself opened by it with the plugin on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import qgis_env
import run_qgis

LOOK = """
import json
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins

providers = [one.id() for one in QgsApplication.processingRegistry().providers()]
with open({path!r}, "w") as stream:
    json.dump({{"plugins": list(plugins), "providers": providers, "project": QgsProject.instance().fileName()}}, stream)
QTimer.singleShot(200, lambda: iface.actionExit().trigger())
"""


def test_the_sample_project_is_made_only_if_it_is_missing(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(run_qgis, "make_sample_project", lambda: made.append(1))
    monkeypatch.setattr(run_qgis.subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 0))
    monkeypatch.setattr(run_qgis, "PROJECT", tmp_path / "project.qgz")
    monkeypatch.setenv("DISPLAY", ":0")
    arguments = ["--profile", str(tmp_path / "profile"), "--project", str(tmp_path / "project.qgz")]
    assert run_qgis.main(arguments) == 0
    assert made == [1]
    (tmp_path / "project.qgz").touch()
    run_qgis.main(arguments)
    assert made == [1]


def test_without_a_screen_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert run_qgis.main(["--profile", str(tmp_path), "--no-project"]) == 2
    assert "needs a screen" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.real_qgis
def test_qgis_opens_with_the_plugin_on_and_closes_cleanly(tmp_path):
    if not os.environ.get("DISPLAY"):
        pytest.skip("needs a display: run under xvfb-run")
    reported, code = tmp_path / "told.json", tmp_path / "look.py"
    code.write_text(LOOK.format(path=str(reported)), encoding="utf-8")
    options = ["--profile", str(tmp_path / "profile"), "--no-project", "--code", str(code)]
    command = [sys.executable, str(qgis_env.ROOT / "tools" / "run_qgis.py"), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(reported.read_text(encoding="utf-8"))
    assert qgis_env.PLUGIN in seen["plugins"]
    assert "midlandsclusters" in seen["providers"]
