"""Lists and tables in a text with blank rows, which part their entries too: typed with double spacing.

Strategy. A blank row begins a paragraph, but not between the rows of a table, the entries of a day or the items of a
list. Each file knows one form; what they find is put together here, the surest first.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from cablekit.text.paragraphs.places import Places, Span
from cablekit.text.paragraphs.spaced import announced, double_spaced, indented, short_titles, timetables
from cablekit.text.paragraphs.tables import Tables

#: the places of a text that has none
NOTHING = Places(set(), (), ())


def places(text: str, tables: Tables | None) -> Places:
    """Find the lists and tables of a text with blank rows, which begins with two line ends, and the titles of days."""
    colons = list(_at_row_ends(text, ":"))
    timed = timetables.find(text)
    taken = sorted(timed.entries)
    grid = _apart(double_spaced.tables(text, tables), taken) if tables else []
    lists = [*timed.entries, *_apart(double_spaced.items(text, colons), taken)]
    found, deeper = indented.find(text) if "\n   " in text else (set[int](), [])
    lists += _apart(deeper, taken)
    lists += _apart(announced.find(text, colons, tables), taken)
    titles = set(timed.titles)
    for title, below in short_titles.find(text):
        titles.add(title)
        found.add(below)
    if not (taken or titles or found):
        return NOTHING
    for _, end in taken:
        below = end
        while text.startswith("\n", below):
            below += 1
        found.add(below)
    return Places(found | titles, titles, lists, grid)


def _at_row_ends(text: str, mark: str) -> Iterator[int]:
    """Yield the places of a mark at the ends of rows; a single character is found much faster than two."""
    place = text.find(mark)
    while place >= 0:
        if text.startswith("\n", place + 1):
            yield place
        place = text.find(mark, place + 1)


def _apart(spans: Iterable[Span], taken: list[Span]) -> list[Span]:
    """Return the spans that overlap none of those that are taken, and take them."""
    found: list[Span] = []
    for start, end in spans:
        index = bisect_left(taken, (end,))
        if index == 0 or taken[index - 1][1] <= start:
            found.append((start, end))
            insort(taken, (start, end))
    return found
