"""The interface of a field: `Field`.

A field knows one kind of line: how it begins, what continues it below, where it fits if its label is lost, and what it
says. It knows no other field and no file.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cablekit.lines import Claim, Line, Near, Page

Opens = Callable[[str, Page | None], Claim | None]
Continues = Callable[[Sequence[Line], str, Near], bool]
Fits = Callable[[str, Near], Claim | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The functions that recognise and read one kind of line.

    Attributes:
        heads: the first characters of the lines that it opens, or a pattern of the first three, which is tried once for
            each beginning; None means any line.
        colon: whether it may also open any line with a colon in its first twelve characters.
        words: it may also open a line with another beginning that has one of these anywhere.
        opens: (text, page) -> the claim of the line by itself, without its neighbours. A banner is recognised, and its
            station read, by the station and number of the page.
        continues: (lines, text, near) -> whether the next line continues the lines of the field above it.
        fits: (text, near) -> the claim of an unclaimed line by its place.
        inside: text -> whether its label opens it inside a line, after another label. By default it does.
        read: (lines, facts, notes) -> the value; only the mapper calls it.
    """

    read: Callable[..., Any]
    heads: tuple[str, ...] | re.Pattern[str] | None = None
    colon: bool = False
    words: tuple[str, ...] = ()
    opens: Opens | None = None
    continues: Continues | None = None
    fits: Fits | None = None
    inside: Callable[[str], bool] | None = None
