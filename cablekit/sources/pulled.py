"""A stream over the output of a generator: bytes, and places where bytes are lost.

A read that reaches such a place returns the bytes before it. The next read raises the loss, and later reads continue
after it. An exception of the generator is raised in the same way, and ends the stream. A buffered reader of `io` would
discard the bytes that it had read before.
"""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cablekit.sources.bounds import HEAD, GapError, forward


class Pulled(io.BufferedIOBase):
    """A stream over blocks, read from front to back.

    Args:
        blocks: bytes, and the places where bytes are lost.
        report: called with the number of bytes of each read.

    Attributes:
        report: the argument.
        gaps: the number of places where bytes were lost so far.
        why: what is wrong at the first of these places.
    """

    def __init__(self, blocks: Iterator[bytes | GapError], report: Callable[[int], None] = lambda _: None) -> None:
        super().__init__()
        self._blocks = blocks
        self.report = report
        self._held = b""
        self._gap: Exception | None = None
        self.gaps = 0
        self.why = ""

    def readable(self) -> bool:
        return True

    def head(self, size: int) -> bytes:
        """Return the next `size` bytes without reading past them; fewer before a loss and at the end."""
        while len(self._held) < size and self._gap is None and self._pull():
            pass
        return self._held[:size]

    def unread(self, data: bytes) -> None:
        """Put bytes back, to be read next."""
        self._held = data + self._held

    def read1(self, size: int = -1) -> bytes:
        """Return the available bytes, at most one block."""
        while not self._held and self._gap is None and self._pull():
            pass
        return self._taken(size)

    def read(self, size: int | None = -1) -> bytes:
        """Return `size` bytes; fewer before a loss and at the end.

        Raises:
            GapError: bytes are lost here.
            Exception: raised by the generator here.
        """
        left = 1 << 62 if size is None or size < 0 else size
        parts = []
        while left and (self._held or (self._gap is None and self._pull())):
            if self._held:
                parts.append(self._taken(left))
                left -= len(parts[-1])
        return b"".join(parts) if parts or not left else self._taken(left)

    def _taken(self, size: int) -> bytes:
        if not self._held and self._gap is not None:
            gap, self._gap = self._gap, None
            raise gap
        size = len(self._held) if size < 0 else size
        taken, self._held = self._held[:size], self._held[size:]
        self.report(len(taken))
        return taken

    def _pull(self) -> bool:
        """Get the next block; False at the end."""
        block: bytes | Exception | None
        try:
            block = next(self._blocks, None)
        except Exception as error:  # libraries raise many on hostile bytes
            block = error
        if isinstance(block, Exception):
            self.gaps += isinstance(block, GapError)
            self.why = self.why or str(block)
            self._gap = block
        elif block is not None:
            self._held += block
        return block is not None


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the head of a stream, and a stream that still begins with it: the same if it is seekable or Pulled."""
    if isinstance(stream, Pulled):
        return stream.head(HEAD), stream
    if stream.seekable():
        at = stream.tell()
        head = stream.read(HEAD)
        stream.seek(at)
        return head, stream
    head = b""
    while len(head) < HEAD and (block := stream.read(HEAD - len(head))):
        head += block
    return head, forward(stream, head)
