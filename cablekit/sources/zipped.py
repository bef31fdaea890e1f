"""The members of a zip, even without its directory.

Strategy. A zip has a directory of its members at its end. If that is lost, each member still has a header of its own
before its bytes: these are searched for from front to back, and the members that can be unpacked are returned.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from typing import IO, BinaryIO, NamedTuple, cast

from cablekit.sources.bounds import Bounds, DamagedError, LockedError, RefusedError, read_some, refusal
from cablekit.sources.pulled import Pulled

_ENTRY = b"PK\x01\x02"
_END = 22  # bytes of the record that ends a zip; a comment of at most 64 KiB may follow, zip64 records come before
_TAIL = _END + 0xFFFF + 128
_BLOCK = 1 << 20
_PIECE = 1 << 13  # bytes of a member unpacked at once; as many may be lost before damage
_IN_ZIP64 = 0xFFFFFFFF
_LOCAL = struct.Struct("<4sHHHHHIIIHH")  # the header of a member: after it its name and further fields
_LOCAL_MARK, _DESCRIPTOR_MARK = b"PK\x03\x04", b"PK\x07\x08"
_LOCKED, _DESCRIBED, _UTF_8 = 1 << 0, 1 << 3, 1 << 11  # flags of a member

Entry = tuple[str, BinaryIO | Exception]


def entries(stream: BinaryIO, bounds: Bounds) -> Iterator[Entry]:
    """Yield the files of a zip, in the order of its directory; without one, in the order of the file.

    Raises:
        RefusedError: it has too many files, or is a document of an office program.
        DamagedError: at the end, after everything readable: its directory is lost.
    """
    listed = directory_entries(stream, bounds.entries)
    if listed > bounds.entries:
        raise RefusedError(f"it has more than {bounds.entries:,} members; use a tar")
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile:
        yield from _without_directory(stream, bounds)
        return
    with archive:
        members = archive.infolist()
        # a wrong length in an entry hides those after it; lost bytes shift the places of those before them
        if len(members) < listed or any(member.header_offset < 0 for member in members):
            yield from _without_directory(stream, bounds)
            return
        if is_office(members):
            raise RefusedError("it is a document of an office program; save it as text or PDF")
        yield from listed_members(archive, bounds)


def is_office(members: list[zipfile.ZipInfo]) -> bool:
    """Whether a zip is a document of an office program, by its first members."""
    return any(member.filename in ("[Content_Types].xml", "mimetype") for member in members[:20])


def listed_members(archive: zipfile.ZipFile, bounds: Bounds) -> Iterator[Entry]:
    """Yield the files in the directory of a zip, in its order."""
    for member in archive.infolist():
        if not member.is_dir():
            yield _name(member.filename, member.flag_bits), _opened(archive, member, bounds)


def _name(name: str, flags: int) -> str:
    """Decode the name of a member. Many programs write UTF-8 without declaring it."""
    if flags & _UTF_8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def directory_entries(stream: BinaryIO, enough: int) -> int:
    """Return the largest number of entries that the directory of a zip can have, counted to a little over `enough`.

    `zipfile` makes an object of every entry before the first can be read, and the number in the end record may be
    false; but each entry begins with a signature, which is counted.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < _END:
        return 0  # zipfile will report what is wrong with it
    length = int.from_bytes(tail[end + 12 : end + 16], "little")
    if length == _IN_ZIP64 and (wide := tail.rfind(b"PK\x06\x06", 0, end)) >= 0:
        length = int.from_bytes(tail[wide + 40 : wide + 48], "little")
    stream.seek(max(0, size - len(tail) - length))
    count, rest = 0, b""
    while count <= enough and (block := stream.read(_BLOCK)):
        count += (rest + block).count(_ENTRY)
        rest = block[-len(_ENTRY) + 1 :]
    return count


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, bounds: Bounds) -> BinaryIO | Exception:
    if stat.S_ISLNK(member.external_attr >> 16):
        return RefusedError("it is a link")
    if (why := refusal(member.filename, member.file_size, bounds)) is not None:
        return why
    if member.flag_bits & 1:
        return LockedError()
    unchecked = copy(member)
    del unchecked.CRC  # zipfile would drop the last bytes if they don't agree with it
    try:
        return cast(BinaryIO, Pulled(_checked(archive.open(unchecked), member.CRC)))
    except Exception as error:  # damage in one member must not hide the others; the caller reports it
        return error


