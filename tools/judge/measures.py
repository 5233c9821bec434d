"""What can be measured on a page: each measure is a plain function of pictures (RGB arrays), boxes and numbers.

The limits are those that a board's page is held to; ``tests/tools/test_judge.py`` shows each of them failing on a bad page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.judge.colours import SEEN_BY, ciede2000, lab

ARM_MM = 3.0  # the page blurred so is the page at arm's length
PLACE = 5_000.0  # metres: hexagons within it are one place
HIT = 8_000.0  # a strong spot so near a place is that place
APART = 12_000.0  # from one spot or place to the next
_SAME = 6.0  # a pixel so near to a colour has it
_SEEN = 8  # pixels at 120 to the inch: a quarter of the least mark
_GROUND = 90.0  # what is nearer to white than this is land, sea or paper


def salience(picture: np.ndarray, *, grey: bool = False) -> np.ndarray:
    """How far each pixel is from white; ground counts nothing. ``grey``: as a grey printer shows it."""
    rgb = picture.astype(float)
    if grey:
        rgb = np.repeat((rgb @ [0.2126, 0.7152, 0.0722])[..., None], 3, axis=2)
    far = np.sqrt(((255 - rgb) ** 2).sum(axis=2))
    return np.where(far < _GROUND, 0.0, far)


def strongest_spots(
    strength: np.ndarray, mm: float, extent: Sequence[float], count: int = 3
) -> list[tuple[float, float]]:
    """The strongest spots of a blurred picture, as positions on the map; ``mm``: pixels a millimetre; ``extent``: of the picture."""
    left, bottom, right, top = extent
    blurred = gaussian_filter(strength, ARM_MM * mm / 2)
    rows, columns = np.ogrid[: blurred.shape[0], : blurred.shape[1]]
    reach = APART / (right - left) * blurred.shape[1]
    found = []
    for _ in range(count):
        row, column = np.unravel_index(blurred.argmax(), blurred.shape)
        x, y = left + column / blurred.shape[1] * (right - left), top - row / blurred.shape[0] * (top - bottom)
        found.append((x, y))
        blurred[(rows - row) ** 2 + (columns - column) ** 2 < reach**2] = 0
    return found


def greatest_places(
    x: np.ndarray, y: np.ndarray, values: np.ndarray, count: int = 3
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Where most lies within five kilometres; and those places that hold exactly what the last of these does, itself
    among them: any of them is right in its stead.
    """
    sums = np.array([values[(x - a) ** 2 + (y - b) ** 2 < PLACE**2].sum() for a, b in zip(x, y)])
    found: list[tuple[tuple[float, float], float]] = []
    while len(sums):
        top = int(sums.argmax())
        held = float(sums[top])
        if held <= 0 or (len(found) >= count and not _alike(held, found[count - 1][1])):
            break
        found.append(((float(x[top]), float(y[top])), held))
        sums[(x - x[top]) ** 2 + (y - y[top]) ** 2 < APART**2] = 0
    last = found[:count][-1][1] if found else 0.0
    tied = [at for at, held in found if _alike(held, last)] if len(found) > count else []
    return [at for at, _ in found[:count]], tied


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * abs(other)  # sums of the same figures in another order


def hits(
    spots: Iterable[tuple[float, float]],
    places: Sequence[tuple[float, float]],
    tied: Sequence[tuple[float, float]] = (),
) -> int:
    """How many of the strongest spots are one of the greatest places, or of as many of the ``tied`` as belong to
    them.
    """
    sure = [one for one in places if one not in tied]
    spots = list(spots)
    there = [any((x - a) ** 2 + (y - b) ** 2 < HIT**2 for a, b in sure) for x, y in spots]
    others = [
        any((x - a) ** 2 + (y - b) ** 2 < HIT**2 for a, b in tied) for (x, y), seen in zip(spots, there) if not seen
    ]
    return sum(there) + min(sum(others), len(places) - len(sure))


def covered(alone: np.ndarray, page: np.ndarray, shade: Sequence[int], reach: float = 40.0) -> float:
    """Which share of a colour's pixels, as its marks are drawn alone, has another colour on the page."""
    there = np.sqrt(((alone.astype(float) - shade) ** 2).sum(axis=2)) < 6
    if not there.any():
        return 0.0
    return float((np.sqrt(((page.astype(float) - shade) ** 2).sum(axis=2))[there] > reach).mean())


def ink(picture: np.ndarray) -> float:
    """How much a picture darkens the paper, in pixels of black."""
    return float((255.0 - picture.astype(float).mean(axis=2)).sum() / 255.0)


