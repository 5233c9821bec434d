"""A QGIS of one's own: a profile folder with the plugin switched on, and the environment in which QGIS and qgis_process find it.

Used by tools/run_qgis.py, by the tests of the real window (tests/gui_real) and by the tests that start
``qgis_process``. Nothing here imports qgis, so that any Python can prepare a QGIS that runs on another.

Three facts about Debian that this file exists for:

* ``qgis`` and ``qgis_process`` run the distribution's Python, which does not know the virtual environment: its site-packages go first
  on ``PYTHONPATH``.
* The wrapper ``/usr/bin/qgis_process`` passes ``--noversioncheck`` from /etc/default/qgis on to a program that refuses it ("Command
  --noversioncheck not known!"): the program behind it, ``qgis_process.bin``, is started instead.
* In a checkout ``metadata.txt`` stands beside the package and QGIS wants it inside: the plugin is shown to QGIS as a folder of links.
"""

from __future__ import annotations

import configparser
import os
import shutil
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "midlands_clusters_plugin"
PROFILE = "default"

# Beside the package in a checkout, inside the plugin's folder once installed.
_BESIDE = ("metadata.txt", "LICENSE", "resources", "i18n")

# Start quietly: no news, no look for new versions of QGIS or of plugins (nothing leaves the machine), no question on closing.
_SETTINGS = {
    "PythonPlugins": {PLUGIN: "true", "processing": "true"},
    "qgis": {"checkVersion": "false", "askToSaveProjectChanges": "false", "enableMacros": "Never"},
    "app": {r"plugin_installer\checkOnStart": "false"},
    "core": {r"NewsFeed\httpsfeedqgisorg\disabled": "true"},
}


@dataclass(frozen=True)
class QgisHome:
    """A folder that holds one QGIS configuration, and how to start programs in it.

    Parameters
    ----------
    folder : everything that QGIS writes of its own stays below it.
    plugins : the folder for QGIS_PLUGINPATH; it holds the plugin under its name. None where the plugin is installed in the profile.
    """

    folder: Path
    plugins: Path | None

    @property
    def profile(self) -> Path:
        """The profile's folder, as QGIS lays it out."""
        return self.folder / "profiles" / PROFILE

    @property
    def settings_file(self) -> Path:
        """QGIS3.ini of the profile."""
        return self.profile / "QGIS" / "QGIS3.ini"

    @property
    def settings_files(self) -> tuple[Path, ...]:
        """The settings of QGIS 3 and of QGIS 4, which looks for a file of its own."""
        return self.settings_file, self.settings_file.with_name("QGIS4.ini")

    @property
    def installed_plugins(self) -> Path:
        """Where "Install from ZIP" puts plugins."""
        return self.profile / "python" / "plugins"

    def environment(self, base: Mapping[str, str] | None = None, *, offscreen: bool = False) -> dict[str, str]:
        """The environment variables for a QGIS program, on top of ``base`` (default: this process's)."""
        env = dict(os.environ if base is None else base)
        env["QGIS_CUSTOM_CONFIG_PATH"] = str(self.folder)
        env.pop("QGIS_OPTIONS_PATH", None)  # pytest-qgis sets it, and it would win
        if self.plugins is None:
            env.pop("QGIS_PLUGINPATH", None)
        else:
            env["QGIS_PLUGINPATH"] = str(self.plugins)
        env["PYTHONPATH"] = os.pathsep.join([*python_path(), *filter(None, [env.get("PYTHONPATH")])])
        env["PYTHONNOUSERSITE"] = "1"
        runtime = self.folder / "runtime"
        runtime.mkdir(parents=True, exist_ok=True, mode=0o700)
        env.setdefault("XDG_RUNTIME_DIR", str(runtime))
        env.setdefault("QT_LOGGING_RULES", "*.debug=false")
        if offscreen:
            env["QT_QPA_PLATFORM"] = "offscreen"
        return env

    def qgis(self, *arguments: str | os.PathLike[str]) -> list[str]:
        """The command line of the QGIS window in this home, e.g. ``home.qgis("--code", script)``; it needs an X display."""
        program = find_program("qgis.bin", "qgis")
        fixed = ["--profiles-path", str(self.folder), "--profile", PROFILE, "--nologo", "--noversioncheck"]
        return [program, *fixed, *(os.fspath(a) for a in arguments)]

    def qgis_process(self, *arguments: str | os.PathLike[str]) -> list[str]:
        """The command line of qgis_process, e.g. ``home.qgis_process("run", "midlandsclusters:hexmetrics", "--", "SIZE=1000")``."""
        return [find_program("qgis_process.bin", "qgis_process"), *(os.fspath(a) for a in arguments)]


def prepare(folder: str | os.PathLike[str], *, link: bool = True, enabled: bool = True) -> QgisHome:
    """Make (or bring up to date) a QGIS home with the plugin of this checkout switched on; settings that are there already are kept.

    Parameters
    ----------
    folder : where to make it; a new one is made, an old one is kept.
    link : show this checkout's plugin to QGIS. Without it the plugin must be installed in the profile.
    enabled : switch the plugin on in QGIS3.ini; without it, ``qgis_process plugins enable`` has something to do.
    """
    base = Path(folder).resolve()
    home = QgisHome(base, link_plugin(base / "plugins") if link else None)
    for path in home.settings_files:
        write_settings(path, enabled=enabled)
    return home


def link_plugin(folder: Path) -> Path:
    """Make ``folder/midlands_clusters_plugin``, links to this checkout that look like the installed plugin; returns ``folder``."""
    target = folder / PLUGIN
    target.mkdir(parents=True, exist_ok=True)
    sources = [p for p in (ROOT / PLUGIN).iterdir() if p.name != "__pycache__"]
    sources += [ROOT / name for name in _BESIDE if (ROOT / name).exists()]
    wanted = {p.name: p for p in sources}
    for old in target.iterdir():
        if old.is_symlink() and (old.name not in wanted or not old.exists()):
            old.unlink()
    for name, source in wanted.items():
        link = target / name
        if not link.is_symlink():
            link.symlink_to(source, target_is_directory=source.is_dir())
    return folder


def write_settings(path: Path, *, enabled: bool = True) -> None:
    """Add what is missing to a QGIS3.ini; what the user has set is left alone, but for the plugin's own switch."""
    ini = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=(";",), strict=False, default_section="")
    ini.optionxform = str  # type: ignore[assignment,method-assign]  # Qt's keys are case-sensitive
    if path.exists():
        ini.read(path, encoding="utf-8")
    for section, values in _SETTINGS.items():
        if not ini.has_section(section):
            ini.add_section(section)
        for key, value in values.items():
            if not ini.has_option(section, key):
                ini.set(section, key, value)
    ini.set("PythonPlugins", PLUGIN, "true" if enabled else "false")
    # QGIS leaves this mark while it loads a plugin, and leaves out one that still has it: a QGIS that was killed would lose the plugin.
    ini.remove_option("PythonPlugins", rf"watchDog\{PLUGIN}")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        ini.write(stream, space_around_delimiters=False)


def python_path() -> list[str]:
    """What QGIS's own Python needs on PYTHONPATH to see the packages of the virtual environment that runs this; empty outside of one."""
    if sys.prefix == sys.base_prefix:
        return []
    return list(dict.fromkeys(sysconfig.get_paths()[key] for key in ("purelib", "platlib")))


def find_program(*names: str) -> str:
    """The first of the programs that is on PATH. Raises FileNotFoundError, naming them."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    raise FileNotFoundError(f"None of {', '.join(names)} is on PATH: install QGIS (make setup).")
