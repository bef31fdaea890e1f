"""Ctrl-C, and the signals that end a program, in a run: they wait while a step is taken.

Strategy: a step, such as writing a chunk, leaves the output between two states. A signal that comes meanwhile is
noted, and raised as KeyboardInterrupt when the step is done. At any other moment it is raised at once. Signals that
were ignored before, as nohup and shells have it, stay ignored.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # what this system has of them


class Interrupts:
    """What holds signals back. Outside the main thread, where Python knows none, it does nothing."""

    def __init__(self) -> None:
        self._steps = 0
        self._asked = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Take over the signals while a run lasts."""
        before: dict[int, Any] = {}
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
                if signal.getsignal(number) not in (signal.SIG_IGN, None):
                    before[number] = signal.signal(number, self._note)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Take a step that no signal breaks off.

        Raises:
            KeyboardInterrupt: the step is done, and a signal came meanwhile.
        """
        self._steps += 1
        try:
            yield
        finally:
            self._steps -= 1
        if self._asked and not self._steps:
            self._asked = False
            raise KeyboardInterrupt

    @contextmanager
    def ended(self) -> Iterator[None]:
        """Take the last step: it tells of a signal already, or there is nothing left to break off."""
        self._steps += 1
        yield

    def _note(self, number: int, frame: FrameType | None) -> None:
        if not self._steps:
            raise KeyboardInterrupt
        self._asked = True
