"""Tables of plain columns, set by rich: the same lines in a pipe and on a terminal, where they have colours."""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

_WIDEST = 1 << 28
"""Columns of a screen on which nothing is broken or cut: whoever shows a long line breaks it."""


class Column(NamedTuple):
    """A column.

    Attributes:
        right: whether its cells are set to the right.
        least: characters that it has at least.
    """

    right: bool = False
    least: int = 0


def table(rows: Iterable[Sequence[str]], columns: Sequence[Column], *, indent: int = 0) -> list[str]:
    """Rows as lines without their ends: two blanks between the columns, no blanks behind the last.

    Args:
        rows: cells; control characters are visible in them already.
        columns: of each cell.
        indent: blanks before each line.
    """
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    made = Table.grid(padding=(0, 2, 0, 0))
    for one in columns:
        made.add_column(justify="right" if one.right else "left", min_width=one.least or None, no_wrap=True)
    for row in rows:
        made.add_row(*map(Text, row))
    screen = StringIO()
    console = Console(file=screen, width=_WIDEST, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(Padding(made, (0, 0, 0, indent), expand=False))
    return [line.rstrip() for line in screen.getvalue().split("\n")[:-1]]
