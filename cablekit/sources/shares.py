"""The files that arguments name, in shares that can be read one by one, in any process.

Strategy: the walk is that of `walk`, but an archive is opened only as far as needed to divide it: a zip is cut into
slices of members, any other archive is one share. A share is small and can be pickled. `files_of` over all shares, in
order, yields the same files as `walk`.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cablekit.sources import slices
from cablekit.sources.bounds import HEAD
from cablekit.sources.containers import kind_of
from cablekit.sources.items import Failure, Item, failure, open_regular
from cablekit.sources.slices import Slice
from cablekit.sources.unpacking import unpack_slice
from cablekit.sources.walking import STDIN, Skip, find, left_out, walk

SLICE = 50
"""The most members of a slice."""
SLICE_BYTES = 1 << 22
"""Bytes that a slice unpacks to, unless one member is larger."""


@dataclass(frozen=True, slots=True)
class Share:
    """A file, an archive, or a part of an archive.

    Attributes:
        path: the file as given or found.
        size: its bytes; for a part of an archive, the bytes that it unpacks to.
        files: the number of its files; None for an archive whose number is known only by reading it.
        part: the members of a zip; None for a file or an archive as a whole.
    """

    path: str
    size: int
    files: int | None = 1
    part: Slice | None = None


def shares(arguments: Iterable[str], *, skipped: Skip | None = None) -> Iterator[Share | Failure]:
    """Yield the shares of the files that arguments name, in the order of `walk`; archives are not read.

    Args:
        arguments: paths of files, folders and archives; "-" is a Failure, as no other process could read it.
        skipped: called with the name of each file below a folder that is left out because it is not a cable; None
            leaves none out.
    """
    for item in find((_no_stdin(argument) for argument in arguments), _shared):
        if not isinstance(item, Item):
            yield item
        elif item.found and item.other and skipped is not None:
            skipped(item.path)
        else:
            yield Share(item.path, _size(item.path))


def _no_stdin(argument: str) -> str:
    return os.path.join(os.curdir, STDIN) if argument == STDIN else argument  # noqa: PTH118  # Path drops the dot


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # reported when it is read
        return 0


def _shared(stream: BinaryIO, path: str, size: int | None) -> Iterator[Share | Failure]:
    """Yield the shares of an archive."""
    if size is None:
        yield failure(path, None, OSError("it is not a file"))
        return
    parts = _parts(stream, size) if kind_of(stream.read(HEAD)) == "zip" else []
    yield from (Share(path, part.size, part.files, part) for part in parts)
    if not parts:
        yield Share(path, size, None)


def _parts(stream: BinaryIO, size: int) -> list[Slice]:
    try:
        return slices.cut(stream, size, SLICE, SLICE_BYTES)
    except Exception:  # zipfile may meet hostile bytes; the error is reported when the zip is read as a whole
        return []


def files_of(share: Share, *, skipped: Skip | None = None) -> Iterator[Item | Failure]:
    """Yield the files of a share. A file that can't be read is a Failure, as in `walk`.

    Args:
        share: the share to read.
        skipped: called with the name of each member of an archive that is left out because it is not a cable; None
            leaves none out.
    """
    if share.part is not None:
        yield from left_out(_members(share, share.part), skipped)
    elif share.files is None:
        yield from walk([share.path], skipped=skipped)
    else:
        yield Item(share.path)


def _members(share: Share, part: Slice) -> Iterator[Item | Failure]:
    try:
        with open_regular(share.path) as stream:
            size = stream.seek(0, os.SEEK_END)
            yield from unpack_slice(stream, share.path, size, part)
    except OSError as error:
        yield failure(share.path, None, error)
