"""Runs of characters with their places on a page -> lines of text, with blank lines and runs of blanks rebuilt.

It does not use a PDF library: `pdf` fills its structures, and tests fill them by hand.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

SAME_LINE = 1.0  # points that the baselines of one line may differ by
_LONGEST_RUN = 400  # blanks; more than any page is wide
_MOST_BLANK_LINES = 100


class Run(NamedTuple):
    """Characters of one line, in points from the lower left corner of the page."""

    y: float  # baseline
    left: float
    right: float
    blank: float  # width of a blank in its font
    text: str


class Page(NamedTuple):
    """The runs of a page, and what else is known about it."""

    runs: Sequence[Run]
    blank_lines: Sequence[float] = ()  # baselines of text that holds blanks only
    has_images: bool = False
    has_widths: bool = True  # its characters have widths


def lines(page: Page, *, written_blank_lines: bool) -> list[str]:
    """Return the lines of a page from the top down, without line ends.

    Args:
        page: its runs, in any order.
        written_blank_lines: the PDF writes its blank lines; if not, they are inferred from gaps between baselines.
    """
    rows = list(_rows(page.runs))
    if written_blank_lines:
        return _with_written(rows, page.blank_lines)
    return _with_gaps(rows)


def blanks(gap: float, blank: float) -> int:
    """Return how many blanks of width `blank` fill a gap, both in points; at least one."""
    return min(_LONGEST_RUN, max(1, round(gap / blank))) if blank > 0 else 1


def _rows(runs: Sequence[Run]) -> Iterator[tuple[float, str]]:
    """Yield the baseline and text of each line, from the top down."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if row and row[0].y - run.y > SAME_LINE:
            yield row[0].y, _joined(row)
            row = []
        row.append(run)
    if row:
        yield row[0].y, _joined(row)


def _joined(row: list[Run]) -> str:
    """Join the runs of one line from left to right, with the gaps between them filled with blanks."""
    row.sort(key=lambda run: run.left)
    text, right = "", row[0].left
    for run in row:
        gap = run.left - right
        wide = gap > run.blank / 2 and not text.endswith(" ") and not run.text.startswith(" ")
        text += " " * blanks(gap, run.blank) + run.text if text and wide else run.text
        right = run.right
    return text


def _with_written(rows: list[tuple[float, str]], blank_lines: Sequence[float]) -> list[str]:
    heights = sorted(y for y, _ in rows)
    placed = list(rows)
    for y in blank_lines:
        at = bisect_left(heights, y - SAME_LINE)
        if at == len(heights) or heights[at] > y + SAME_LINE:
            placed.append((y, ""))
    return [text for _, text in sorted(placed, key=lambda row: -row[0])]


def _with_gaps(rows: list[tuple[float, str]]) -> list[str]:
    steps = [above - below for (above, _), (below, _) in pairwise(rows)]
    leading = _leading(steps)
    texts = [text for _, text in rows[:1]]
    for step, (_, text) in zip(steps, rows[1:], strict=False):
        if leading:
            texts += [""] * min(_MOST_BLANK_LINES, max(0, round(step / leading) - 1))
        texts.append(text)
    return texts


def _leading(steps: list[float]) -> float:
    """Return the height of a line: the smallest frequent distance of baselines, since blank lines make larger ones."""
    counts = Counter(round(step, 1) for step in steps)
    often = [step for step, count in counts.items() if count * 10 >= len(steps)]
    return min(often, default=0.0)
