"""Lists and timetables in a text without blank rows: their first and last rows, between which no paragraph begins.

Strategy. Authors end the rows of a list where they like, and leave room for the next word; prose fills its rows.
Timetables (`timetables`) and items with dashes (`items`) are lists. So are short rows below one that ends in a colon. A
short title with a colon is apart from the lists around it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import chain

from cablekit.text.paragraphs.bare import parties
from cablekit.text.paragraphs.bare.below_colons import NO_PHRASE, BelowColons, is_person
from cablekit.text.paragraphs.bare.items import Run, counted, dashed, keyed
from cablekit.text.paragraphs.bare.lost_columns import of_cells
from cablekit.text.paragraphs.bare.timetables import Timetables
from cablekit.text.paragraphs.labels import LABEL
from cablekit.text.paragraphs.row_words import is_cut
from cablekit.text.paragraphs.title_words import NO_TITLE

#: the beginning of a row that may have a label: "1. ROADS", "(A) ROADS", "B. ROADS", "II. ROADS"
MAY_BE_LABELLED = re.compile(r"\n(?=[\d(]|[A-Z][.)]|[IVX]{2})")


class Runs(BelowColons):
    """The lists of a text without blank rows.

    Args:
        text: the text, with two line ends before it.
        rows: its rows, and where each begins.
        width: the length of its longest row that no rendering joined.
        tables: the rows of its tables.
    """

    def __init__(self, text: str, rows: Sequence[str], starts: Sequence[int], width: int, tables: Set[int]) -> None:
        super().__init__(text, rows, starts, width, tables)
        #: the lists in order; none is inside another
        others = chain(self.below_colons(), self._of_persons(), counted(self), keyed(self))
        #: the rows of items with dashes that are paragraphs
        self.apart: list[int] = []
        timetables = Timetables(self)
        #: the rows that are titles of a day
        self.days = timetables.titles
        items = (
            run for run in dashed(self, self.apart) if bisect_left(self.days, run[0]) == bisect_right(self.days, run[1])
        )  # dashes also indent the days of a timetable
        found = self._without_overlap(of_cells(self), self._without_overlap([*timetables.all, *items], others))
        #: the rows that are titles of groups of persons
        self.groups = parties.titles(self)
        self.all = list(self._between_titles(found)) if self.groups else found

    def _between_titles(self, runs: Iterable[Run]) -> Iterator[Run]:
        """Yield the lists cut at the titles of groups inside them."""
        for first, last in runs:
            for title in self.groups[bisect_left(self.groups, first) : bisect_right(self.groups, last)]:
                if first < title:
                    yield first, title - 1
                first = title + 1
            if first <= last:
                yield first, last

    @cached_property
    def labelled(self) -> list[tuple[int, str]]:
        """The rows that begin with a label, and their labels."""
        found: list[tuple[int, str]] = []
        for begin in MAY_BE_LABELLED.finditer(self.text, 1):
            label = LABEL.match(self.text, begin.end())
            if label is not None:
                found.append((self.row_at(begin.end()), label[0].strip()))
        return found

    def listed(self) -> set[int]:
        """Return the rows of tables and lists."""
        return {row for first, last in self.all for row in range(first, last + 1)} | {*self.tables}

    @staticmethod
    def _without_overlap(runs: Iterable[Run], others: Iterable[Run]) -> list[Run]:
        """Return lists in order: `others` only where none of `runs` is; of two that overlap, the first."""
        found: list[Run] = []
        for _, first, last in sorted([*((0, *run) for run in runs), *((1, *run) for run in others)]):
            index = bisect_left(found, (last + 1,))
            if index == 0 or found[index - 1][1] < first:
                found.insert(index, (first, last))
        return found

    def titles(self) -> list[int]:
        """Return the rows that are titles with a colon: below the end of a sentence, a list, or a short row."""
        ends = {last for _, last in self.all}
        return [
            index
            for index in self.colons
            if index
            and self.is_title(index)
            and (
                index - 1 in ends
                or self.ends(index - 1)
                or self.is_short(index - 1)
                or self.rows[index - 1][-1:] == ")"
            )
        ]

    def labelled_titles(self) -> list[int]:
        """Return the rows that are nothing but a label and a title with a colon: `(B) OTHER LUGGAGE:`."""
        titles = []
        for index in self.colons:
            row = self.rows[index]
            label = LABEL.match(row)
            if label and label.end() < len(row) and ": " not in row and not NO_TITLE.search(row, label.end()):
                titles.append(index)
        return titles

    def _of_persons(self) -> Iterator[Run]:
        """Yield the lists of persons below the end of a sentence, up to a label: `MEMBERS ARE GIVEN HERE.`"""
        rows = self.rows
        end = 0
        for index in range(1, len(rows)):
            person = index >= end and is_person(rows[index])
            if not person or not self.ends(index - 1) or rows[index - 1][-1] == ":":
                continue
            last = self.entries(index)
            entries = rows[index : last + 1]
            whole = last + 1 == len(rows) or LABEL.match(rows[last + 1]) is not None
            if entries and whole and not any(NO_PHRASE.search(row) or is_cut(row) or row[-1] == "-" for row in entries):
                yield index, last
                end = last + 1
