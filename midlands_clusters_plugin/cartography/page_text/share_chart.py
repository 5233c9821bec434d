"""A cluster's shares of the UK against the Midlands' benchmark as SVG: sharp in print, dock and browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ...core.base.i18n import tr

_TOP, _BOTTOM, _BAR = 8, 38, 14
_STEPS = (5, 10, 20, 25, 50)
_SHARE, _MARK = "#12436d", "#801650"  # of the Government Analysis Function; both have 4.5:1 on white


@dataclass(frozen=True)
class Frame:
    """Measures of the chart in pixels: its width, where bars begin and end, and the height of a row."""

    width: int
    left: int
    right: int
    row: int
    name_above: bool

    def x(self, value: float, high: float) -> float:
        return self.left + value * (self.width - self.left - self.right) / high


WIDE = Frame(560, 215, 46, 26, name_above=False)
NARROW = Frame(280, 14, 40, 38, name_above=True)  # for a dock: names stand over their bars


def share_chart(
    names: Sequence[str], shares: Sequence[float], benchmark: float, title: str, frame: Frame = WIDE
) -> str:
    """Horizontal bars, per cent of the UK (none negative) from the top down, with a line at the benchmark, as SVG.

    Values stand at the bars as numbers, so that nothing depends on colour or on reading the axis. ``title`` : what a
    screen reader says first; ``frame`` : WIDE for a page, NARROW for a dock.
    """
    largest = max([benchmark, *shares])
    step = next((one for one in _STEPS if largest / one <= 5), 100)
    high = step * max(1, -(-largest // step))
    bottom = _TOP + frame.row * len(names)
    height = bottom + _BOTTOM
    spoken = "; ".join(f"{name} {share:.0f}%" for name, share in zip(names, shares))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {height}" width="{frame.width}" '
        f'height="{height}" role="img" '
        'font-family="Arial, sans-serif" font-size="12">',
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>",
        f'<rect width="{frame.width}" height="{height}" fill="#ffffff"/>',
        *_axis(high, frame, bottom),
    ]
    tops = [_TOP + frame.row * index for index in range(len(names))]
    for share, top in zip(shares, tops):
        size = f'width="{frame.x(share, high) - frame.left:.1f}" height="{_BAR}"'
        parts.append(f'<rect x="{frame.left}" y="{_bar_top(top, frame):.1f}" {size} fill="{_SHARE}"/>')
    parts += _benchmark(benchmark, high, frame, bottom)
    for name, share, top in zip(names, shares, tops):  # over the line, where the two meet
        parts += [_name(name, top, frame), _value(share, top, high, frame)]
    return "".join([*parts, "</svg>"])


def _axis(high: float, frame: Frame, bottom: float) -> list[str]:
    step = next((one for one in _STEPS if high / one <= 5), 100)
    parts = []
    for value in range(0, int(high) + 1, step):
        x = frame.x(value, high)
        parts.append(f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{bottom}" stroke="#d9d9d9" stroke-width="1"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle" fill="#3d3d3d" font-size="11">{value}%</text>'
        )
    return parts


def _bar_top(top: float, frame: Frame) -> float:
    return top + frame.row - _BAR - 4 if frame.name_above else top + (frame.row - _BAR) / 2


def _name(name: str, top: float, frame: Frame) -> str:
    if frame.name_above:
        base_plane = f'<path d="M{frame.left} {top + 2}h{7 * len(name)}v14h-{7 * len(name)}z" fill="#ffffff"/>'
        return f'{base_plane}<text x="{frame.left}" y="{top + 14}" fill="#1a1a1a">{escape(name)}</text>'
    at = f'x="{frame.left - 8}" y="{top + frame.row / 2 + 4}"'
    return f'<text {at} text-anchor="end" fill="#1a1a1a">{escape(name)}</text>'


def _value(share: float, top: float, high: float, frame: Frame) -> str:
    at, middle, wording = frame.x(share, high) + 5, _bar_top(top, frame) + _BAR / 2, f"{share:.0f}%"
    base_plane = (
        f'<path d="M{at - 2:.1f} {middle - 8}h{10 * len(wording) + 2}v16h-{10 * len(wording) + 2}z" fill="#ffffff"/>'
    )
    return f'{base_plane}<text x="{at:.1f}" y="{middle + 4}" fill="#1a1a1a" font-weight="bold">{wording}</text>'


def _benchmark(benchmark: float, high: float, frame: Frame, bottom: float) -> list[str]:
    x = frame.x(benchmark, high)
    wording = tr("{}%: the Midlands' share of UK output").format(f"{benchmark:g}")
    at, anchor = (frame.left, "start") if frame.name_above else (x, "middle")
    return [
        # seen on dark bars too
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{bottom + 2}" stroke="#ffffff" stroke-width="5"/>',
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{bottom + 2}" stroke="{_MARK}" stroke-width="2" '
        f'stroke-dasharray="6 3"/>',
        f'<text x="{at:.1f}" y="{bottom + 30}" text-anchor="{anchor}" fill="{_MARK}">{escape(wording)}</text>',
    ]