def clashes(boxes: Sequence[tuple[str, float, float, float, float]], share: float = 0.02) -> list[tuple[str, str]]:
    """Names that lie on one another: (name, left, bottom, right, top), pairs that share so much of the smaller one."""
    found = []
    for index, (name, *one) in enumerate(boxes):
        for other_name, *other in boxes[index + 1 :]:
            width = min(one[2], other[2]) - max(one[0], other[0])
            height = min(one[3], other[3]) - max(one[1], other[1])
            smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
            if width > 0 and height > 0 and width * height > share * smaller:
                found.append((name, other_name))
    return found


def on_icons(
    names: Sequence[tuple[object, float, float, float, float]], icons: Sequence[tuple[object, float, float, float]]
) -> list[object]:
    """Names (whose, left, bottom, right, top) on the icon (whose, x, y, radius) of something else, or nearer to it
    than to their own.
    """
    found = []
    for mine, left, bottom, right, top in names:
        apart = {
            whose: (float(np.hypot(x - np.clip(x, left, right), y - np.clip(y, bottom, top))), radius)
            for whose, x, y, radius in icons
        }
        own = apart.pop(mine, (np.inf, 0.0))[0]
        if any(far < radius or (far < own < np.inf) for far, radius in apart.values()):
            found.append(mine)
    return found


def crossed(
    ink_there: np.ndarray, boxes: Sequence[tuple[str, float, float, float, float]], share: float = 0.02
) -> list[str]:
    """Names that something is drawn through: ``ink_there`` (bool) are pixels of frames or marks, boxes (name, left, top,
    right, bottom) in pixels.
    """
    found = []
    for name, *sides in boxes:
        left, top, right, bottom = (max(0, round(side)) for side in sides)
        part = ink_there[top:bottom, left:right]
        if part.size and part.mean() > share:
            found.append(name)
    return found


def lines_of(text: str, fits: Callable[[str], bool]) -> list[str]:
    """A text in lines of whole words, each as long as it ``fits``; a word that does not fit has a line of its own."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and not fits(longer):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def emptiness(
    page: np.ndarray, mm: float, maps: Iterable[tuple[float, float, float, float]], margin: float = 10.0
) -> float:
    """Share of a page's area within its margins where nothing is, in blocks of 5 mm; white land in a map (mm boxes) is not empty."""
    block = max(1, round(5 * mm))
    inner = np.array(
        page[round(margin * mm) : -round(margin * mm), round(margin * mm) : -round(margin * mm)].min(axis=2)
    )
    for x, y, width, height in maps:
        rows = slice(max(0, round((y - margin) * mm)), max(0, round((y - margin + height) * mm)))
        inner[rows, max(0, round((x - margin) * mm)) : max(0, round((x - margin + width) * mm))] = 0
    rows, columns = inner.shape[0] // block, inner.shape[1] // block
    blocks = inner[: rows * block, : columns * block].reshape(rows, block, columns, block).min(axis=(1, 3))
    return float((blocks > 245).mean())


def as_drawn(picture: np.ndarray, shades: Sequence[Sequence[int]], reach: float = 40.0) -> list[tuple[int, ...]]:
    """The colours of classes as a picture has them: of each the commonest pixel that is near to its own colour; of one
    that is not in the picture, or of which less than a quarter of a mark looks out from under others, the colour that
    it would have.
    """
    pixels, counts = np.unique(picture.reshape(-1, 3), axis=0, return_counts=True)
    found = []
    for shade in shades:
        far = np.sqrt(((pixels.astype(float) - shade) ** 2).sum(axis=1))
        own = (far <= _SAME).any()
        seen = np.where(far <= (_SAME if own else reach), counts, 0)  # edges of small marks are blends
        found.append(tuple(map(int, pixels[seen.argmax()] if own or seen.sum() >= _SEEN else shade)))
    return found


def colours_apart(shades: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Least CIEDE2000 of neighbouring classes for any reader, and least difference of lightness in grey; of RGB as rendered."""
    if len(shades) < 2:
        return float("inf"), float("inf")
    parts = np.array(shades, dtype=float) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    distance, lightness = [], []
    for one, two in zip(linear, linear[1:]):
        distance += [ciede2000(lab(see(one)), lab(see(two))) for name, see in SEEN_BY.items() if name != "grey"]
        lightness.append(abs(lab(SEEN_BY["grey"](one))[0] - lab(SEEN_BY["grey"](two))[0]))
    return min(distance), min(lightness)
