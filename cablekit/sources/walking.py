"""Many inputs -> Items, one at a time: files, folders, archives, list files and standard input.

Strategy: arguments come in their order; in a folder, first its files by name, then its folders by name, each in the
same way. Memory holds the names of one folder, regardless of the number of files that the walk finds. A folder is read
once, even if several links lead to it. Nothing that could make a reader wait (FIFO, device, socket) is opened. An error
with one file is a Failure, and the walk continues.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from cablekit.sources.bounds import BOUNDS, HEAD, Bounds
from cablekit.sources.containers import kind_of
from cablekit.sources.flow import always, anyhow, ready_of
from cablekit.sources.items import Failure, Item, failure, kind_of_file, open_regular
from cablekit.sources.others import is_other
from cablekit.sources.unpacking import unpack

STDIN = "-"
_HEAD = 1024
# Files with these suffixes are not opened to look for an archive: reading them will show one. This saves opening 2.1
# million files twice.
_PLAIN = frozenset({"txt", "text", "tel", "md", "markdown", "pdf"})
# among these, a TEI file is recognised by its first bytes
_XML = "xml"
# Names of a shell's `<(command)` and of /dev/stdin; reading them may wait, as the user wants.
_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")


Skip = Callable[[str], None]
"""Called with the name of a file that is left out."""

Archive = Callable[[Callable[[], int], int], AbstractContextManager[None]]
"""Entered while an archive is read; takes a function to the offset reached in it, and its size in bytes."""

T = TypeVar("T")
Opener = Callable[[BinaryIO, str, int | None], Iterator[T]]
"""Opens an archive: takes its stream, its path and its size, and yields what is in it."""


def walk(
    arguments: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    bounds: Bounds = BOUNDS,
    waits: bool = False,
    pauses: bool = False,
    skipped: Skip | None = None,
    wanted: Callable[[str], bool] | None = None,
    archive: Archive | None = None,
) -> Iterator[Item | Failure]:
    """Yield the files that arguments name.

    Args:
        arguments: paths of files, folders and archives; "-" is standard input.
        stdin: standard input; None for that of the process.
        bounds: limits on what may come out of an archive.
        waits: open a FIFO or device that is an argument, although reading it may wait; else it is a Failure.
        pauses: let a Flow of standard input or a FIFO say that it has nothing at the moment, instead of waiting.
        skipped: called with the name of each file below a folder or in an archive that is left out because it is not a
            cable (`others`); None leaves none out.
        wanted: whether a file below a folder or in an archive is wanted, by its path or member; None accepts all.
        archive: entered while an archive of known size is read.
    """

    def opener(stream: BinaryIO, path: str, size: int | None) -> Iterator[Item | Failure]:
        ready = always if size is not None else ready_of(stream) if pauses else anyhow
        found = unpack(stream, path, size, bounds, ready)
        return found if archive is None or size is None else _within(archive(stream.tell, size), found)

    return left_out(find(arguments, opener, stdin=stdin, waits=waits), skipped, wanted)


def _within(context: AbstractContextManager[None], found: Iterator[Item | Failure]) -> Iterator[Item | Failure]:
    with context:
        yield from found


def left_out(
    items: Iterator[Item | Failure], skipped: Skip | None, wanted: Callable[[str], bool] | None = None
) -> Iterator[Item | Failure]:
    """Yield what was found, without files that are not wanted or are not cables. See `walk`."""
    for item in items:
        if isinstance(item, Item) and (item.found or item.member is not None):
            if wanted is not None and not wanted(item.member or item.path):
                continue
            if skipped is not None and _is_other(item):
                skipped(item.path if item.member is None else f"{item.path}!{item.member}")
                continue
        yield item


def _is_other(item: Item) -> bool:
    """Whether a file is something other than a cable."""
    return item.other if item.member is None else is_other(item.member, _first_bytes(item))


def _first_bytes(item: Item) -> bytes:
    return (item.data or b"")[:_HEAD] if item.flow is None else item.flow.head


def find(
    arguments: Iterable[str], opener: Opener[T], *, stdin: BinaryIO | None = None, waits: bool = False
) -> Iterator[Item | Failure | T]:
    """Yield the files that arguments name, and for archives the results of `opener`. See `walk`, which leaves some out.

    Args:
        arguments: paths of files, folders and archives; "-" is standard input.
        opener: takes the stream of an archive, its path and its size in bytes (None if unknown), and yields what is
            in it; also called for standard input, FIFOs and devices, which may not be archives.
        stdin: standard input; None for that of the process.
        waits: open a FIFO or device that is an argument.
    """
    for argument in arguments:
        try:
            if argument == STDIN:
                yield from opener(_stdin() if stdin is None else stdin, STDIN, None)
            else:
                yield from _argument(argument, opener, waits)
        except (OSError, ValueError) as error:  # ValueError: a NUL inside a name
            why = error.strerror if isinstance(error, OSError) else None
            yield replace(failure(argument, None, error), why=why or str(error))


def names_from(stream: BinaryIO, *, nul: bool = False) -> Iterator[str]:
    """Yield the names in a list file, one per line, or one before each NUL. Blank lines are skipped.

    Names are bytes to the system, and are decoded by `os.fsdecode`.
    """
    end = b"\0" if nul else b"\n"
    rest = b""
    while block := stream.read(1 << 16):
        *ended, rest = (rest + block).split(end)
        yield from _names(ended, nul)
    yield from _names([rest], nul)


def _names(raw: list[bytes], nul: bool) -> Iterator[str]:
    for name in raw:
        bare = name if nul else name.removesuffix(b"\r")
        if bare if nul else bare.strip():
            yield os.fsdecode(bare)


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise OSError("it is closed")
    # Below the buffer, which would read more than it is asked for, and wait for it.
    return cast(BinaryIO, getattr(sys.stdin.buffer, "raw", sys.stdin.buffer))


def _argument(path: str, opener: Opener[T], waits: bool) -> Iterator[Item | Failure | T]:
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        yield from _folder(path, opener)
    elif not stat.S_ISREG(mode) and (waits or path.startswith(_PIPES)):
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123  # bytes of a name need no Path
            yield from opener(cast(BinaryIO, stream), path, None)
    else:
        yield from _file(path, mode, opener)


def _folder(root: str, opener: Opener[T]) -> Iterator[Item | Failure | T]:
    waiting = [root]
    visited: set[tuple[int, int]] = set()
    while waiting:
        folder = waiting.pop()
        try:
            status = Path(folder).stat()
            if (status.st_dev, status.st_ino) in visited:
                raise OSError("it is a link to a folder that was already read")
            visited.add((status.st_dev, status.st_ino))
            files, folders = _listed(folder)
        except OSError as error:
            yield failure(folder, None, error)
            continue
        for name in files:
            yield from _found(os.path.join(folder, name), opener)  # noqa: PTH118  # a name may be no text
        waiting += [os.path.join(folder, name) for name in reversed(folders)]  # noqa: PTH118


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """Return the names of the files and of the folders in a folder, sorted, without hidden ones."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                (folders if _is_folder(entry) else files).append(entry.name)
    return sorted(files), sorted(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: opening it as a file will report it
        return False


def _found(path: str, opener: Opener[T]) -> Iterator[Item | Failure | T]:
    """Yield the Item of a file found in a folder, or the contents of an archive; a plain file is not opened."""
    suffix = path.rpartition(".")[2].lower()
    if suffix in _PLAIN or (suffix != _XML and is_other(path)):
        yield Item(path, found=True, other=is_other(path))
        return
    try:
        for item in _file(path, Path(path).stat().st_mode, opener):
            yield replace(item, found=True) if isinstance(item, Item) and item.member is None else item
    except OSError as error:
        yield failure(path, None, error)


def _file(path: str, mode: int, opener: Opener[T]) -> Iterator[Item | Failure | T]:
    if not stat.S_ISREG(mode):
        raise OSError(f"it is {kind_of_file(mode)}; use - to read standard input")
    with open_regular(path) as stream:
        head = stream.read(HEAD)
        if kind_of(head) is None:
            yield Item(path, other=is_other(path, head))
            return
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        yield from opener(stream, path, size)
