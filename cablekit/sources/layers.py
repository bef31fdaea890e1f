"""Text layers: which pieces of text on a page are the same words a second time.

Strategy. A scan that two OCR engines read carries its words twice, invisibly: the second engine's words lie on those of
the first. Mostly all of the first are written before all of the second; then one place in the order of writing parts
them. Where the engines take turns, a piece that lies on one of the first layer is of the second. Pages whose pieces
hardly meet have one layer: an overstruck word, or a stamp over the text, makes no second one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: points: pieces are looked for in cells of this size
_CELL = 16.0
#: a piece is in so many cells at most, and is compared with so many pieces of a cell at most
_MOST_CELLS, _MOST_PIECES = 48, 24
#: share of the smaller piece that two have in common where they are the same words
_SAME = 0.4
#: share of a page's text, by its width, that is written twice where there are two layers
_TWICE = 0.25
#: of the pieces in the wrong order, so many may be: noise that only one engine saw
_ORDERLY = 0.35


class Box(NamedTuple):
    """A piece of text on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)


def layers(boxes: Sequence[Box]) -> list[int]:
    """The layer, 0 or 1, of each piece, given in the order of writing; all 0 on a page with one layer."""
    meets = _meetings(boxes)
    widths = [max(0.0, box.right - box.left) for box in boxes]
    total = sum(widths)
    twice = sum(width for width, met in zip(widths, meets, strict=True) if met)
    if not total or twice < _TWICE * total:
        return [0] * len(boxes)
    at, wrong = _turn(widths, meets)
    if wrong <= _ORDERLY * total and sum(widths[at:]) >= _TWICE * total:
        return [0] * at + [1] * (len(boxes) - at)
    return [int(met) for met in meets]


def _turn(widths: Sequence[float], meets: Sequence[bool]) -> tuple[int, float]:
    """Where the second layer begins, and the width of the pieces that this place does not explain."""
    wrong = sum(width for width, met in zip(widths, meets, strict=True) if not met)
    best, least = 0, wrong
    for at, (width, met) in enumerate(zip(widths, meets, strict=True), 1):
        wrong += width if met else -width
        if wrong < least:
            best, least = at, wrong
    return best, least


def _meetings(boxes: Sequence[Box]) -> list[bool]:
    """Of each piece whether it lies on one that was written before and lies on none itself."""
    cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
    meets = []
    for box in boxes:
        own = [cells[cell] for cell in _cells(box)]
        met = any(_same(box, other) for cell in own for other in cell[-_MOST_PIECES:])
        meets.append(met)
        if not met:
            for cell in own:
                cell.append(box)
    return meets


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    row = int((box.bottom + box.top) / 2 / _CELL)
    first, last = int(box.left / _CELL), int(box.right / _CELL)
    for column in range(first, min(last, first + _MOST_CELLS) + 1):
        for near in (row - 1, row, row + 1):
            yield near, column


def _same(one: Box, other: Box) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    return width > 0 and height > 0 and width * height >= _SAME * min(one.area, other.area) > 0
