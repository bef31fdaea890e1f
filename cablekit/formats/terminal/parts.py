"""Pieces of a screen: words of a cable as rich's text, headings, and rows of a label and its values."""

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
    """Words of a cable: white space folded, control characters visible."""
    return Text(visible(" ".join(text.split())), style=style)


def heading(title: str) -> Text:
    """The heading of a part."""
    return Text(title, style="bold")


def rows(found: Iterable[Row]) -> Table:
    """Labels, and beside each its values below each other. A row without a value is left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=_LABEL_WIDTH, style=LABEL, no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for label, values in found:
        for number, value in enumerate(values):
            table.add_row("" if number else label if isinstance(label, Text) else visible(label), value)
    return table
