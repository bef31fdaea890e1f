"""The text of a scanned page: words that OCR found -> the printed lines, and the words outside them.

Strategy. A printer's lines are a lattice: their distances are multiples of one height, and they begin at one margin.
Stamps, specks and numbers written on the sheet follow neither. So the height is taken from the distances of long lines;
the rows that follow it are the text (found as the chain of rows with the most letters), and blank lines are gaps in it.
Words off the lattice, or outside the columns of a teletype, are put below the text of the page, so that they interrupt
no sentence and are not lost. A page without a lattice is written from the top down.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from cablekit.sources.layout import SAME_LINE, Run

#: letters and digits of a long line; the number of distances between long lines that a lattice needs
_LONG, _FEWEST = 12, 4
#: a distance is a multiple of the height if it is off by at most this share of the height
_OFF = 0.22
#: cost, in letters, of a chain of rows that leaves the lattice
_LEAP = 15
#: the least distance, in heights, of a row off the lattice from its neighbours
_APART = 0.6
#: how many rows above are tried as predecessors of a row
_BACK = 40
#: share of a page's letters that must be on the lattice
_KEPT = 0.6
#: in widths of a character: the columns of the text, and the gap before words outside them; the same for a gap wider
#: than any in a row of the distribution; the distance of words left of the margin
_COLUMNS, _WIDE = 71, 3.0
_FEW_COLUMNS, _WIDER = 50, 15.0
_LEFT = 3.0
#: share of a letter's width that a gap may fall short of a whole number of blanks
_LESS = 0.4
_MOST_BLANK_LINES, _MOST_BLANKS = 12, 160
_SPECKS = frozenset("•·*.,'`\"^°|~;:!_ ")
#: what OCR makes of a row of punched holes: "0000", "SSSe", "S S 5"
_HOLES = _SPECKS | frozenset("0OoSs5e")


class Layer(NamedTuple):
    """The text of a page as one OCR engine read it.

    Attributes:
        lines: without line ends; the last `beside` of them are outside the text of the page.
        beside: the number of these lines.
        heights: the baseline of each other line, in points; 0.0 for a blank line.
        words: the words of each other line, with their places; none for a blank line.
        width: width of a character, in points.
    """

    lines: tuple[str, ...]
    beside: int = 0
    heights: tuple[float, ...] = ()
    words: tuple[tuple[Run, ...], ...] = ()
    width: float = 0.0

    @property
    def text(self) -> str:
        """The lines with their ends."""
        return "".join([f"{line}\n" for line in self.lines])


class _Row(NamedTuple):
    y: float
    words: list[Run]

    @property
    def letters(self) -> int:
        return sum(map(_letters, self.words))


def paged(pages: Sequence[Layer]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Join pages as one text, separated by form feeds as in pdftotext.

    Also returns the first line of each page, and the lines outside the text of their page, both from 1.
    """
    starts: list[int] = []
    beside: list[int] = []
    line = 1
    for page in pages:
        starts.append(line)
        line += len(page.lines)
        beside += range(line - page.beside, line)
    return "\f".join(page.text for page in pages), tuple(starts), tuple(beside)


def scanned(words: Sequence[Run]) -> Layer:
    """Build the lines of a page from words with their places, in any order."""
    rows = _rows(words)
    width = _width(words)
    height = _height(rows)
    if not height:
        return _layer(_with_blank_lines(rows, height), [], width)
    margin = _margin(rows)
    near = [row for row in rows if min(word.left for word in row.words) < margin + _FEW_COLUMNS * width]
    chain = _chain(near, height)
    if sum(near[at].letters for at in chain) < _KEPT * sum(row.letters for row in near):
        return _layer(_with_blank_lines(rows, 0.0), [], width)
    own = {id(near[at]) for at in [*chain, *_free(near, chain, height, margin, width)]}
    kept, off = _merged(rows, [at for at, row in enumerate(rows) if id(row) in own], height)
    kept, off = _in_columns(kept, off, margin, width)
    return _layer(_with_blank_lines(kept, height), _rows(off), width)


def _layer(rows: Sequence[_Row], beside: Sequence[_Row], width: float) -> Layer:
    return Layer(
        tuple(joined(row.words, width) for row in (*rows, *beside)),
        len(beside),
        tuple(row.y for row in rows),
        tuple(tuple(row.words) for row in rows),
        width,
    )


def _letters(word: Run) -> int:
    return sum(map(str.isalnum, word.text))


def _rows(words: Sequence[Run]) -> list[_Row]:
    rows: list[_Row] = []
    for word in sorted(words, key=lambda word: -word.y):
        if rows and rows[-1].y - word.y <= SAME_LINE:
            rows[-1].words.append(word)
        else:
            rows.append(_Row(word.y, [word]))
    return rows


def _width(words: Sequence[Run]) -> float:
    """Return the width of a character: the median over longer words."""
    widths = [(word.right - word.left) / len(word.text) for word in words if len(word.text) > 3]
    return max(median(widths), 0.5) if widths else 4.0


def _height(rows: Sequence[_Row]) -> float:
    """Return the distance of printed lines: the most frequent one between long lines; 0.0 if there is none."""
    long = [row.y for row in rows if row.letters >= _LONG]
    steps = [above - below for above, below in pairwise(long) if above - below > 2 * SAME_LINE]
    if len(steps) < _FEWEST:
        return 0.0
    alike = [[other for other in steps if abs(other - step) <= step * 0.06] for step in sorted(set(steps))[:200]]
    most = max(map(len, alike))
    return median(next(steps for steps in alike if len(steps) == most))


