"""What a field is asked: `Field`.

A field knows one kind of line: how it opens, what follows below it, where it fits though its label is lost, and what
it says. It knows no other field and no file.
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
    """The four questions.

    Attributes:
        heads: how the lines that it opens begin: their first characters, or a pattern of the first three, worked out
            once for each beginning; `:` stands for any line with a colon among its first twelve characters; None for
            lines that may begin with anything.
        opens: (text, page) -> what the line says by itself, without its neighbours. The page is there because a banner
            is recognised, and its station read, by the page's own station and number.
        continues: (lines, text, near) -> whether the next line belongs to the lines of the field above it.
        fits: (text, near) -> of a line that nobody claimed, what it is by its place.
        inside: text -> whether its label inside a line, after another, opens it. By default it does.
        read: (lines, facts, notes) -> the value; asked by the mapper alone.
    """

    read: Callable[..., Any]
    heads: tuple[str, ...] | re.Pattern[str] | None = None
    opens: Opens | None = None
    continues: Continues | None = None
    fits: Fits | None = None
    inside: Callable[[str], bool] | None = None
