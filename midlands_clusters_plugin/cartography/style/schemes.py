"""How a metric is classed: the user's choice, kept on the layer, and the classes that follow from it and the data."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from qgis.core import QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerUtils

from ...core.base.errors import UserError
from ...core.base.i18n import tr
from ...core.catalogue.catalogue import metrics
from ...core.classes.breaks import CLASSES, Breaks
from ...core.classes.classes import METHODS, checked_bounds, classify, default_method
from ...qgis_io.stamp import data_stamp, layer_stamp
from ..record.left_out import expression, left_out_of
from ..record.roles import BREAKS, SCHEMES, STAMP
from ..record.stored import is_number, known_fields, numbers, saved, stored_by_name

_STEP = 3000  # features read at a time
_STORED = 24  # arrays and classes of so many metrics are kept in memory


@dataclass(frozen=True)
class Scheme:
    """How a metric is classed: by which of ``core.classes.METHODS``, and in how many classes, 2 to 7.

    ``bounds`` : of the method "own", where the classes part; ``midpoint`` : of the method "diverging". ``cap`` : values
    above it are shown in the top class and marked. ``ramp`` : one of our ramps to change to, by id; "" leaves the one
    that the layer has. Read back: which of ours it has.
    """

    method: str = "auto"
    classes: int = CLASSES
    bounds: tuple[float, ...] = ()
    cap: float | None = None
    ramp: str = ""
    midpoint: float = 0.0

    @property
    def kind(self) -> str:
        """The kind of ramp that suits: "sequential" or "diverging"."""
        both_sides = self.method == "own" and bool(self.bounds) and self.bounds[0] < 0
        return "diverging" if both_sides or self.method == "diverging" else "sequential"

    def classed(self, values: np.ndarray) -> Breaks:
        """The classes of values."""
        return classify(values, self.method, self.classes, bounds=self.bounds, cap=self.cap, midpoint=self.midpoint)


class Memory(OrderedDict):
    """The last few things computed."""

    def keep(self, key: Any, thing: Any) -> Any:
        self[key] = thing
        self.move_to_end(key)
        while len(self) > _STORED:
            self.popitem(last=False)
        return thing


_values: Memory = Memory()
_breaks: Memory = Memory()


def scheme_of(layer: QgsVectorLayer, metric: str) -> Scheme:
    """The scheme of a metric: what the user chose, else what suits the metric's kind."""
    one = stored_by_name(layer, SCHEMES).get(metric)
    return (None if one is None else _read(one)) or proposed(layer, metric)


def _read(data: Mapping[str, Any]) -> Scheme | None:
    """A kept scheme; None for one that cannot be used."""
    known = known_fields(Scheme, data)
    known["bounds"] = numbers(known.get("bounds", ()))
    usable = (
        known["bounds"] is not None
        and known.get("method", "auto") in METHODS
        and type(known.get("classes", CLASSES)) is int
        and (known.get("cap") is None or is_number(known["cap"]))
        and isinstance(known.get("ramp", ""), str)
        and is_number(known.get("midpoint", 0.0))
    )
    return Scheme(**known) if usable else None


def proposed(layer: QgsVectorLayer, metric: str) -> Scheme:
    """What suits a metric's kind."""
    kind = metrics()[metric].kind if metric in metrics() else "sum"
    known = _known(layer, metric)
    return Scheme(default_method(kind, negative=known is not None and known.negative))


def set_scheme(layer: QgsVectorLayer, metric: str, scheme: Scheme | None) -> None:
    """Keep a scheme for a metric, None the proposed one, for the next ``restyle``. Raises UserError."""
    if scheme is not None and scheme.method not in METHODS:
        raise UserError(tr('There is no method of classing called "{method}".').format(method=scheme.method))
    if scheme is not None and scheme.method == "own":
        scheme = replace(scheme, bounds=checked_bounds(scheme.bounds))
    schemes = stored_by_name(layer, SCHEMES)
    schemes.pop(metric, None)
    if scheme is not None:
        schemes[metric] = asdict(scheme)
    if schemes:
        layer.setCustomProperty(SCHEMES, json.dumps(schemes))
    else:
        layer.removeCustomProperty(SCHEMES)


