"""Stands for a program: hands descriptors, words, environment and folder to the server, and ends as the run ends.

It imports nothing that is written in Python: that would take longer than all the rest.
"""

import _signal
import _socket
import os
import sys

Words = list[bytes]


def main() -> None:
    """client.py SOCKET cablekit|python ARGS: exit status, or signal, of the run."""
    path, kind, *args = map(os.fsencode, sys.argv[1:])
    words = of_python(args) if kind == b"python" else of_program(args)
    if words is None:
        os.execv(sys.executable, [os.fsencode(sys.executable), *args])
    given = _descriptors() if words[0] == b"-c" else _streams(words)
    while os.open(os.devnull, os.O_RDONLY) < 3:
        pass  # the numbers of streams that are closed are not for the connection
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    connection.connect(path)
    names = [b"%b=%b" % pair for pair in os.environb.items()]
    head = [b",".join(b"%d" % number for number in given), _folder(), b"%d" % len(words)]
    message = b"\0".join([*head, *words, *names])
    rights = b"".join(number.to_bytes(4, sys.byteorder) for number in given)
    connection.sendmsg([b"%016d" % len(message)], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, rights)])
    connection.sendall(message)
    for number in given:
        if number > 2:
            os.close(number)  # a pipe ends when the run ends, not when this process does
    status = int(connection.recv(16) or b"2")
    if status < 0:
        _signal.signal(-status, _signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    os._exit(status)


def of_program(args: Words) -> Words:
    """The words of a run of cablekit; `-m cablekit` may come first."""
    return [b"-m", *(args[2:] if args[:2] == [b"-m", b"cablekit"] else args)]


def of_python(args: Words) -> "Words | None":
    """The words of a run that the server can make; None where Python itself must start."""
    words = args[1:] if args[:1] == [b"-B"] else args  # which is about files of bytecode, and nothing is imported anew
    if words[:2] == [b"-m", b"cablekit"]:
        return of_program(words)
    if words[:1] == [b"-c"] or (words and words[0].endswith(b".py")):
        return words
    return None


def _streams(words: Words) -> list[int]:
    """The standard streams, and descriptors that words name, as bash does for `<(command)`."""
    named = {int(word[8:]) for word in words if word.startswith(b"/dev/fd/") and word[8:].isdigit()}
    return [number for number in sorted({0, 1, 2} | named) if _is_open(number)]


def _descriptors() -> list[int]:
    """Every descriptor: the code may know any of them by its number."""
    return [number for number in sorted(map(int, os.listdir("/proc/self/fd"))) if _is_open(number)]  # noqa: PTH208


def _folder() -> bytes:
    return os.getcwdb()  # noqa: PTH109 - pathlib takes long to import


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


main()
