"""Text for reading: in a pager on a terminal, as it is in a pipe."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import chain

import click

from cablekit.cli.streams import colours, write

_LESS = "-FRX"  # as git has it: quit where the text fits the screen, colours, leave the text on the screen
_PIPE_WIDTH = 80


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def page(screens: "Callable[[int, bool], Iterator[str]]") -> None:
    """Show texts, one after another.

    PAGER and LESS are respected, NO_COLOR too. The first text is made before the pager starts, so that a wrong name is
    told without one.

    Args:
        screens: what makes them, given the columns of a line and whether there are colours.
    """
    width = shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns
    colour = colours(sys.stdout)
    texts = screens(width, colour)
    if not on_terminal():
        for text in texts:
            write(text)
        return
    first = next(texts, None)
    if first is None:
        return
    os.environ.setdefault("LESS", _LESS)
    click.echo_via_pager(chain([first], texts), color=None if colour else False)
