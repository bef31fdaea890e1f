"""Compressed files and archives: recognise them by their first bytes, and open each kind as a stream.

Strategy: content decides, not the suffix. Members come one at a time, in the order of the archive, and nothing is
written to disk. The name of a member is never used as a path. Names that lead out of the archive are still refused,
because writers of folder trees may use them.
"""

import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, Literal, cast

from cablekit.sources import tarred
from cablekit.sources.bounds import Bounds, LockedError, RefusedError, refusal

Kind = Literal["gzip", "bzip2", "xz", "zstd", "zip", "tar", "7z"]
COMPRESSED: frozenset[Kind] = frozenset({"gzip", "bzip2", "xz", "zstd"})

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
# after "BZh" and a digit: a block, or the end of an empty file
_BZIP2 = (b"1AY&SY", b"\x17rE8P\x90")

Entry = tuple[str, BinaryIO | Exception]
"""Name of a member, and its stream or why there is none. The stream is valid until the next entry is requested."""


def kind_of(head: bytes) -> Kind | None:
    """Return the kind of container that begins with `head` (the first `bounds.HEAD` bytes), or None."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"BZh") and head[4:10] in _BZIP2:
        return "bzip2"
    return "tar" if tarred.is_tar(head[: tarred.BLOCK]) else None


def zstd_stream(stream: BinaryIO) -> BinaryIO:
    """Open the stream inside a Zstandard one, of files that cablekit wrote; `decompressing` reads those of others.

    Raises:
        ImportError: the extra `zstd` is not installed.
    """
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdFile
    else:
        from backports.zstd import ZstdFile
    return cast(BinaryIO, ZstdFile(stream))


def seven_zip_entries(stream: BinaryIO, size: int, bounds: Bounds) -> Iterator[Entry]:
    """Yield the files of a 7z archive of `size` bytes, in its order.

    Raises:
        ImportError: the extra `archive` is not installed.
        RefusedError: it has too many members, or they unpack to too many bytes.
        LockedError: it requires a password.
    """
    import py7zr

    from cablekit.sources.sevenzip import stream_members

    try:
        with py7zr.SevenZipFile(stream) as archive:
            if archive.needs_password():
                raise LockedError
            yield from _seven_zip(archive, size, bounds, stream_members)
    except py7zr.PasswordRequired as error:
        raise LockedError from error


def _seven_zip(archive: Any, size: int, bounds: Bounds, stream_members: Any) -> Iterator[Entry]:
    members = [member for member in archive.files if not member.is_directory]
    if len(members) > bounds.entries:
        raise RefusedError(f"it has more than {bounds.entries:,} members; use a tar")
    # Members of a solid archive are unpacked even if they are not wanted: their sum counts.
    total = sum(member.uncompressed for member in members)
    if total > max(bounds.free, bounds.ratio * size):
        raise RefusedError(f"it unpacks to more than {bounds.ratio} times its size")
    wanted = set()
    for member in members:
        if member.is_symlink or member.is_junction or member.is_socket:
            yield member.filename, RefusedError("it is a link or a device")
        elif (why := refusal(member.filename, member.uncompressed, bounds)) is not None:
            yield member.filename, why
        else:
            wanted.add(member.filename)
    if wanted:
        yield from stream_members(archive, wanted)
