"""The zip in a real QGIS: installed by QGIS's own code into a fresh profile, used, upgraded, uninstalled; nothing is left behind."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from . import real_qgis

sys.path.insert(0, str(real_qgis.ROOT / "tools"))
import package
import release

pytestmark = [pytest.mark.real_qgis, pytest.mark.slow, pytest.mark.timeout(600)]

SCREENS = real_qgis.ROOT / "build" / "screens_install"
DRIVER = Path(__file__).with_name("install_driver.py")
NEXT = "99.0.0"
# QGIS's own: what its installer and its window write, whatever plugin is installed.
QGIS_OWN_SETTINGS = re.compile(
    r"(app/plugin_installer/|plugin-manager/|"
    r"PythonPlugins/watchDog|UI/|Windows/|gui/|qgis/|browser/|locator_filters/|core/|Processing/|app/)",
    re.I,
)
QGIS_OWN_FILES = re.compile(
    r"(runtime/|QGIS3\.ini|QGIS4\.ini|qgis\.db|symbology-style\.db|user-history\.db|cache/|/processing/|\.lock$|__pycache__/)"
)
MADE_BY_THE_USER = re.compile(r"^profiles/default/midlands_clusters/[\w-]+\.gpkg$")


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    if shutil.which("Xvfb") is None or (shutil.which("qgis.bin") is None and shutil.which("qgis") is None):
        pytest.skip("QGIS or Xvfb is not installed (make setup)")
    SCREENS.mkdir(parents=True, exist_ok=True)
    folder = tmp_path_factory.mktemp("install")
    first = package.build(folder / "midlands_clusters_plugin.zip")
    files = {"zip": str(first), "upgrade": str(upgraded(first, folder / "upgrade.zip")), "home": str(folder / "home")}
    result = folder / "result.json"
    variables = {
        "MC_DRIVER": str(DRIVER),
        "MC_RESULT": str(result),
        "MC_SCREENS": str(SCREENS),
        "MC_FILES": json.dumps(files),
    }
    status = real_qgis.run(folder / "home", DRIVER, SCREENS / "qgis.log", variables, 300, linked=False)
    assert result.exists(), f"QGIS ended with {status} and wrote nothing; see {SCREENS / 'qgis.log'}"
    answer = json.loads(result.read_text(encoding="utf-8"))
    shutil.copy(result, SCREENS / "result.json")
    answer["status"] = status
    assert answer["done"], answer.get("error")
    return answer


def upgraded(first: Path, target: Path) -> Path:
    """The same plugin as a later version."""
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("/metadata.txt"):
                content = content.replace(
                    f"version={release.version(package.ROOT)}".encode(), f"version={NEXT}".encode()
                )
            new.writestr(name, content)
    return target


def test_the_scenario_came_to_its_end(found):
    assert "error" not in found, found["error"]
    assert found["done"]
    assert found["status"] == 0, "QGIS crashed or hung on closing"
    assert found["log"] == []


def test_installed_by_qgis_own_code_it_runs_from_the_profile(found):
    assert found["where"].endswith("/profiles/default/python/plugins/midlands_clusters_plugin")
    assert found["version"] == release.version(package.ROOT)
    assert found["dialogs"] == [], "QGIS asks nothing"
    assert found["sample"]["state"].startswith("Up to date")
    assert {"hexes", "authorities", "companies", "places"} <= set(found["sample"]["roles"])


def test_an_upgrade_keeps_settings_and_the_map_and_brings_one_of_each(found):
    assert found["upgraded_version"] == NEXT
    assert found["organisation"] == "Derby City Council"
    assert found["roles_after_upgrade"] == found["sample"]["roles"]
    for thing in ("providers", "functions", "docks", "toolbars", "actions", "menus", "locators"):
        assert found["upgraded"][thing] == found["installed"][thing], thing
    assert found["upgraded"]["factories"] <= 1
    assert found["upgraded"]["finders"] <= 1
    assert found["after_upgrade"]["state"].startswith("Up to date")
    assert len(found["after_upgrade"]["roles"]) == len(set(found["after_upgrade"]["roles"])), (
        "a run replaces its own layers"
    )


@pytest.mark.parametrize(
    "thing",
    ["providers", "functions", "docks", "toolbars", "actions", "menus", "locators", "factories", "finders", "modules"],
)
def test_uninstalling_takes_out_what_installing_put_in(found, thing):
    assert found["after"][thing] == found["before"][thing]


def test_no_signal_stays_connected(found):
    more = {
        f"{name}.{signal}": (found["before"]["receivers"][name].get(signal, 0), count)
        for name, signals in found["after"]["receivers"].items()
        for signal, count in signals.items()
        if count
        > found["before"]["receivers"][name].get(signal, 0)
        + (signal == "destroyed")  # QGIS's own, once: it does not grow
    }
    assert more == {}


def test_the_only_setting_left_is_the_one_that_the_user_made(found):
    left = [key for key in found["after"]["settings"] if key not in found["before"]["settings"]]
    assert [key for key in left if not QGIS_OWN_SETTINGS.match(key)] == ["midlands_clusters/organisation"]
    assert not [key for key in left if "midlands" in key.lower() and key != "midlands_clusters/organisation"]


def test_the_only_files_left_are_maps_that_the_user_made(found):
    left = [name for name in found["after"]["files"] if name not in found["before"]["files"]]
    assert [name for name in left if not QGIS_OWN_FILES.search(name) and not MADE_BY_THE_USER.match(name)] == []
    assert [name for name in left if MADE_BY_THE_USER.match(name)], "the map itself stays"
