"""A Flow: a long text, or one whose end is not known yet, while it is read.

Strategy. The bytes of a source are decoded block by block, by the rules of `decoding`. The head shows the kind of
encoding. In encodings that contain ASCII, bytes that are not UTF-8 are kept (as `surrogateescape` does), and
`Flow.decoded` finds the encoding of each document once it is cut out. Only the current block is kept. If the source
loses bytes, the damage is passed on, so that two halves are never joined into one document. A source that has nothing
to read at the moment says so.
"""

import codecs
import select
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import BinaryIO, TypeAlias

from cablekit.sources.bounds import GapError, read_some
from cablekit.sources.decoding import Decoding, Encoded, binary, checked, codec_of, form_of_bytes, narrow, wide

WHOLE = 1 << 22
"""Bytes of a text that is read as a whole; a longer one is read a document at a time."""
BLOCK = 1 << 16
_MOMENT = 0.05  # seconds

Event: TypeAlias = "str | GapError | None"
"""Characters; a place where characters are lost; None if there are none at the moment."""
Ready: TypeAlias = Callable[[], bool]
"""Whether a read would not wait."""


def always() -> bool:
    """The `Ready` of a source that never makes a reader wait."""
    return True


def anyhow() -> bool:
    """The `Ready` of a source that may wait, for a reader that has nothing else to do."""
    return True


def ready_of(stream: BinaryIO) -> Ready:
    """Return the `Ready` of a pipe or terminal, for a reader that has other work: it waits for a moment."""
    try:
        number = stream.fileno()
    except (OSError, ValueError, AttributeError):
        return anyhow
    if sys.platform == "win32":  # where only sockets can be waited for
        return anyhow
    return lambda: bool(select.select([number], [], [], _MOMENT)[0])


class Flow:
    """A text while it is read. It can be read once, before the next Item is requested.

    Args:
        stream: the source of the bytes; a read that raises GapError may be followed by others.
        begun: what was already read: bytes, and places where bytes are lost.
        error: the error that already ended it; nothing more is read then.
        head: its first bytes.
        ready: whether a read of `stream` would not wait.
        known: checksum and number of the bytes, if known before they are read.

    Attributes:
        path, member: those of its Item.
        error: the error that ended it; None if it was read to its end.
        encoding: the encoding of the whole text, by a byte order mark or NUL bytes; None if each document decides.
    """

    def __init__(
        self,
        stream: BinaryIO,
        begun: list[bytes | GapError],
        *,
        head: bytes = b"",
        error: Exception | None = None,
        ready: Ready = always,
        known: tuple[str, int] | None = None,
    ) -> None:
        self._stream = stream
        self._begun = begun
        self._ready = ready
        self._known = known
        self._digest, self._size = sha256(), 0
        self._is_damaged = False
        self.head = head
        self.path = ""
        self.member: str | None = None
        self.error = error
        self.encoding: str | None = None

    @property
    def file(self) -> tuple[str | None, int | None]:
        """Checksum and number of its bytes, once it was read; None if bytes are lost."""
        if self._known is not None or self._is_damaged:
            return self._known or (None, None)
        return self._digest.hexdigest(), self._size

    @property
    def is_known(self) -> bool:
        """Whether checksum and number were known before it was read."""
        return self._known is not None

    def events(self) -> Iterator[Event]:
        """Yield its characters, in blocks of any size."""
        decoder: codecs.IncrementalDecoder | None = None
        waiting = b""
        for block in self._blocks():
            if block is None:
                yield None
            elif form_of_bytes(self.head) is not None:
                continue
            elif isinstance(block, GapError):
                yield from self._ended(decoder, waiting)
                decoder, waiting = None, b""
                yield block
            elif decoder is not None:
                yield decoder.decode(block)
            else:
                waiting += block
                if (begun := codec_of(waiting)) is not None:
                    decoder = self._decoder(begun)
                    yield decoder.decode(waiting[begun.skip :])
                    waiting = b""
        yield from self._ended(decoder, waiting)

    def decoded(self, text: str) -> Decoding:
        """Return the text of a document that was cut from `events`, and the encoding it was read with."""
        if (form := form_of_bytes(self.head)) is not None:
            return binary(form)
        if self.encoding is None:
            return narrow(text.encode("utf-8", "surrogateescape"))
        if self.encoding == "utf-8-sig":
            return checked(*wide(text.encode("utf-8", "surrogateescape"), "utf-8"), self.encoding)
        return checked(text, text.count("\ufffd"), self.encoding)

    def _decoder(self, begun: Encoded) -> codecs.IncrementalDecoder:
        self.encoding = begun.name
        return codecs.getincrementaldecoder(begun.codec)(begun.errors)

    def _ended(self, decoder: codecs.IncrementalDecoder | None, waiting: bytes) -> Iterator[str]:
        """Yield the rest of the characters at the end, or before a gap."""
        if decoder is not None:
            yield decoder.decode(b"", final=True)
        elif waiting and (begun := codec_of(waiting, final=True)) is not None:
            yield self._decoder(begun).decode(waiting[begun.skip :], final=True)

    def _blocks(self) -> Iterator[bytes | GapError | None]:
        for block in self._begun:
            yield self._counted(block)
        while self.error is None:
            while not self._ready():
                yield None
            read = self._read()
            if not read:
                return
            yield self._counted(read)

    def _read(self) -> bytes | GapError:
        try:
            return read_some(self._stream, BLOCK)
        except GapError as gap:
            return gap
        except Exception as error:  # libraries raise many on hostile bytes; the maker of the flow reports it
            self.error = error
            return GapError(str(error) or type(error).__name__)

    def _counted(self, block: bytes | GapError) -> bytes | GapError:
        if isinstance(block, GapError):
            self._is_damaged = True
        elif self._known is None:
            self._digest.update(block)
            self._size += len(block)
        return block
