"""Ctrl-C at the very start and end of the program.

Strategy: while modules are imported, Ctrl-C ends the program at once and silently, like a program in C. After that the
commands handle it. Once the exit status is decided, Ctrl-C is ignored.
"""

import signal
import threading


def _takes(handler: signal.Handlers) -> None:
    if threading.current_thread() is threading.main_thread():  # other threads may not set a handler
        signal.signal(signal.SIGINT, handler)


_IS_DEFAULT = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if _IS_DEFAULT:
    _takes(signal.SIG_DFL)


def ready() -> None:
    """Let Python handle Ctrl-C again, once everything is imported."""
    if _IS_DEFAULT and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def leave() -> None:
    """Ignore Ctrl-C, once the exit status is decided."""
    _takes(signal.SIG_IGN)