def _chain(rows: Sequence[_Row], height: float) -> list[int]:
    """Return the rows on the lattice: the chain with the most letters."""
    best: list[tuple[float, int]] = []
    for at, row in enumerate(rows):
        gain, above = 0.0, -1
        for back in range(max(0, at - _BACK), at):
            steps = (rows[back].y - row.y) / height
            off = abs(steps - round(steps)) if steps > 0.5 else 1.0
            value = best[back][0] - (off * 10 if off <= _OFF else _LEAP if steps > 1 - _OFF else 1e9)
            if value > gain:
                gain, above = value, back
        best.append((gain + row.letters, above))
    chain = []
    at = max(range(len(best)), key=lambda at: best[at][0], default=-1)
    while at >= 0:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _margin(rows: Sequence[_Row]) -> float:
    """Return where the lines of the text begin, in points."""
    lefts = sorted(min(word.left for word in row.words) for row in rows if row.letters >= _LONG)
    return lefts[len(lefts) // 8] if lefts else 0.0


def _free(rows: Sequence[_Row], chain: Sequence[int], height: float, margin: float, width: float) -> Iterator[int]:
    """Yield rows off the lattice that begin at the margin with a free line's height: a different leading."""
    own = [rows[at].y for at in chain]
    for at in sorted(set(range(len(rows))) - set(chain)):
        row = rows[at]
        level = bisect_left(own, -row.y, key=lambda y: -y)
        apart = all(abs(y - row.y) > _APART * height for y in own[max(0, level - 1) : level + 1])
        if apart and row.letters >= _FEWEST and abs(min(word.left for word in row.words) - margin) < _LEFT * width:
            yield at


def _merged(rows: Sequence[_Row], chain: Sequence[int], height: float) -> tuple[list[_Row], list[Run]]:
    """Return the rows of the chain, with near words that fit into their gaps; and the words of no row."""
    kept = [_Row(rows[at].y, list(rows[at].words)) for at in chain]
    off: list[Run] = []
    own = set(chain)
    below = 0
    for at, row in enumerate(rows):
        if at in own:
            below += 1
            continue
        near = [nearby for nearby in kept[max(0, below - 1) : below + 1] if abs(nearby.y - row.y) <= height * 0.3]
        home = min(near, key=lambda nearby: abs(nearby.y - row.y), default=None)
        for word in row.words:
            free = home is not None and not any(
                word.left < other.right and other.left < word.right for other in home.words
            )
            (home.words if home is not None and free else off).append(word)
    return kept, off


def _in_columns(kept: Sequence[_Row], off: list[Run], margin: float, width: float) -> tuple[list[_Row], list[Run]]:
    """Return the rows without words outside the columns of the text, and those words."""
    inside, beside = [], list(off)
    for row in kept:
        words = sorted(row.words, key=lambda word: word.left)
        first, last = 0, len(words)
        while first < last and words[first].right < margin - _LEFT * width:
            first += 1
        right = next((at for at in range(first, last) if _is_beside(words, at, margin, width)), last)
        last = _without_specks(words, first, right, width)
        beside += words[:first] + words[last:]
        if first < last and _is_speck(words[first:last], margin, width):
            beside += words[first:last]
        elif first < last:
            inside.append(_Row(row.y, words[first:last]))
    return inside, beside


def _is_speck(words: Sequence[Run], margin: float, width: float) -> bool:
    """Whether a row off the margin is less than a word: dots, and letters that OCR read into them."""
    if words[0].left <= margin + _LEFT * width:
        return False
    text = "".join(word.text for word in words)
    return sum(map(_letters, words)) < _FEWEST or (_HOLES.issuperset(text) and not text.islower())


def _is_beside(words: Sequence[Run], at: int, margin: float, width: float) -> bool:
    """Whether a word begins right of the columns of the text, with a gap before it."""
    gap = words[at].left - words[at - 1].right if at else words[at].left - margin
    column = (words[at].left - margin) / width
    return (gap > _WIDE * width and column > _COLUMNS) or (gap > _WIDER * width and column > _FEW_COLUMNS)


def _without_specks(words: Sequence[Run], first: int, last: int, width: float) -> int:
    """Return where a row ends without the specks that follow it after a gap: dots, or a letter among dots."""
    end = last
    for at in range(last - 1, first - 1, -1):
        if len(words[at].text) > 1 and not _SPECKS.issuperset(words[at].text):
            break
        alone = at == first or words[at].left - words[at - 1].right > _WIDE * width
        if alone and any(_SPECKS.issuperset(word.text) for word in words[at:last]):
            end = at
    return end


def _with_blank_lines(rows: Sequence[_Row], height: float) -> list[_Row]:
    """Return the rows, and the blank lines between them."""
    lines: list[_Row] = []
    for at, row in enumerate(rows):
        if at and height:
            count = min(_MOST_BLANK_LINES, max(0, round((rows[at - 1].y - row.y) / height) - 1))
            lines += [_Row(0.0, [])] * count
        lines.append(row)
    return lines


def joined(words: Sequence[Run], width: float) -> str:
    """Join the words of one row from left to right, with as many blanks as fill the gaps."""
    text, right = "", 0.0
    for word in sorted(words, key=lambda word: word.left):
        if text:
            text += " " * min(_MOST_BLANKS, max(1, int((word.left - right) / width + _LESS)))
        text, right = text + word.text, word.right
    return text
