"""How far a long run is, on standard error: rich's bar on a terminal, a line now and then elsewhere.

Strategy: time left is told by bytes, since files are known by size before they are read. Of an archive only its packed
size is known: what comes out of it is scaled by what earlier archives gave.
"""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from cablekit.cli.streams import say
from cablekit.corpus import Progress
from cablekit.sources import Failure, Item

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from cablekit.corpus.inputs import Found

_LINES = 30.0  # seconds between two lines where there is no terminal
_FREQUENCY = 0.1  # seconds between two looks of the bar
_BAR = 24  # columns of the bar itself
_ROOM_FOR_TIME, _ROOM_FOR_BAR = 40, 60  # columns of a terminal that has room for them
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
        self._bar = _bar(clock) if terminal else None
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
            with suppress(BrokenPipeError):
                bar.stop()

    def _show(self, progress: Progress, seconds: float) -> None:
        rate = (progress.tally.cables - self._begun) / seconds
        words = f"{progress.tally.cables:,} cables, {rate:,.0f}/s"
        if progress.tally.failed:
            words += f", {progress.tally.failed:,} with errors"
        total = max(self._total - self._position.skipped, 1) if self._total else None
        done = self._position.done if total is None else min(self._position.done, total - 1)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], total=total, completed=done, description=words)
        elif total is None:
            say(words)
        else:
            left = seconds * (total - done) / max(done, 1)
            say(f"{words}, {done / total:.0%} done, {int(left // 60)}:{int(left % 60):02} left")


def _bar(clock: Callable[[], float]) -> "Bar":
    """A bar with per cent, time left and words beside it; a narrow terminal has no room for the bar itself.

    What is said on standard error meanwhile stands above it.
    """
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True, highlight=False)
    words: ProgressColumn = TextColumn("{task.description}", style="", markup=False)
    columns = [TaskProgressColumn(), TimeRemainingColumn(), words]
    if console.width >= _ROOM_FOR_BAR:
        columns.insert(0, BarColumn(_BAR))
    elif console.width < _ROOM_FOR_TIME:  # in one piece, of which the end goes first
        columns = [TextColumn("{task.percentage:.0f}% {task.description}", style="", markup=False)]
    bar = Bar(*columns, console=console, redirect_stdout=False, get_time=clock)
    bar.add_task("", total=None)
    bar.start()
    return bar


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
            size = _unpacked(found)
            if self._archive is not None and found.path != self._archive:
                self._leave()
            if size is not None:
                if self._archive is None:
                    self._archive, self._size, self._unpacked = found.path, _file_size(found.path), 0
                self._unpacked += size
                unpacked += size
        self._ended += progress.chunk.size - unpacked

    def _leave(self) -> None:
        self._ended += self._size
        if self._size:
            self._shrink = max(self._unpacked / self._size, 0.5)
        self._archive = None


def _unpacked(found: "Found") -> int | None:
    """Bytes of what came out of an archive, or a compressed file; None for a file as it is."""
    if isinstance(found, Failure):
        return None
    if isinstance(found, Item):
        return None if found.data is None else len(found.data)
    return found.size if found.file_sha256 is None else None


def _file_size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # standard input, or gone
        return 0


def on_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()
