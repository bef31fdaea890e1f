"""Text for reading: in a pager on a terminal, unchanged in a pipe."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import chain

import click

from cablekit.cli.streams import colours, write

_LESS = "-FRX"  # as in git: quit if the text fits the screen, show colours, leave the text on the screen
_PIPE_WIDTH = 80


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def page(screens: "Callable[[int, bool], Iterator[str]]") -> None:
    """Show texts, one after another.

    PAGER, LESS and NO_COLOR are respected. The first text is made before the pager starts, so that a wrong name is
    reported without a pager.

    Args:
        screens: makes the texts, given the width in columns and whether to use colours.
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
