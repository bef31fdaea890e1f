"""Members of a 7z archive as a stream.

py7zr pushes what it unpacks into writers. Here it runs in a thread, so that members can be pulled a few at a time and
memory stays flat. When the reader stops pulling, the thread stops at its next write.
"""

import io
from collections.abc import Collection, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import BinaryIO

import py7zr
from py7zr.io import Py7zIO, WriterFactory

_AHEAD = 16  # members unpacked before they are requested
_PATIENCE = 0.1  # seconds between checks whether the reader still pulls


class _StoppedError(Exception):
    """The reader does not want the rest."""


class _Pipe(WriterFactory):
    """The state that the two threads share."""

    def __init__(self) -> None:
        self.queue: Queue[tuple[str, bytes] | Exception | None] = Queue(_AHEAD)
        self.stopped = Event()

    def create(self, filename: str) -> Py7zIO:
        return _Member(filename, self)

    def put(self, member: tuple[str, bytes] | Exception | None) -> None:
        while not self.stopped.is_set():
            try:
                return self.queue.put(member, timeout=_PATIENCE)
            except Full:
                continue
        raise _StoppedError


class _Member(Py7zIO):
    """Collects the bytes of one member, and passes them on when it is closed."""

    def __init__(self, name: str, pipe: _Pipe) -> None:
        self._name = name
        self._pipe = pipe
        self._data = io.BytesIO()

    def write(self, s: bytes | bytearray) -> int:
        if self._pipe.stopped.is_set():
            raise _StoppedError
        return self._data.write(s)

    def read(self, size: int | None = None) -> bytes:
        return self._data.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._data.seek(offset, whence)

    def flush(self) -> None:
        self._data.flush()

    def size(self) -> int:
        return self._data.getbuffer().nbytes

    def close(self) -> None:
        data, self._data = self._data.getvalue(), io.BytesIO()
        self._pipe.put((self._name, data))


def stream_members(archive: py7zr.SevenZipFile, names: Collection[str]) -> Iterator[tuple[str, BinaryIO]]:
    """Yield the members with these names, each as a stream, in the order of the archive.

    Raises:
        Exception: raised by py7zr for a damaged archive, after the members before the damage.
    """
    pipe = _Pipe()
    thread = Thread(target=_unpack, args=(archive, names, pipe), daemon=True)
    thread.start()
    try:
        while (member := pipe.queue.get()) is not None:
            if isinstance(member, Exception):
                raise member
            yield member[0], io.BytesIO(member[1])
    finally:
        pipe.stopped.set()
        _drain(pipe)
        thread.join()


def _unpack(archive: py7zr.SevenZipFile, names: Collection[str], pipe: _Pipe) -> None:
    try:
        try:
            archive.extract(targets=names, factory=pipe)
        except _StoppedError:
            raise
        except Exception as error:  # passed to the thread that pulls, which raises it
            pipe.put(error)
        pipe.put(None)
    except _StoppedError:
        return


def _drain(pipe: _Pipe) -> None:
    while True:
        try:
            pipe.queue.get_nowait()
        except Empty:
            return
