"""Types of the fixtures in conftest.py, and the program as a process that serves."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
Program = Callable[..., "subprocess.CompletedProcess[bytes]"]
Terminal = Callable[..., str]
Variant = Callable[..., Path]

_ROOT = Path(__file__).parents[2]


@contextmanager
def started(*args: str | Path) -> Iterator["subprocess.Popen[str]"]:
    """A command that serves, in a process of its own."""
    command = [sys.executable, "-m", "cablekit", *map(str, args)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
