"""Text layers: which pieces of text on a page are the same words a second time.

Strategy. A scan that two OCR engines read has its words twice, invisibly: the words of the second engine lie on those
of the first. Usually all words of the first are written before all of the second; then one place in the order of
writing separates them. If the engines alternate, a piece that lies on one of the first layer belongs to the second.
Pages whose pieces hardly overlap have one layer: an overstruck word, or a stamp over the text, is not a second layer.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: points: pieces are indexed in cells of this size
_CELL = 16.0
#: the most cells that a piece is indexed in, and the most pieces of a cell that it is compared with
_MOST_CELLS, _MOST_PIECES = 48, 24
#: share of the smaller piece that two pieces have in common if they are the same words
_SAME = 0.4
#: share of a page's text, by its width, that is written twice if there are two layers
_TWICE = 0.25
#: share of pieces that may be in the wrong order: noise that only one engine saw
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
    """Return the layer, 0 or 1, of each piece, in the order of writing; all 0 on a page with one layer."""
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
    """Return where the second layer begins, and the width of the pieces that this place does not explain."""
    wrong = sum(width for width, met in zip(widths, meets, strict=True) if not met)
    best, least = 0, wrong
    for at, (width, met) in enumerate(zip(widths, meets, strict=True), 1):
        wrong += width if met else -width
        if wrong < least:
            best, least = at, wrong
    return best, least


def _meetings(boxes: Sequence[Box]) -> list[bool]:
    """For each piece, whether it lies on an earlier piece that does not itself lie on another."""
    cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
    meets = []
    for box in boxes:
        near = [cells[cell] for cell in _cells(box)]
        met = any(_same(box, other) for cell in near for other in cell[-_MOST_PIECES:])
        meets.append(met)
        if not met:
            for cell in near:
                cell.append(box)
    return meets


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    row = int((box.bottom + box.top) / 2 / _CELL)
    first, last = int(box.left / _CELL), int(box.right / _CELL)
    for column in range(first, min(last, first + _MOST_CELLS) + 1):
        for near in (row - 1, row, row + 1):
            yield near, column


def _same(box: Box, other: Box) -> bool:
    width = min(box.right, other.right) - max(box.left, other.left)
    height = min(box.top, other.top) - max(box.bottom, other.bottom)
    return width > 0 and height > 0 and width * height >= _SAME * min(box.area, other.area) > 0
