"""Tables of plain columns, by rich: the same lines in a pipe and on a terminal."""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

_WIDEST = 1 << 28
"""Width in columns at which no line is wrapped or cut."""


class Column(NamedTuple):
    """A column.

    Attributes:
        right: whether its cells are aligned to the right.
        least: minimum width in characters.
    """

    right: bool = False
    least: int = 0


def table(rows: Iterable[Sequence[str]], columns: Sequence[Column], *, indent: int = 0) -> list[str]:
    """The rows as lines without line ends: two blanks between columns, none after the last.

    Args:
        rows: cells, with control characters already visible.
        columns: one for each cell of a row.
        indent: blanks before each line.
    """
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in columns:
        grid.add_column(justify="right" if column.right else "left", min_width=column.least or None, no_wrap=True)
    for row in rows:
        grid.add_row(*map(Text, row))
    screen = StringIO()
    console = Console(file=screen, width=_WIDEST, color_system=None, force_terminal=False, legacy_windows=False)
    console.print(Padding(grid, (0, 0, 0, indent), expand=False))
    return [line.rstrip() for line in screen.getvalue().split("\n")[:-1]]
