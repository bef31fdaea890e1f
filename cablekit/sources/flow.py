"""A Flow: a long text, or one whose end nobody has seen yet, as it is read.

Strategy. What a source of bytes gives is decoded block by block, by the rules of `decoding`: the head tells the kind of
encoding; of the kinds that hold ASCII, bytes that are no UTF-8 are carried along (as `surrogateescape` does), and
`Flow.decoded` gives each document its own encoding once it is cut out. Nothing is kept but what is at hand. Where the
source loses bytes, its damage is handed on, so that no document is made of two halves; a source that has nothing to
give at the moment says so.
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
"""Bytes of a text that is read whole; of a longer one, a document at a time."""
BLOCK = 1 << 16
_MOMENT = 0.05  # seconds

Event: TypeAlias = "str | GapError | None"
"""Characters; a place where some are lost; None: there are none at the moment."""
Ready: TypeAlias = Callable[[], bool]
"""Whether a read would not wait."""


def always() -> bool:
    """Of what never makes a reader wait."""
    return True


def anyhow() -> bool:
    """Of what may make a reader wait, who has nothing else to do."""
    return True


def ready_of(stream: BinaryIO) -> Ready:
    """Of a pipe or terminal, for a reader who has something else to do: waits a moment for it."""
    try:
        number = stream.fileno()
    except (OSError, ValueError, AttributeError):
        return anyhow
    if sys.platform == "win32":  # where only sockets can be waited for
        return anyhow
    return lambda: bool(select.select([number], [], [], _MOMENT)[0])


class Flow:
    """A text as it is read. It can be read once, before the next is asked for.

    Args:
        stream: where its bytes come from; a read that raises GapError may be followed by others.
        begun: what was read of them already: bytes, and places where some are lost.
        error: what ended it already; nothing more is read then.
        head: its first bytes.
        ready: whether a read of `stream` would not wait.
        known: checksum and number of the bytes, where those are known before they are read.

    Attributes:
        path, member: those of the Item it is the text of.
        error: what ended it, other than its end.
        encoding: what a byte order mark, or NUL bytes, say that the whole is; None where each document tells.
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
        """Checksum and number of its bytes, once it was read; None where some are lost."""
        if self._known is not None or self._is_damaged:
            return self._known or (None, None)
        return self._digest.hexdigest(), self._size

    @property
    def is_known(self) -> bool:
        """Whether checksum and number were known before it was read."""
        return self._known is not None

    def events(self) -> Iterator[Event]:
        """Its characters, in blocks of any size."""
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
        """The text of a document of this flow, which `events` gave, and what it was read as."""
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
        """What is left at the end, or before a gap."""
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
        except Exception as error:  # what libraries raise on hostile bytes; whoever made the flow tells it
            self.error = error
            return GapError(str(error) or type(error).__name__)

    def _counted(self, block: bytes | GapError) -> bytes | GapError:
        if isinstance(block, GapError):
            self._is_damaged = True
        elif self._known is None:
            self._digest.update(block)
            self._size += len(block)
        return block
