"""What the plugin keeps as JSON in a project (schemes, classes, cells left out, labels, heights): read again, or passed over."""

from __future__ import annotations

import json

from midlands_clusters_plugin.cartography.record import left_out, roles
from midlands_clusters_plugin.cartography.style import heights, schemes, user_classes
from midlands_clusters_plugin.core.classes.classes import METHODS

from .ground import coded, tree

_METRIC = "turnover"
_SCHEME = {"method": "own", "classes": 5, "bounds": [1, 2.5], "cap": 1e6, "ramp": "", "midpoint": 0}
_BREAKS = {"bounds": [1, 2.5], "tops": [2.5], "whole": False, "zeros": True, "places": [0.5], "suppressed": 5}
_RANGES = [{"kind": "class", "low": 1, "high": 2.5, "label": "x", "ours": "x", "place": 0.5, "colour": "#000000"}]
_PIECE = {"cell_id": "x", "authority_code": "E06000015", "how": "map"}
_TEXT: list[object] = [
    None,
    False,
    "",
    "x",
    1,
    2.5,
    0.5,
    5,
    0,
    -1,
    1e6,
    1e308,
    float("nan"),
    10**400,
    "#000000",
    "E06000015",
    "map",
    "scale",
    *METHODS,
]
_TEXT += [
    _METRIC,
    *_SCHEME,
    *_BREAKS,
    *_RANGES[0],
    *_PIECE,
    "class",
    "metric",
    "attribute",
    "ranges",
    "log",
    "exaggeration",
    True,
    False,
]
_KEYS = [roles.SCHEMES, roles.BREAKS, roles.LEFT_OUT, roles.HEIGHTS, user_classes.LABELS, user_classes.DRAWN]
_STORED = [
    {_METRIC: _SCHEME},
    {_METRIC: _BREAKS},
    [_PIECE, _PIECE],
    {"scale": "log", "exaggeration": 2.5},
    {_METRIC: {"x": "x"}},
    {"ranges": _RANGES},
]
_TREE = 128  # added to the first byte: the rest is a tree, not a text
SEEDS = [bytes([number]) + json.dumps(one).encode() for number, one in enumerate(_STORED)]
SEEDS += [bytes([number + _TREE]) + coded(one, _TEXT) for number, one in enumerate(_STORED)]
WORDING = [b'"turnover"', b"NaN", b"1e999", b"[[", b"null", b"true", b'"bounds"', b'"how"']


class _Layer:
    """A layer as far as these readers ask: its custom properties."""

    def __init__(self, key: str, text: str) -> None:
        self._key, self._text = key, text

    def customProperty(self, key: str) -> str | None:
        """The text under the one key."""
        return self._text if key == self._key else None


def one(data: bytes) -> object:
    """The first byte says under which key the rest is kept."""
    first = data[0] if data else 0
    text = json.dumps(tree(data[1:], _TEXT)) if first & _TREE else data[1:].decode("utf-8", "replace")
    layer = _Layer(_KEYS[(first & ~_TREE) % len(_KEYS)], text)
    scheme = schemes.scheme_of(layer, _METRIC)
    assert scheme.method in METHODS
    assert all(isinstance(bound, (int, float)) for bound in scheme.bounds)
    known = schemes._known(layer, _METRIC)
    assert known is None or len(known.bounds) == (len(known.tops) + 1 if known.tops else 0)
    out = left_out.left_out_of(layer)
    assert left_out.expression(out).count("'") % 2 == 0
    assert isinstance(user_classes.labels_of_user(layer), dict)
    assert set(user_classes.stored_drawn(layer)) == {"metric", "attribute", "ranges"}
    choice = heights.height_choice(layer)
    assert choice.exaggeration > 0
    return scheme, known, out, choice
