"""Forks the program for each client that asks; ends when its standard input closes."""

import contextlib
import importlib
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any

from cablekit import api
from cablekit.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]


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
    head, given, _, _ = socket.recv_fds(connection, 16, 16)
    size, message = int(head), b""
    while len(message) < size:
        message += connection.recv(size - len(message))
    numbers, *words = message.split(b"\0")
    return dict(zip(map(int, filter(None, numbers.split(b","))), given, strict=True)), words


def keep(connection: socket.socket) -> bool:
    """Fork the run, wait for it and tell its client how it ended. True in the run itself, False when it is over."""
    given, words = received(connection)
    pid = os.fork()
    if pid == 0:
        connection.close()
        take(given, words)
        return True
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
    return False


def take(given: dict[int, int], words: list[bytes]) -> None:
    """Be what a client asked for: its descriptors, folder, words and environment; streams as Python makes them."""
    for number, descriptor in given.items():
        os.dup2(descriptor, number)
    for number in {0, 1, 2, *given.values()} - set(given):
        with contextlib.suppress(OSError):
            os.close(number)
    folder, count, *rest = words
    os.chdir(folder)
    args, names = rest[: int(count)], rest[int(count) :]
    os.environb.clear()
    os.environb.update(dict(name.split(b"=", 1) for name in names))
    sys.argv[:] = ["cablekit", *map(os.fsdecode, args)]
    for number, (name, mode, errors) in enumerate(
        [("stdin", "r", "strict"), ("stdout", "w", "strict"), ("stderr", "w", "backslashreplace")]
    ):
        stream = _stream(number, mode, errors) if number in given else None
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _stream(number: int, mode: str, errors: str) -> Any:
    buffering = 1 if number == 2 else -1
    return open(number, mode, buffering, encoding="utf-8", errors=errors, closefd=False)


def warm() -> None:
    """Import what the commands import, and read the tables of the glossary."""
    for name in COMMANDS:
        importlib.import_module(f"cablekit.cli.{name}")
    api.parse((ROOT / "samples" / "1977STATE310500.md").read_bytes())


if __name__ == "__main__":
    warm()
    client = serve(Path(sys.argv[1]))
    if client is not None and keep(client):
        main()
