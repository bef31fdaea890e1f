"""Stands for the program: hands descriptors, words, environment and folder to the server, and ends as the run ends."""

import os
import signal
import socket
import sys


def main() -> None:
    """client.py SOCKET [-m cablekit] ARGS: exit status, or signal, of the run."""
    path, *args = map(os.fsencode, sys.argv[1:])
    if args[:2] == [b"-m", b"cablekit"]:
        del args[:2]
    named = {int(arg[8:]) for arg in args if arg.startswith(b"/dev/fd/") and arg[8:].isdigit()}
    given = [number for number in sorted({0, 1, 2} | named) if _is_open(number)]
    while os.open(os.devnull, os.O_RDONLY) < 3:
        pass  # the numbers of streams that are closed are not for the connection
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(path)
    names = [b"%b=%b" % pair for pair in os.environb.items()]
    words = [b",".join(b"%d" % number for number in given), _folder(), b"%d" % len(args), *args, *names]
    message = b"\0".join(words)
    socket.send_fds(connection, [b"%016d" % len(message)], given)
    connection.sendall(message)
    status = int(connection.recv(16) or b"2")
    if status < 0:
        signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    os._exit(status)


def _folder() -> bytes:
    return os.getcwdb()  # noqa: PTH109 - pathlib takes long to import


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


main()
