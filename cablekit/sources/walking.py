"""Many inputs -> Items, one at a time: files, folders, archives, list files and standard input.

Strategy: arguments as given; of a folder its files by name, then its folders by name, each the same way. Memory holds
the names of one folder, however many files the walk finds. A folder is read once, whatever links lead to it; nothing
that could make a reader wait (FIFO, device, socket) is opened. Whatever goes wrong with one file is a Failure, and the
walk goes on.
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
# Files with these suffixes are not opened to look for an archive: that is seen when they are read. It saves opening 2.1
# million files twice.
_PLAIN = frozenset({"txt", "text", "tel", "md", "markdown", "pdf"})
# of these, a TEI file is told by its first bytes
_XML = "xml"
# What a shell's `<(command)` and /dev/stdin are called; reading them may wait, as the user wants.
_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")


Skip = Callable[[str], None]
"""Told the name of a file that is left out."""

Archive = Callable[[Callable[[], int], int], AbstractContextManager[None]]
"""Entered while an archive is read; takes a function to the offset reached in it, and its size in bytes."""

T = TypeVar("T")
Opener = Callable[[BinaryIO, str, int | None], Iterator[T]]
"""From the stream of an archive, its path and its size to what is in it."""


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
    """The files that arguments stand for.

    Args:
        arguments: paths of files, folders and archives; "-" is standard input.
        stdin: standard input; None for the process's own.
        bounds: how much may come out of an archive.
        waits: open a FIFO or device that is an argument, although reading it may wait; else it is a Failure.
        pauses: let a Flow of standard input or a FIFO say when it has nothing at the moment, in place of waiting.
        skipped: told of each file below a folder or in an archive that is something else than a cable (`others`), which
            is left out; None leaves none out.
        wanted: whether a file below a folder or in an archive is wanted, by its path or member; None wants all.
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
    found: Iterator[Item | Failure], skipped: Skip | None, wanted: Callable[[str], bool] | None = None
) -> Iterator[Item | Failure]:
    """What was found, without what is not wanted or is something else than a cable. See `walk`."""
    for one in found:
        if isinstance(one, Item) and (one.found or one.member is not None):
            if wanted is not None and not wanted(one.member or one.path):
                continue
            if skipped is not None and _is_other(one):
                skipped(one.path if one.member is None else f"{one.path}!{one.member}")
                continue
        yield one


def _is_other(found: Item) -> bool:
    """Whether a file is something else than a cable."""
    return found.other if found.member is None else is_other(found.member, _first_bytes(found))


def _first_bytes(found: Item) -> bytes:
    return (found.data or b"")[:_HEAD] if found.flow is None else found.flow.head


def find(
    arguments: Iterable[str], opener: Opener[T], *, stdin: BinaryIO | None = None, waits: bool = False
) -> Iterator[Item | Failure | T]:
    """The files that arguments stand for, of archives what `opener` makes of them. See `walk`, which leaves some out.

    Args:
        arguments: paths of files, folders and archives; "-" is standard input.
        opener: from the stream of an archive, its path and its size in bytes, None where it is unknown, to what is
            in it; also of standard input, FIFOs and devices, which may be no archives.
        stdin: standard input; None for the process's own.
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
    """The names in a list file, one a line, or one before each NUL. Blank lines are passed over.

    Names are bytes to the system, and are given as `os.fsdecode` does.
    """
    end = b"\0" if nul else b"\n"
    rest = b""
    while block := stream.read(1 << 16):
        *whole, rest = (rest + block).split(end)
        yield from _names(whole, nul)
    yield from _names([rest], nul)


def _names(raw: list[bytes], nul: bool) -> Iterator[str]:
    for name in raw:
        bare = name if nul else name.removesuffix(b"\r")
        if bare if nul else bare.strip():
            yield os.fsdecode(bare)


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise OSError("it is closed")
    # Below the buffer, which would take more than it is asked for, and wait for it.
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
    seen: set[tuple[int, int]] = set()
    while waiting:
        folder = waiting.pop()
        try:
            found = Path(folder).stat()
            if (found.st_dev, found.st_ino) in seen:
                raise OSError("it is a link to a folder that was read already")
            seen.add((found.st_dev, found.st_ino))
            files, folders = _listed(folder)
        except OSError as error:
            yield failure(folder, None, error)
            continue
        for name in files:
            yield from _found(os.path.join(folder, name), opener)  # noqa: PTH118  # a name may be no text
        waiting += [os.path.join(folder, name) for name in reversed(folders)]  # noqa: PTH118


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """Names of the files and of the folders in a folder, sorted, without hidden ones."""
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
    except OSError:  # a link to itself: opening it as a file will say so
        return False


def _found(path: str, opener: Opener[T]) -> Iterator[Item | Failure | T]:
    """A file found in a folder; a plain one is not looked at."""
    suffix = path.rpartition(".")[2].lower()
    if suffix in _PLAIN or (suffix != _XML and is_other(path)):
        yield Item(path, found=True, other=is_other(path))
        return
    try:
        for one in _file(path, Path(path).stat().st_mode, opener):
            yield replace(one, found=True) if isinstance(one, Item) and one.member is None else one
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
