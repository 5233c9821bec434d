"""The table of settings: typed, checked, and nothing kept that is not the user's choice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midlands_clusters_plugin.core.base import settings
from midlands_clusters_plugin.core.base.errors import UserError

ROOT = Path(__file__).resolve().parents[2]


class Store(dict):
    """QgsSettings with a global file behind it: everything comes back as text."""

    def __init__(self, presets: dict[str, str] | None = None) -> None:
        super().__init__()
        self.presets = presets or {}

    def value(self, key, default=None):
        return self.get(key, self.presets.get(key, default))

    def setValue(self, key, value):
        self[key] = str(value).lower() if isinstance(value, bool) else str(value)

    def remove(self, key):
        for one in [one for one in self if one == key or one.startswith(f"{key}/")]:
            del self[one]


ALL = list(settings.settings().values())


@pytest.mark.parametrize("setting", ALL, ids=lambda one: one.name)
def test_each_setting_is_declared_whole_and_has_its_default(setting):
    assert re.fullmatch(r"[a-z_]+", setting.name)
    assert setting.label
    assert setting.tip.endswith(".")
    assert settings.read(setting.name, Store()) == setting.default == settings.checked(setting, setting.default)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("organisation", "Derby City Council"),
        ("cell_size", 500.0),
        ("postcodes_io", False),
        ("supply_year", 2026),
        ("os_licence", "AC0000123456"),
    ],
)
def test_what_is_written_is_read_in_its_own_type_and_can_be_forgotten(name, value):
    store = Store()
    assert settings.write(name, value, store) == value
    found = settings.read(name, store)
    assert (found, type(found)) == (value, type(value))
    settings.forget(store)
    assert store == {}
    assert settings.read(name, store) == settings.settings()[name].default


def test_a_default_is_not_stored_so_that_a_preset_shows():
    store = Store({"midlands_clusters/organisation": "Derby City Council", "midlands_clusters/postcodes_io": "false"})
    assert settings.read("organisation", store) == "Derby City Council"
    assert settings.read("postcodes_io", store) is False
    settings.write("organisation", "Derby City Council", store)
    assert store == {}
    settings.write("organisation", "", store)  # the user wants none, whatever is preset
    assert settings.read("organisation", store) == ""
    settings.write("postcodes_io", True, store)
    assert settings.read("postcodes_io", store) is True
    settings.write("postcodes_io", False, store)
    settings.write("organisation", "Derby City Council", store)
    assert store == {}


@given(st.sampled_from(ALL), st.text(max_size=20))
def test_nothing_in_a_settings_file_breaks_a_start(setting, text):
    found = settings.read(setting.name, Store({setting.key: text}))
    assert type(found) is type(setting.default)
    if setting.kind in (settings.NUMBER,):
        assert setting.low <= found <= setting.high


@pytest.mark.parametrize(("name", "wrong"), [("os_licence", "12"), ("supply_year", 19), ("cell_size", 1.0)])
def test_what_cannot_be_is_refused_in_a_sentence_and_not_stored(name, wrong):
    store = Store()
    with pytest.raises(UserError):
        settings.write(name, wrong, store)
    assert store == {}


def test_every_key_is_documented_for_administrators_and_used_somewhere():
    documented = (ROOT / "docs" / "administrators.md").read_text(encoding="utf-8")
    rooms = [
        path
        for path in (ROOT / "midlands_clusters_plugin").rglob("*.py")
        if path.name != "settings.py" or path.parent.name != "core"
    ]
    code = "".join(path.read_text(encoding="utf-8") for path in rooms)
    for setting in ALL:
        assert f"`{setting.key}`" in documented
        assert f'"{setting.name}"' in code or re.search(rf"^    {setting.name}: ", code, re.MULTILINE), (
            f"{setting.name} is used nowhere"
        )
