"""What arguments stand for, in shares that are read one by one, wherever that is done.

Strategy: the walk is that of `walk`, but an archive is looked into no further than needed to share it out: a zip is cut
into slices of members, any other archive is one share. A share is small and can be pickled. What `files_of` reads of
all shares, one after another, is what `walk` would have found.
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
"""Members of a slice at most."""
SLICE_BYTES = 1 << 22
"""Bytes that a slice unpacks to, unless one member is larger."""


@dataclass(frozen=True, slots=True)
class Share:
    """A file, an archive, or a part of an archive.

    Attributes:
        path: the file as given or found.
        size: its bytes; of a part of an archive, the bytes that it unpacks to.
        files: how many files it holds; None for an archive that only reading tells.
        part: which members of a zip; None for a file or an archive as a whole.
    """

    path: str
    size: int
    files: int | None = 1
    part: Slice | None = None


def shares(arguments: Iterable[str], *, skipped: Skip | None = None) -> Iterator[Share | Failure]:
    """The files that arguments stand for, in the order of `walk`, archives unread.

    Args:
        arguments: paths of files, folders and archives; "-", which nobody else could read, is a Failure.
        skipped: told of each file below a folder that is something else than a cable, which is left out; None leaves
            none out.
    """
    for found in find((_no_stdin(argument) for argument in arguments), _shared):
        if not isinstance(found, Item):
            yield found
        elif found.found and found.other and skipped is not None:
            skipped(found.path)
        else:
            yield Share(found.path, _size(found.path))


def _no_stdin(argument: str) -> str:
    return os.path.join(os.curdir, STDIN) if argument == STDIN else argument  # noqa: PTH118  # Path drops the dot


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # whoever reads it will say so
        return 0


def _shared(stream: BinaryIO, path: str, size: int | None) -> Iterator[Share | Failure]:
    """The shares of an archive."""
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
    except Exception:  # zipfile meets hostile bytes here; whoever reads the zip as a whole will say what is wrong
        return []


def files_of(share: Share, *, skipped: Skip | None = None) -> Iterator[Item | Failure]:
    """The files in a share. What can't be read is a Failure, as in `walk`.

    Args:
        share: what to read.
        skipped: told of each member of an archive that is something else than a cable, which is left out; None leaves
            none out.
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
