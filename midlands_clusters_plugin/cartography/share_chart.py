"""The chart of a cluster's shares of the UK against the Midlands' benchmark, as SVG: sharp in print, in the dock and in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .text import tr

_WIDTH, _ROW, _LEFT, _RIGHT, _TOP, _BOTTOM = 560, 26, 215, 46, 8, 38
_BAR = 14
_STEPS = (5, 10, 20, 25, 50)
_SHARE, _MARK = "#12436d", "#801650"  # of the Government Analysis Function; both have 4.5:1 on white


def share_chart(names: Sequence[str], shares: Sequence[float], benchmark: float, title: str) -> str:
    """Horizontal bars, per cent of the UK, with a line at the benchmark.

    Parameters
    ----------
    names, shares : one a bar, from the top down; shares in per cent, not negative.
    benchmark : per cent, where the line stands.
    title : what a screen reader says first.

    Returns
    -------
    An SVG document. Values stand at the bars as numbers, so that nothing depends on colour or on reading the axis.
    """
    high = _axis_end(max([benchmark, *shares]))
    scale = (_WIDTH - _LEFT - _RIGHT) / high
    height = _TOP + _ROW * len(names) + _BOTTOM
    spoken = "; ".join(f"{name} {share:.0f}%" for name, share in zip(names, shares))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        'font-family="Arial, sans-serif" font-size="12">',
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        *_axis(high, scale, _TOP + _ROW * len(names)),
    ]
    for index, (name, share) in enumerate(zip(names, shares)):
        parts += _bar(name, share, _TOP + _ROW * index, scale)
    parts += _benchmark(benchmark, scale, _TOP + _ROW * len(names))
    parts += [_value(share, _TOP + _ROW * index, scale) for index, share in enumerate(shares)]  # over the line, where the two meet
    return "".join([*parts, "</svg>"])


def _axis_end(largest: float) -> float:
    step = next((one for one in _STEPS if largest / one <= 5), 100)
    return step * max(1, -(-largest // step))


def _axis(high: float, scale: float, bottom: float) -> list[str]:
    step = next((one for one in _STEPS if high / one <= 5), 100)
    parts = []
    for value in range(0, int(high) + 1, step):
        x = _LEFT + value * scale
        parts.append(f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{bottom}" stroke="#d9d9d9" stroke-width="1"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle" fill="#3d3d3d" font-size="11">{value}%</text>')
    return parts


def _bar(name: str, share: float, top: float, scale: float) -> list[str]:
    middle = top + _ROW / 2
    return [
        f'<text x="{_LEFT - 8}" y="{middle + 4}" text-anchor="end" fill="#1a1a1a">{escape(name)}</text>',
        f'<rect x="{_LEFT}" y="{middle - _BAR / 2}" width="{share * scale:.1f}" height="{_BAR}" fill="{_SHARE}"/>',
    ]


def _value(share: float, top: float, scale: float) -> str:
    at, middle, words = _LEFT + share * scale + 5, top + _ROW / 2, f"{share:.0f}%"
    ground = f'<path d="M{at - 2:.1f} {middle - 8}h{10 * len(words) + 2}v16h-{10 * len(words) + 2}z" fill="#ffffff"/>'
    return f'{ground}<text x="{at:.1f}" y="{middle + 4}" fill="#1a1a1a" font-weight="bold">{words}</text>'


def _benchmark(benchmark: float, scale: float, bottom: float) -> list[str]:
    x = _LEFT + benchmark * scale
    words = tr("{}%: the Midlands' share of UK output").format(f"{benchmark:g}")
    return [
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{bottom + 2}" stroke="#ffffff" stroke-width="5"/>',  # seen on dark bars too
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{bottom + 2}" stroke="{_MARK}" stroke-width="2" stroke-dasharray="6 3"/>',
        f'<text x="{x:.1f}" y="{bottom + 30}" text-anchor="middle" fill="{_MARK}">{escape(words)}</text>',
    ]
