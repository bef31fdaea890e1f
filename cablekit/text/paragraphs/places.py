"""Where paragraphs begin that no row shows by itself, as the rooms for texts without and with blank rows find it."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

#: rows of a paragraph: where they start, where they continue after their labels, and where they end
Block = tuple[int, int, int]
#: first and last place of rows that are one paragraph
Span = tuple[int, int]


class Places(NamedTuple):
    """Where paragraphs begin.

    Attributes:
        all: the places.
        titles: those of paragraphs that are certainly titles.
        lists: where lists begin and end, none inside another.
        tables: the same of tables.
    """

    all: set[int]
    titles: Collection[int]
    lists: Sequence[Span]
    tables: Sequence[Span] = ()