def _known(layer: QgsVectorLayer, metric: str) -> Breaks | None:
    """The default classes of a metric that were computed with the map; None where there are none, or none that can be
    used. Classes carry the stamp of the data that they were made from: those of another map, which came with a pasted
    style, are none.
    """
    data = stored_by_name(layer, BREAKS).get(metric)
    return None if data is None or saved(layer, BREAKS, {}).get(STAMP) != data_stamp(layer) else read_breaks(data)


def joint_breaks(layers: Iterable[QgsVectorLayer], metric: str) -> Breaks:
    """The classes of several layers together, by the scheme of the first: one key for all of them."""
    layers = list(layers)
    scheme, each = scheme_of(layers[0], metric), [breaks_of(one, metric) for one in layers]
    made = scheme.classed(np.concatenate([shown_values(one, metric) for one in layers]))
    return replace(
        made,
        zeros=any(one.zeros for one in each),
        missing=any(one.missing for one in each),
        suppressed=sum(one.suppressed for one in each),
    )


def use_breaks(layer: QgsVectorLayer, metric: str, breaks: Breaks) -> None:
    """Have a layer classed by classes that were found elsewhere."""
    set_scheme(layer, metric, Scheme("own", bounds=breaks.bounds) if left_out_of(layer) and len(breaks) else None)
    set_known(layer, {metric: breaks.as_dict()})


def read_breaks(data: Mapping[str, Any]) -> Breaks | None:
    """Stored classes; None for those that cannot be used."""
    data = known_fields(Breaks, data)
    lists = [numbers(data.get(name, ())) for name in ("bounds", "tops", "places")]
    bounds, tops, places = (one or () for one in lists)
    usable = (
        None not in lists
        and list(bounds) == sorted(bounds)
        and len(bounds) == (len(tops) + 1 if tops else 0)
        and len(places) in (0, len(tops))
        and data.get("method", "auto") in METHODS
        and all(data.get(name) is None or is_number(data[name]) for name in ("cap", "midpoint"))
        and all(type(data.get(name, 0)) is int for name in ("capped", "suppressed"))
        and all(type(data.get(name, False)) is bool for name in ("whole", "zeros", "missing", "negative"))
    )
    return Breaks.from_dict(data) if usable else None


def set_known(layer: QgsVectorLayer, breaks: Mapping[str, Mapping[str, Any]]) -> None:
    """Note the default classes of each metric that were computed with the layer's data."""
    layer.setCustomProperty(BREAKS, json.dumps({**breaks, STAMP: data_stamp(layer)}))


def _stamp(layer: QgsVectorLayer) -> tuple:
    """Changes when the data do."""
    return layer_stamp(layer) or (layer.source(), layer.subsetString(), layer.featureCount())


def breaks_of(layer: QgsVectorLayer, metric: str) -> Breaks:
    """A metric's classes by its scheme: those computed with the map, else from one reading of the column."""
    scheme, out, known = scheme_of(layer, metric), left_out_of(layer), _known(layer, metric)
    if known is not None and not out and replace(scheme, ramp="", midpoint=0.0) == Scheme():
        return known
    key = (layer.id(), metric, replace(scheme, ramp=""), out, known, _stamp(layer))
    if key in _breaks:
        return _breaks[key]
    values = shown_values(layer, metric)
    made = scheme.classed(values)
    if known is not None:  # empty and missing cells are not read
        made = replace(made, zeros=known.zeros, missing=known.missing, suppressed=known.suppressed)
    elif hidden := sum(hidden_by_authority(layer, metric).values()):
        made = replace(made, suppressed=hidden, missing=int((~np.isfinite(values)).sum()) > hidden)
    return _breaks.keep(key, made)


