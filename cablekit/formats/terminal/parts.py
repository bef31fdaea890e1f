"""Parts of a screen: words of a cable as text of rich, headings, and rows of a label and its values."""

from collections.abc import Iterable
from typing import TypeAlias

from rich.table import Table
from rich.text import Text

from cablekit.formats.visible import visible

Row: TypeAlias = "tuple[str | Text, Iterable[Text]]"

LABEL = "cyan"
SOFT = "dim"
SEVERITIES = {"error": "bold red", "warning": "yellow", "note": "dim"}
_LABEL_WIDTH = 15


def words(text: str, style: str = "") -> Text:
    """Words of a cable, with white space folded and control characters visible."""
    return Text(visible(" ".join(text.split())), style=style)


def heading(title: str) -> Text:
    """The heading of a part."""
    return Text(title, style="bold")


def rows(labelled: Iterable[Row]) -> Table:
    """A table of labels, each followed by its values below each other. A row without a value is left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=_LABEL_WIDTH, style=LABEL, no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for label, values in labelled:
        for number, value in enumerate(values):
            table.add_row("" if number else label if isinstance(label, Text) else visible(label), value)
    return table