def _checked(stream: IO[bytes], crc: int) -> Iterator[bytes]:
    """Yield the contents of a member, those before damage too.

    Raises:
        BadZipFile: at the end: the checksum is wrong.
    """
    found = 0
    while block := read_some(cast(BinaryIO, stream), _PIECE):
        found = zlib.crc32(block, found)
        yield block
    if found != crc:
        raise zipfile.BadZipFile("its checksum is wrong")


class _Member(NamedTuple):
    """A member, as its own header describes it; `begin` is the place of its bytes."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    begin: int


def _without_directory(stream: BinaryIO, bounds: Bounds) -> Iterator[Entry]:
    """Yield the members whose own headers exist, from front to back."""
    at = 0
    while (begin := _next_header(stream, at)) is not None:
        member = _local(stream, begin)
        at = begin + len(_LOCAL_MARK)
        if member is None or member.name.endswith("/"):
            continue
        if (why := refusal(member.name, member.size, bounds)) is not None:
            yield member.name, why
        elif member.flags & _LOCKED:
            yield member.name, LockedError()
        else:
            data, end = _data(stream, member, bounds.member)
            at = max(at, end)
            yield member.name, io.BytesIO(data) if isinstance(data, bytes) else data
    raise DamagedError("the directory of the zip is lost or damaged, and members may be missing")


def _next_header(stream: BinaryIO, at: int) -> int | None:
    """Return where the next header of a member begins, at `at` or after it."""
    while True:
        stream.seek(at)
        block = stream.read(_BLOCK)
        offset = block.find(_LOCAL_MARK)
        if offset >= 0:
            return at + offset
        if len(block) < _BLOCK:
            return None
        at += len(block) - len(_LOCAL_MARK) + 1


def _local(stream: BinaryIO, at: int) -> _Member | None:
    stream.seek(at)
    head = stream.read(_LOCAL.size)
    if len(head) < _LOCAL.size:
        return None
    _, _, flags, method, _, _, crc, packed, size, name_size, extra_size = _LOCAL.unpack(head)
    name = stream.read(name_size).decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
    return _Member(_name(name, flags), flags, method, crc, packed, size, at + _LOCAL.size + name_size + extra_size)


def _data(stream: BinaryIO, member: _Member, most: int) -> tuple[bytes | Exception, int]:
    """Return the contents of a member, or why it can't be read, and where its bytes end."""
    described = bool(member.flags & _DESCRIBED)
    stream.seek(member.begin)
    if member.method == zipfile.ZIP_STORED and not described:
        data, end = stream.read(min(member.packed, most)), member.begin + member.packed
    elif member.method == zipfile.ZIP_DEFLATED:
        try:
            data, end = _inflated(stream, most)
        except zlib.error as error:
            return error, 0
    else:
        return DamagedError("without the directory, its end is unknown"), 0
    crc = _described_crc(stream, end) if described else member.crc
    if zlib.crc32(data) != crc:
        return zipfile.BadZipFile("its checksum is wrong"), 0
    return data, end


def _inflated(stream: BinaryIO, most: int) -> tuple[bytes, int]:
    """Inflate the bytes at the position of the stream; return them and where they end in it."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    out = bytearray()
    while not inflater.eof and len(out) <= most:
        block = inflater.unconsumed_tail or stream.read(_BLOCK)
        if not block:
            raise zlib.error("it breaks off")
        out += inflater.decompress(block, most + 1 - len(out))
    return bytes(out), stream.tell() - len(inflater.unused_data)


def _described_crc(stream: BinaryIO, end: int) -> int:
    stream.seek(end)
    descriptor = stream.read(8)
    at = 4 if descriptor.startswith(_DESCRIPTOR_MARK) else 0
    return int.from_bytes(descriptor[at : at + 4], "little")