def hidden_by_authority(layer: QgsVectorLayer, metric: str) -> Counter[str]:
    """How many figures of a metric a disclosure rule hides, by the code of their authority."""
    if layer.fields().lookupField("suppressed_metrics") < 0:
        return Counter()
    key = (layer.id(), metric, "hidden", _stamp(layer))
    if key not in _values:
        columns = ("authority_code", "suppressed_metrics")
        codes, texts = (QgsVectorLayerUtils.getValues(layer, one)[0] for one in columns)
        hidden = (str(code) for code, text in zip(codes, texts) if metric in str(text or "").split(";"))
        _values.keep(key, Counter(hidden))
    return _values[key]


def _whole(layer: QgsVectorLayer) -> QgsVectorLayer:
    """The layer without a filter of the user's: classes are of the data, or what the filter hides would be drawn in
    none of them when it is taken off.
    """
    if not layer.subsetString():
        return layer
    whole = layer.clone()
    whole.setSubsetString("")
    return whole


def hidden_expression(metric: str) -> str:
    """A QGIS expression that is true for hexagons whose figure of a metric is hidden."""
    return f"""concat(';', "suppressed_metrics", ';') LIKE '%;{metric};%'"""


def shown_values(layer: QgsVectorLayer, metric: str) -> np.ndarray:
    """The values that classes are made from, without the cells that are left out.

    Where the default classes were computed with the map, empty and missing cells (most of a region) are not among them:
    34,000 features of which 2,000 hold something cost 10 ms instead of 100.
    """
    key, request, index = _reading(layer, metric)
    for _ in () if key in _values else _read_in_steps(layer, key, request, index):
        pass
    return _values[key]


def filtered_values(layer: QgsVectorLayer, metric: str, authority: str = "") -> np.ndarray:
    """Of ``shown_values`` those that a filter of the user's leaves, all or in one authority."""
    if not layer.subsetString() and not authority:
        return shown_values(layer, metric)
    key, request, index = _reading(layer, metric)
    key, at = (key, "filtered"), layer.fields().lookupField("authority_code")
    if key not in _values or layer.isEditable():
        request.setSubsetOfAttributes([*request.subsetOfAttributes(), at])
        rows = [(str(one.attribute(at)), plain_value(one.attribute(index))) for one in layer.getFeatures(request)]
        codes, values = zip(*rows) if rows else ((), ())
        _values.keep(key, (np.array(codes, dtype=object), np.array(values, dtype=np.float64)))
    codes, values = _values[key]
    return values[codes == authority] if authority else values


def _reading(layer: QgsVectorLayer, metric: str) -> tuple[Hashable, QgsFeatureRequest, int]:
    """Under what the values are kept, how they are asked for, and the column's number."""
    out, known = left_out_of(layer), _known(layer, metric) is not None
    index = layer.fields().lookupField(metric)
    conditions = [f'"{metric}" <> 0'] if known else []
    needed = [index]
    if out:
        conditions.append(f"NOT ({expression(out)})")
        needed += [layer.fields().lookupField(name) for name in ("cell_id", "authority_code")]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(needed)
    if conditions:
        request.setFilterExpression(" AND ".join(conditions))
    return (layer.id(), metric, out, known, _stamp(layer)), request, index


def plain_value(value: object) -> float:
    """An attribute as a number, nan for none."""
    return float(value) if isinstance(value, (int, float)) else np.nan  # NULL comes as a QVariant of its own


def read_steps(layer: QgsVectorLayer, metric: str) -> Iterator[None]:
    """Read what ``shown_values`` needs in steps of a few milliseconds, so that the window lives meanwhile."""
    key, request, index = _reading(layer, metric)
    if key not in _values:
        yield from _read_in_steps(layer, key, request, index)


def _read_in_steps(layer: QgsVectorLayer, key: Hashable, request: QgsFeatureRequest, index: int) -> Iterator[None]:
    values, whole = list[float](), _whole(layer)
    for number, feature in enumerate(whole.getFeatures(request)):
        values.append(plain_value(feature.attribute(index)))
        if number % _STEP == _STEP - 1:
            yield
    _values.keep(key, np.array(values, dtype=np.float64))
