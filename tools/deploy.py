"""``make deploy``: shows the working copy to your own QGIS, as links in a profile's plugin folder (``PROFILE=test`` for another profile).

A change of the code is then seen when the plugin is loaded again (Plugin Reloader, or a restart). ``--remove`` takes
the links away; what is installed there from a ZIP is never touched.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

import qgis_env


def profiles_folder() -> Path:
    """Where QGIS keeps its profiles on this system (QGIS_CUSTOM_CONFIG_PATH first)."""
    own = os.environ.get("QGIS_CUSTOM_CONFIG_PATH")
    if own:
        return Path(own) / "profiles"
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"]) / "QGIS" / "QGIS3" / "profiles"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "QGIS" / "QGIS3" / "profiles"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "QGIS" / "QGIS3" / "profiles"


def is_ours(folder: Path) -> bool:
    """Whether a plugin folder holds nothing but links, as this program makes them."""
    return (
        folder.is_dir()
        and any(folder.iterdir())
        and all(one.is_symlink() or one.name == "__pycache__" for one in folder.iterdir())
    )


def deploy(plugins: Path, *, remove: bool = False) -> str:
    """Make or remove the links; returns what was done. Raises SystemExit where an installed plugin is in the way."""
    folder = plugins / qgis_env.PLUGIN
    if folder.exists() and any(folder.iterdir()) and not is_ours(folder):
        raise SystemExit(f"{folder} holds an installed plugin: uninstall it in QGIS first.")
    if remove:
        if folder.exists():
            shutil.rmtree(folder)
        return f"Removed: {folder}"
    qgis_env.link_plugin(plugins)
    return f"Linked into {folder}. Tick Midlands Clusters under Plugins > Manage and Install Plugins > Installed."


def main(argv: list[str] | None = None) -> int:
    """Do it for one profile and say what was done."""
    parser = argparse.ArgumentParser(description="Link the working copy into a QGIS profile.")
    parser.add_argument("--profile", default="default", help="name of the profile (default: default)")
    parser.add_argument("--remove", action="store_true", help="take the links away again")
    options = parser.parse_args(argv)
    print(deploy(profiles_folder() / options.profile / "python" / "plugins", remove=options.remove))
    return 0


if __name__ == "__main__":
    sys.exit(main())
