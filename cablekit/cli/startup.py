"""Ctrl-C in the first and the last moments of the program.

Strategy: while the program is imported, Ctrl-C ends it at once and without a word, as it ends one in C. From then on
the commands say what it means. Once the exit status is known, it changes nothing any more.
"""

import signal
import threading


def _takes(handler: signal.Handlers) -> None:
    if threading.current_thread() is threading.main_thread():  # others may set none
        signal.signal(signal.SIGINT, handler)


_IS_DEFAULT = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if _IS_DEFAULT:
    _takes(signal.SIG_DFL)


def ready() -> None:
    """Everything is imported: give Ctrl-C back to Python."""
    if _IS_DEFAULT and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def leave() -> None:
    """The exit status is known."""
    _takes(signal.SIG_IGN)
