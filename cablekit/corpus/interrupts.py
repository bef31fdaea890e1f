"""Ctrl-C, and the signals that end a program: a run handles them between two steps.

Strategy: during a step, such as writing a chunk, the output is between two states. A signal that arrives then is noted,
and raised as KeyboardInterrupt when the step is done. At any other moment it is raised at once. Signals that were
ignored before the run, as with nohup, stay ignored.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # some systems lack some of them


class Interrupts:
    """Delays signals until a step is done. Outside the main thread, where Python has no signals, it does nothing."""

    def __init__(self) -> None:
        self._steps = 0
        self._asked = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Handle the signals for the duration of a run."""
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
        """Take a step that no signal interrupts.

        Raises:
            KeyboardInterrupt: the step is done, and a signal arrived during it.
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
        """Take the last step of a run, after which signals need not be raised any more."""
        self._steps += 1
        yield

    def _note(self, number: int, frame: FrameType | None) -> None:
        if not self._steps:
            raise KeyboardInterrupt
        self._asked = True
