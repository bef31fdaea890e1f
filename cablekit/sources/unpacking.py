"""Compressed files and archives -> the files inside, archives inside archives too, within bounds.

Strategy: one recursive generator over streams. An error in one member is a Failure of that member, and the next ones
are still read. If the file as a whole unpacks to too many bytes, reading ends there.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from cablekit.diagnostics import EMPTY
from cablekit.sources import slices, tarred, zipped
from cablekit.sources.bounds import (
    BOUNDS,
    Bounds,
    Budget,
    DamagedError,
    OverrunError,
    RefusedError,
    spooled,
    watched,
)
from cablekit.sources.containers import (
    COMPRESSED,
    Entry,
    Kind,
    kind_of,
    seven_zip_entries,
)
from cablekit.sources.contents import content
from cablekit.sources.decompressing import members
from cablekit.sources.flow import Ready, always, anyhow
from cablekit.sources.items import Failure, Item, failure
from cablekit.sources.others import is_junk
from cablekit.sources.pulled import Pulled, peeked
from cablekit.sources.slices import Slice


def unpack(
    stream: BinaryIO, path: str, size: int | None = None, bounds: Bounds = BOUNDS, ready: Ready = always
) -> Iterator[Item | Failure]:
    """Yield the files in a compressed file or an archive, or the stream itself if it is neither. At least one.

    Args:
        stream: open for reading in binary.
        path: the path of the Items; "" if the stream has no name.
        size: its bytes; None if known only by reading it.
        bounds: limits on what may come out.
        ready: whether a read of `stream` would not wait.

    Raises:
        OSError: the stream can't be read and is not a container; damage in a container is a Failure.
    """
    head, stream = peeked(stream)
    if kind_of(head) is None:
        try:
            item = content(stream, head, path, limit=bounds.file, size=size, ready=ready)
        except RefusedError as error:
            yield failure(path, None, error)
            return
        yield item
        if item.flow is not None and item.flow.error is not None:
            raise item.flow.error
        return
    empty = True
    for inner in _unpacked(stream, path, size, bounds, waits=ready is not always):
        empty = False
        yield inner
    if empty:
        yield Failure(path, None, EMPTY.at(None, None, "the archive contains no files"))


def unpack_item(item: Item, data: bytes, bounds: Bounds = BOUNDS) -> Iterator[Item | Failure]:
    """Yield the files in an Item whose bytes are a container; those in a member are named below it. See `unpack`."""
    for inner in unpack(io.BytesIO(data), item.path, len(data), bounds):
        if item.member is None:
            yield inner
            continue
        yield replace(inner, member="/".join(filter(None, (item.member, inner.member))))


def unpack_slice(
    stream: BinaryIO, path: str, size: int, part: Slice, bounds: Bounds = BOUNDS
) -> Iterator[Item | Failure]:
    """Yield the files in a slice of a zip that `slices.cut` made. See `unpack`."""
    unpacker = _Unpacker(path, Budget(lambda: size, bounds), bounds, always)
    try:
        yield from unpacker.members("zip", slices.entries(stream, size, part, bounds), None, 0)
    except Exception as error:  # see unpack
        yield failure(path, None, error)


def _unpacked(
    stream: BinaryIO, path: str, size: int | None, bounds: Bounds, *, waits: bool
) -> Iterator[Item | Failure]:
    """Yield the files in a container; `waits` if a read of it may wait."""
    taken = 0

    def count(read: int) -> None:
        nonlocal taken
        taken += read

    if size is None:
        stream = watched(stream, count)
    unpacker = _Unpacker(
        path, Budget(lambda: taken if size is None else size, bounds), bounds, anyhow if waits else always
    )
    try:
        yield from unpacker.files(stream, None, 0)
    except Exception as error:  # libraries may meet hostile bytes; anything they raise is reported
        yield failure(path, None, error)


class _Unpacker:
    def __init__(self, path: str, budget: Budget, bounds: Bounds, ready: Ready) -> None:
        self._path = path
        self._ready = ready
        self._budget = budget
        self._bounds = bounds

    def files(self, stream: BinaryIO, member: str | None, depth: int) -> Iterator[Item | Failure]:
        """Yield the files in a stream, `depth` layers down; the first layer is a container."""
        head, stream = peeked(stream)
        kind = kind_of(head)
        if kind is None:
            ready = self._ready if member is None else always
            item = content(stream, head, self._path, member, limit=self._bounds.member, ready=ready)
            yield item
            if item.flow is not None and item.flow.error is not None:
                raise item.flow.error
        elif depth >= self._bounds.depth:
            raise RefusedError(f"it is an archive {depth} layers down")
        elif kind in COMPRESSED:
            inside = members(kind, stream, self._budget.spend)
            yield from self.files(cast(BinaryIO, inside), member, depth + 1)
            if inside.gaps:
                raise DamagedError(f"the {kind} file is damaged, and members may be missing: {inside.why}")
        else:
            yield from self.members(kind, self._entries(kind, stream), member, depth)

    def members(self, kind: Kind, entries: Iterator[Entry], member: str | None, depth: int) -> Iterator[Item | Failure]:
        """Yield the files in the entries of an archive, `depth` layers down."""
        for name, stream in entries:
            if not is_junk(name):
                inner = self._counted(kind, stream)
                yield from self._entry(name if member is None else f"{member}/{name}", inner, depth + 1)

    def _entries(self, kind: Kind, stream: BinaryIO) -> Iterator[Entry]:
        if kind == "tar":
            yield from tarred.entries(stream, self._bounds)
        elif not stream.seekable():
            spool, error = spooled(stream, self._bounds.file)
            with spool:
                try:
                    yield from self._entries(kind, spool)
                except Exception as damage:  # caused by the error of the stream, if there is one
                    raise error or damage from None
            if error is not None:
                raise error
        elif kind == "zip":
            yield from zipped.entries(stream, self._bounds)
        else:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            yield from seven_zip_entries(stream, size, self._bounds)

    def _counted(self, kind: Kind, stream: BinaryIO | Exception) -> BinaryIO | Exception:
        """Count the bytes of a zip's member; a tar is counted by the file around it, a 7z by its members' sum."""
        if kind != "zip" or isinstance(stream, Exception):
            return stream
        if isinstance(stream, Pulled):
            stream.report = self._budget.spend
            return stream
        return watched(stream, self._budget.spend)

    def _entry(self, member: str, stream: BinaryIO | Exception, depth: int) -> Iterator[Item | Failure]:
        if isinstance(stream, Exception):
            yield failure(self._path, member, stream)
            return
        try:
            yield from self.files(stream, member, depth)
        except OverrunError:
            raise
        except Exception as error:  # see unpack
            yield failure(self._path, member, error)
