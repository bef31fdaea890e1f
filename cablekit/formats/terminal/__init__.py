"""A cable for reading in a terminal, by rich; in a pipe the same text without colours.

Strategy: first a head that fits on a screen, then the text in paragraphs, then what the cable cites, what cites it,
whom to ask for lost text, and the diagnostics. Prose is wrapped at the width of the screen; tables keep their lines.
All text of the cable goes to rich as text, never as markup, with control characters made visible.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

from cablekit.formats.other import Other
from cablekit.formats.terminal.after import after
from cablekit.formats.terminal.head import head
from cablekit.formats.terminal.text import text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from cablekit.api import Parsed
    from cablekit.model import Cable

__all__ = ["Collection", "shown"]

WIDEST = 100
"""Columns of the widest line of prose."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What a collection knows of a cable.

    Attributes:
        cites: document number -> cited document, in order.
        cited_by: documents that cite it, by date.
    """

    cites: Mapping[str, Other] = field(default_factory=dict)
    cited_by: Sequence[Other] = ()


def shown(
    cable: "Cable | Parsed",
    *,
    width: int = 80,
    colour: bool = False,
    short: bool = False,
    known: Collection | None = None,
) -> str:
    """The cable as text for a screen, followed by a blank line.

    Args:
        cable: the record, or the record with its source, so that diagnostics can name pages of a PDF.
        width: width of the screen in columns.
        colour: whether to use colours.
        short: shorten long lists in the head, and show how many are left out.
        known: what a collection knows of it; None without a collection.
    """
    screen = StringIO()
    console = Console(
        file=screen,
        width=max(20, min(width, WIDEST)),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _parts(cable, short, known):
        console.print(part, soft_wrap=False)
    lines = "\n".join(line.rstrip() for line in screen.getvalue().split("\n"))
    return lines.rstrip("\n") + "\n\n"


def _parts(cable: "Cable | Parsed", short: bool, known: Collection | None) -> "Iterator[RenderableType]":
    from cablekit.model import Cable

    record = cable if isinstance(cable, Cable) else cable.cable
    yield from head(record, known.cites if known else {}, short)
    yield from text(record)
    yield from after(record, cable if not isinstance(cable, Cable) else None, known)
