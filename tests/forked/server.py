"""Forks a program for each client that asks; ends when its standard input closes."""

import atexit
import contextlib
import fcntl
import gc
import importlib
import os
import pkgutil
import re
import runpy
import select
import signal
import socket
import sys
import threading
from multiprocessing import spawn
from pathlib import Path
from types import ModuleType
from typing import Any

import cablekit
from cablekit.cli import main

ROOT = Path(__file__).parents[2]
#: rooms and modules that want what may not be installed, or what a forked process had better not share
_LATE = re.compile(r"cablekit\.(__main__|arrow|spark|site|corpus\.(browse|.*parquet|arrow_schema))")
#: what is imported late, and often
_OTHERS = ("multiprocessing.popen_spawn_posix", "multiprocessing.sharedctypes", "rich.progress", "rich.table")
#: descriptors from here on are ours
_HIGH = 200


def serve(folder: Path) -> "socket.socket | None":
    """Wait for clients. Returns in a forked process, with the connection to its client; None at the end."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "socket"))
    listener.listen(64)
    print("ready", flush=True)
    while True:
        ready, _, _ = select.select([listener, 0], [], [], 1)
        while _reaped():
            pass
        if 0 in ready:
            return None
        if listener in ready:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                return connection
            connection.close()


def _reaped() -> bool:
    with contextlib.suppress(ChildProcessError):
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    return False


def received(connection: socket.socket) -> tuple[dict[int, int], list[bytes]]:
    """The descriptors of a client, by their numbers there, and its words."""
    head, given, _, _ = socket.recv_fds(connection, 16, 64)
    size, message = int(head), b""
    while len(message) < size:
        message += connection.recv(size - len(message))
    numbers, *words = message.split(b"\0")
    moved = [fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, _HIGH) for number in given]
    for number in given:
        os.close(number)
    return dict(zip(map(int, filter(None, numbers.split(b","))), moved, strict=True)), words


def keep(connection: socket.socket) -> list[str] | None:
    """Fork the run, wait for it and tell its client how it ended. Returns the words in the run itself, else None."""
    given, words = received(connection)
    pid = os.fork()
    if pid == 0:
        connection.close()
        return take(given, words)
    for number in range(3):
        os.close(number)
    for number in given.values():
        os.close(number)
    ready, _, _ = select.select([connection, os.pidfd_open(pid)], [], [])
    if connection in ready:  # the client is gone
        os.kill(pid, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with contextlib.suppress(OSError):
        connection.sendall(b"%d" % status)
    return None


def take(given: dict[int, int], words: list[bytes]) -> list[str]:
    """Be what a client asked for: its descriptors, folder and environment; streams as Python makes them. Its words."""
    for number, descriptor in given.items():
        os.dup2(descriptor, number)
        os.close(descriptor)
    for number in {0, 1, 2} - set(given):
        with contextlib.suppress(OSError):
            os.close(number)
    folder, count, *rest = words
    os.chdir(folder)
    args, names = rest[: int(count)], rest[int(count) :]
    os.environb.clear()
    os.environb.update(dict(name.split(b"=", 1) for name in names))
    for number, (name, mode, errors) in enumerate(
        [("stdin", "r", "strict"), ("stdout", "w", "strict"), ("stderr", "w", "backslashreplace")]
    ):
        stream = _stream(number, mode, errors) if number in given else None
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    return [*map(os.fsdecode, args)]


def _stream(number: int, mode: str, errors: str) -> Any:
    buffering = 1 if number == 2 else -1
    return open(number, mode, buffering, encoding="utf-8", errors=errors, closefd=False)


def run(words: list[str]) -> None:
    """Run the program (`-m ARGS`), code (`-c CODE ARGS`) or a file (`FILE.py ARGS`)."""
    start, *args = words
    if start == "-m":
        sys.argv[:] = ["cablekit", *args]
        main()
    elif start == "-c":
        sys.argv[:] = ["-c", *args[1:]]
        sys.path.insert(0, "")
        names = sys.modules["__main__"] = ModuleType("__main__")
        exec(args[0], vars(names))
    else:
        sys.argv[:] = words
        sys.path.insert(0, str(Path(start).parent))
        runpy.run_path(start, run_name="__main__")


def warm() -> None:
    """Import what the commands import, and read the tables of the glossary."""
    for module in pkgutil.walk_packages(cablekit.__path__, "cablekit.", onerror=lambda name: None):
        if not _LATE.match(module.name):
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)
    for name in _OTHERS:
        importlib.import_module(name)
    for path in sorted((ROOT / "samples").glob("*.*")):
        for _ in cablekit.parse_all(path):
            pass


def begin(folder: Path) -> None:
    """Serve; what is forked goes on from here as what it is."""
    del sys.path[0]  # this folder
    warm()
    spawn.set_executable(str(folder / "start" / "python"))  # the workers of a run are forked too
    gc.collect()
    gc.freeze()  # what is never looked at is never copied
    connection = serve(folder)
    if connection is None:
        return
    words = keep(connection)
    if words is None:
        os._exit(0)
    try:
        run(words)
    except SystemExit as end:
        leave(end.code)
        raise


def leave(status: object) -> None:
    """End the process at once if all that it has said is written; else the end of the interpreter says what it says.

    To take the interpreter down costs more than a run, and nothing of it is seen.
    """
    if status is None or isinstance(status, int):
        with contextlib.suppress(Exception):
            threading._shutdown()  # type: ignore[attr-defined]
            atexit._run_exitfuncs()
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            os._exit((status or 0) & 0xFF)


if __name__ == "__main__":
    begin(Path(sys.argv[1]))
