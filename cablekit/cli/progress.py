"""The progress of a long run, on standard error: a bar on a terminal, a line from time to time elsewhere.

Strategy: the time left is estimated from bytes on disk, since the sizes of files are known before they are read. An
archive counts with the offset reached in it.
"""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from cablekit.cli.streams import say
from cablekit.corpus import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_LINES = 30.0  # seconds between two lines where there is no terminal
_FREQUENCY = 0.1  # seconds between two updates of the bar
_BAR = 24  # columns of the bar itself
_ROOM_FOR_TIME, _ROOM_FOR_BAR = 40, 60  # columns of a terminal that has room for them


class Meter:
    """A display of progress. Call it with each Progress, then close it.

    Args:
        survey: counts the bytes on disk, None if unknown; it runs in its own thread.
        terminal: draw a bar; else write lines.
        clock: returns seconds that never decrease.
    """

    def __init__(
        self, survey: Callable[[], int | None], terminal: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._start = self._shown = clock()
        self._begun = 0  # cables of an interrupted run
        self._before = self._position = 0  # bytes on disk: of an interrupted run, and up to now
        self._total: int | None = None
        self._bar = _bar(clock) if terminal else None
        Thread(target=self._count, args=(survey,), daemon=True).start()

    def _count(self, survey: Callable[[], int | None]) -> None:
        self._total = survey()

    def __call__(self, progress: Progress) -> None:
        """Record progress, and show it if the last display is old enough."""
        self._position = progress.position
        if progress.chunk is None:
            self._begun, self._before = progress.tally.cables, progress.position
            return
        now = self._clock()
        if now - self._shown >= (_LINES if self._bar is None else _FREQUENCY):
            self._shown = now
            with suppress(BrokenPipeError):  # the reader has gone; the run continues
                self._show(progress, now - self._start)

    def close(self) -> None:
        """End the line of the bar."""
        bar, self._bar = self._bar, None
        if bar is not None:
            with suppress(BrokenPipeError):
                bar.stop()

    def _show(self, progress: Progress, seconds: float) -> None:
        rate = (progress.tally.cables - self._begun) / seconds
        words = f"{progress.tally.cables:,} cables, {rate:,.0f}/s"
        if progress.tally.failed:
            words += f", {progress.tally.failed:,} with errors"
        total = max(self._total - self._before, 1) if self._total else None
        done = self._position - self._before
        if total is not None:
            done = min(done, total - 1)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], total=total, completed=done, description=words)
        elif total is None:
            say(words)
        else:
            left = seconds * (total - done) / max(done, 1)
            say(f"{words}, {done / total:.0%} done, {int(left // 60)}:{int(left % 60):02} left")


def _bar(clock: Callable[[], float]) -> "Bar":
    """A bar with percentage, time left and words; a narrow terminal shows no bar, only these.

    Other lines on standard error appear above it.
    """
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True, highlight=False)
    words: ProgressColumn = TextColumn("{task.description}", style="", markup=False)
    columns = [TaskProgressColumn(), TimeRemainingColumn(), words]
    if console.width >= _ROOM_FOR_BAR:
        columns.insert(0, BarColumn(_BAR))
    elif console.width < _ROOM_FOR_TIME:  # in one column, which is cut at its end
        columns = [TextColumn("{task.percentage:.0f}% {task.description}", style="", markup=False)]
    bar = Bar(*columns, console=console, redirect_stdout=False, get_time=clock)
    bar.add_task("", total=None)
    bar.start()
    return bar


def on_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()
