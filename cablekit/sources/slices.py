"""A zip in slices: each has some of its members, and can be read without the list of the others.

Strategy. A zip ends with a directory that has an entry for each member, one after another, and a record of where the
directory begins and how long it is. `cut` reads the directory once and returns which bytes of it hold which entries. A
slice is then read from the same file, presented as if it ended after those entries, with a record that covers only
them. A zip that `zipped` refuses, or reads without its directory, is not cut.
"""

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, cast

from cablekit.sources.bounds import BOUNDS, Bounds, DamagedError
from cablekit.sources.others import is_junk
from cablekit.sources.zipped import Entry, directory_entries, is_office, listed_members

_FIXED = 46  # bytes of an entry before its name, extra field and comment, whose lengths are at 28
_LENGTHS = struct.Struct("<HHH")
_PLACE_AT, _PLACE = 42, struct.Struct("<I")  # in an entry, where the member is
_ENTRY_MARK = b"PK\x01\x02"
_AFTER = (b"PK\x05\x06", b"PK\x06\x06", b"PK\x05\x05")  # what may follow the entries
_END_64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR_64 = struct.Struct("<4sIQI")
_END = struct.Struct("<4sHHHHIIH")
_VERSION = 45  # of zip64


class Slice(NamedTuple):
    """Members of a zip that follow one another in its directory.

    Attributes:
        begin: where their entries begin in the file, in bytes.
        end: where their entries end.
        files: the number of files, without folders and leftovers of operating systems.
        size: bytes that they unpack to, as their entries declare.
    """

    begin: int
    end: int
    files: int
    size: int

    def joined(self, other: "Slice") -> "Slice":
        """Join this slice and the one that follows it without a gap."""
        return Slice(self.begin, other.end, self.files + other.files, self.size + other.size)


def cut(stream: BinaryIO, size: int, files: int, most: int, bounds: Bounds = BOUNDS) -> list[Slice]:
    """Cut a zip of `size` bytes into slices; [] if it must be read as a whole.

    Args:
        stream: the zip, seekable.
        size: its bytes.
        files: the most members of a slice.
        most: the most bytes that a slice unpacks to; a larger member is a slice of its own.
        bounds: limits on what may come out of it.
    """
    listed = directory_entries(stream, bounds.entries)
    if listed > bounds.entries:
        return []
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile:
        return []
    with archive:
        entries = archive.infolist()
        total = sum(entry.file_size for entry in entries)
        if not listed or len(entries) != listed or is_office(entries) or total > max(bounds.free, bounds.ratio * size):
            return []
        stream.seek(archive.start_dir)
        directory = stream.read(size)
        if _PLACE.unpack_from(directory, _PLACE_AT)[0] != entries[0].header_offset:
            return []  # bytes before the zip shift every place that it names
        lengths = list(_lengths(directory))
        if not directory.startswith(_AFTER, sum(lengths)):
            return []  # the last entry claims to be longer than the directory
        return _grouped(entries, lengths, archive.start_dir, files, most)


def _lengths(directory: bytes) -> Iterator[int]:
    """Yield the length of each entry."""
    at = 0
    while directory.startswith(_ENTRY_MARK, at):
        length = _FIXED + sum(_LENGTHS.unpack_from(directory, at + 28))
        yield length
        at += length


def _grouped(entries: list[zipfile.ZipInfo], lengths: list[int], begin: int, files: int, most: int) -> list[Slice]:
    slices: list[Slice] = []
    at, held = begin, Slice(begin, begin, 0, 0)
    for entry, length in zip(entries, lengths, strict=True):
        entry_slice = Slice(at, at + length, int(not (entry.is_dir() or is_junk(entry.filename))), entry.file_size)
        if held.files and (held.files + entry_slice.files > files or held.size + entry_slice.size > most):
            slices.append(held)
            held = entry_slice
        else:
            held = held.joined(entry_slice)
        at += length
    if not held.files and slices:
        held = slices.pop().joined(held)
    return [*slices, held] if held.files else slices


def entries(stream: BinaryIO, size: int, part: Slice, bounds: Bounds = BOUNDS) -> Iterator[Entry]:
    """Yield the files of one slice, in the order of the directory.

    Raises:
        DamagedError: the zip does not have these entries: it is not the one that was cut.
    """
    if size < part.end:
        raise DamagedError("it has changed since it was listed")
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, io.BufferedReader(_Shown(stream, part))))
    except zipfile.BadZipFile as error:
        raise DamagedError("it has changed since it was listed") from error
    with archive:
        yield from listed_members(archive, bounds)


class _Shown(io.RawIOBase):
    """A zip up to the end of a slice's entries, followed by a record that covers only these."""

    def __init__(self, stream: BinaryIO, part: Slice) -> None:
        super().__init__()
        self._stream, self._end, self._at = stream, part.end, 0
        count = 0xFFFF  # of entries: not used for counting, and the wide record has the places
        length, wide = part.end - part.begin, 0xFFFFFFFF
        self._record = (
            _END_64.pack(b"PK\x06\x06", _END_64.size - 12, _VERSION, _VERSION, 0, 0, count, count, length, part.begin)
            + _LOCATOR_64.pack(b"PK\x06\x07", 0, part.end, 1)
            + _END.pack(b"PK\x05\x06", 0, 0, count, count, wide, wide, 0)
        )

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._end + len(self._record)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._at < self._end:
            self._stream.seek(self._at)
            data = self._stream.read(min(len(buffer), self._end - self._at))
        else:
            data = self._record[self._at - self._end :][: len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
