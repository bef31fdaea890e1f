"""How far a long run is, on standard error: click's bar on a terminal, a line now and then elsewhere.

Strategy: time left is told by bytes, since files are known by size before they are read. Of an archive only its packed
size is known: what comes out of it is scaled by what earlier archives gave.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from cablekit.cli.streams import say
from cablekit.corpus import Progress

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_LINES = 30.0  # seconds between two lines where there is no terminal
_FREQUENCY = 0.1  # seconds between two looks of the bar
_BAR = 24  # columns of the bar itself, where there is room
_BESIDE = 56  # columns for what stands beside it: per cent, time left, cables, rate
_SHRINK = 5.0  # cables in a packed archive are a fifth of their size, until one has shown more


class Meter:
    """A display of progress. Call it with each Progress, and close it.

    Args:
        survey: what counts the bytes on disk, None where nobody can; asked in a thread of its own.
        terminal: draw a bar; else write lines.
        clock: seconds, ever growing.
    """

    def __init__(
        self, survey: Callable[[], int | None], terminal: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._start = self._shown = clock()
        self._begun = 0  # cables of an interrupted run
        self._position = Position()
        self._total: int | None = None
        self._bar: ProgressBar[str] | None = None
        if terminal:
            self._bar = click.progressbar(
                repeat(""),  # an iterable without length: how much there is, is not known yet
                file=sys.stderr,
                item_show_func=lambda words: words,
            )
            _fit(self._bar, "")
            self._bar.__enter__()
        Thread(target=self._count, args=(survey,), daemon=True).start()

    def _count(self, survey: Callable[[], int | None]) -> None:
        self._total = survey()

    def __call__(self, progress: Progress) -> None:
        """Take note of progress; show it when it is time."""
        self._position.move(progress)
        if progress.chunk is None:
            self._begun = progress.tally.cables
            return
        now = self._clock()
        if now - self._shown >= (_LINES if self._bar is None else _FREQUENCY):
            self._shown = now
            with suppress(BrokenPipeError):  # who read this has gone; the run goes on
                self._show(progress, now - self._start)

    def close(self) -> None:
        """End the bar's line."""
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.__exit__(None, None, None)

    def _show(self, progress: Progress, seconds: float) -> None:
        rate = (progress.tally.cables - self._begun) / seconds
        words = f"{progress.tally.cables:,} cables, {rate:,.0f}/s"
        if progress.tally.failed:
            words += f", {progress.tally.failed:,} with errors"
        total = max(self._total - self._position.skipped, 1) if self._total else None
        done = self._position.done if total is None else min(self._position.done, total - 1)
        if self._bar is not None:
            self._bar.length = total
            self._bar.update(max(0, done - self._bar.pos), _fit(self._bar, words))
        elif total is None:
            say(words)
        else:
            left = seconds * (total - done) / max(done, 1)
            say(f"{words}, {done / total:.0%} done, {int(left // 60)}:{int(left % 60):02} left")


def _fit(bar: "ProgressBar[str]", words: str) -> str:
    """Make a bar fit into the terminal as it is now; as much of the words as there is room for beside it.

    A line that is too long would wrap, and a new one stand below it each time. A narrow terminal gets no bar, and what
    stands last in the words goes first.
    """
    columns = _columns()
    bar.width = min(_BAR, max(0, columns - _BESIDE))
    bar.bar_template = "[%(bar)s]  %(info)s" if bar.width else "%(info)s"
    bar.max_width = min(bar.max_width or 0, columns - 1)
    bar.current_item = None
    beside = len(bar.format_progress_line()) + (0 if bar.eta_known else len("  00:00:00")) + len("  ")
    return words[: max(columns - 1 - beside, 0)]


def _columns() -> int:
    """Width of the terminal that standard error is."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


class Position:
    """Bytes on disk that a run has done: of plain files their size, of archives a share of it.

    Attributes:
        skipped: what an interrupted run did; not in `done`.
    """

    def __init__(self) -> None:
        self.skipped = 0
        self._ended = 0
        self._archive: str | None = None
        self._size = 0
        self._unpacked = 0
        self._shrink = _SHRINK

    @property
    def done(self) -> int:
        """Bytes done in this run."""
        inside = min(self._unpacked / self._shrink, 0.99 * self._size) if self._archive is not None else 0
        return int(self._ended + inside)

    def move(self, progress: Progress) -> None:
        """Go on to where a chunk ended; without a chunk, to where an interrupted run stopped."""
        if progress.chunk is None:
            self.skipped = progress.tally.size
            return
        unpacked = 0
        for found in progress.chunk.founds:
            data = getattr(found, "data", None)
            if self._archive is not None and found.path != self._archive:
                self._leave()
            if data is not None:
                if self._archive is None:
                    self._archive, self._size, self._unpacked = found.path, _file_size(found.path), 0
                self._unpacked += len(data)
                unpacked += len(data)
        self._ended += progress.chunk.size - unpacked

    def _leave(self) -> None:
        self._ended += self._size
        if self._size:
            self._shrink = max(self._unpacked / self._size, 0.5)
        self._archive = None


def _file_size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # standard input, or gone
        return 0


def on_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()
