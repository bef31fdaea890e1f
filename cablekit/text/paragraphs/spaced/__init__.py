"""Lists and tables in a text with blank rows, which part their entries too: typed with double spacing.

Strategy. A blank row begins a paragraph, but not between the rows of a table, the entries of a day or the items of a
list. Each file knows one form; what they find is put together here.
"""

from collections.abc import Iterable, Iterator

from cablekit.text.paragraphs.places import Places, Span
from cablekit.text.paragraphs.spaced import announced, double_spaced, indented, part_titles, timetables
from cablekit.text.paragraphs.tables import Tables


def places(text: str, tables: Tables | None) -> Places:
    """Find the lists and tables of a text with blank rows, which begins with two line ends, and the titles of days."""
    timed = timetables.find(text)
    taken = list(timed.entries)
    grid = list(_outside(double_spaced.tables(text, tables), taken)) if tables else []
    taken += grid
    taken += (short := list(_outside(double_spaced.items(text), taken)))
    begins, deeper = indented.find(text) if "\n\n   " in text else (set[int](), [])
    taken += (deeper := list(_outside(deeper, taken)))
    lists = sorted([*timed.entries, *short, *deeper, *_outside(announced.find(text, tables), taken)])
    parts = list(part_titles.find(text))
    titles = {*timed.titles, *(title for title, _ in parts)}
    found = {*titles, *begins, *(below for _, below in parts)}
    for _, end in (*lists, *grid):
        below = end
        while text.startswith("\n", below):
            below += 1
        found.add(below)
    return Places(found, titles, lists, sorted(grid))


def _outside(spans: Iterable[Span], taken: list[Span]) -> Iterator[Span]:
    """Yield the spans that overlap none of those that are taken."""
    for start, end in spans:
        if not any(first < end and start < last for first, last in taken):
            yield start, end
