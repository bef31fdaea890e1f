"""The program as processes that cost little: forked from one that has everything imported.

Strategy. Most of what a run of the program costs in a test is starting Python and importing. `server.py` does that
once; for each run it forks a process that gets the descriptors, the environment and the folder of whoever asked, makes
its standard streams anew, and runs `cablekit` to the end of the interpreter. `client.py` is what a test or a shell
starts in place of the program: it hands its descriptors over and ends as the run ended. Pipes, terminals, closed
streams, full disks, exit statuses and signals are real. What a start of Python does with its environment and options is
not: tests of locales, of PYTHON... variables, of options of Python and of Ctrl-C start the program itself.

Workers of a run are forked in the same way, and those of the tests' own process too (`instead_of_python`).
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from multiprocessing import spawn
from pathlib import Path

HERE = Path(__file__).parent
SOCKET = "CABLEKIT_TESTS_SOCKET"
#: how names of variables begin that Python looks at when it starts; of these each forked run is like the server
_OF_PYTHON = ("PYTHON", "LC_", "LANG")


def program() -> str | None:
    """The path of a program that runs as `cablekit` does, for as long as this process lives; None where it can't be.

    It is called as `cablekit ARGS` and as `python -m cablekit ARGS`.
    """
    folder = _served()
    return str(folder / "cablekit") if folder else None


def python() -> str:
    """The path of a Python for this code: `-c CODE ARGS`, `FILE.py ARGS`, and `-m cablekit ARGS`.

    It imports nothing anew of what cablekit imports, and starts Python itself for any other words.
    """
    folder = _served()
    return str(folder / "start" / "python") if folder else sys.executable


def instead_of_python() -> None:
    """Let the processes that multiprocessing starts here be forked, unless a test has changed what Python looks at."""
    usual = _looked_at()
    spawn.get_executable = lambda: os.fsencode(python() if _looked_at() == usual else sys.executable)


def _looked_at() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not can([name])}


@cache
def _served() -> Path | None:
    """Start the server; its folder."""
    if not sys.platform.startswith("linux") or not hasattr(os, "pidfd_open"):
        return None
    folder = Path(tempfile.mkdtemp(prefix="cablekit-forked-"))
    (folder / "start").mkdir()
    for kind, path in (("cablekit", folder / "cablekit"), ("python", folder / "start" / "python")):
        words = shlex.join([sys.executable, "-ISs", str(HERE / "client.py"), str(folder / "socket"), kind])
        path.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
        path.chmod(0o755)
    server = subprocess.Popen(
        [sys.executable, str(HERE / "server.py"), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_START"}
        | {"PYTHONPATH": str(HERE.parents[1])},
    )
    assert server.stdout is not None
    if server.stdout.readline() != b"ready\n":
        return None
    _servers.append(server)
    return folder


_servers: list["subprocess.Popen[bytes]"] = []


def stop() -> None:
    """End the server, if there is one: with its standard input, it closes."""
    for server in _servers:
        server.communicate(timeout=10)
        shutil.rmtree(Path(str(server.args[-1])), ignore_errors=True)  # type: ignore[index]


def can(changed: Mapping[str, object] | Iterable[str]) -> bool:
    """Whether a forked run is the same as a started one, where these variables are changed."""
    return not any(name.startswith(_OF_PYTHON) for name in changed)
