"""The inputs of a run, numbered and dealt out in chunks; and whether they are the same as before.

Strategy: chunks are cut by number and size of inputs and at every commit, never by who is free, so that the same
inputs give the same chunks. A running digest of names, sizes and times of change (of archive members: of their bytes)
tells at --resume whether what was done already is still what it was, without reading it again.
"""

import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from cablekit.corpus.job import Job, JobError, check_source
from cablekit.corpus.manifest import paths_of
from cablekit.sources import Failure, Item, names_from, opened, walk
from cablekit.sources.flow import WHOLE

if TYPE_CHECKING:
    from cablekit.frames import Stretch

Found: TypeAlias = "Item | Failure | Stretch"

CHUNK = 50
"""Inputs a chunk holds at most: some 40 ms of work, and a megabyte of records."""
CHUNK_BYTES = 1 << 22
"""A chunk is also cut when its inputs are this large."""


@dataclass(slots=True)
class Chunk:
    """Inputs for one worker.

    Attributes:
        index: number of the chunk, from 0.
        founds: the inputs.
        end: number of inputs up to here; each stretch of a long text counts.
        size: bytes of the inputs.
        digest: of all inputs up to here.
        skipped: names of files left out since the chunk before: something else than cables.
    """

    index: int
    founds: list[Found] = field(default_factory=list)
    end: int = 0
    size: int = 0
    digest: str = ""
    skipped: list[str] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files and members begin in it."""
        return sum(getattr(found, "before", 0) == 0 for found in self.founds)

    @property
    def held(self) -> int:
        """Bytes of it that are in memory."""
        return sum(map(_held, self.founds))


class ChangedError(JobError):
    """The inputs done already are not what they were."""


class Inputs:
    """What a job reads.

    Args:
        job: the run.
        every: inputs between two commits; a chunk ends there.
        stdin: standard input.
        pauses: say when standard input has nothing at the moment, in place of waiting. Chunks then go by time too.

    Attributes:
        number: inputs met so far.
        twice: sources that are given twice, or that are inside another: read once.
        empty: sources in which there is nothing to read.
    """

    def __init__(self, job: Job, every: int, stdin: BinaryIO | None = None, *, pauses: bool = False) -> None:
        self._every = every
        self._stdin = stdin
        self._pauses = pauses
        self._bounds = job.bounds
        self._digest = blake2b(digest_size=16)
        self.twice: list[str] = []
        self.empty: list[str] = []
        self._skipped: list[str] = []
        self._before = 0  # of the names left out, those met before the last input
        self._left_out = 0
        self._found = self._stretched(self._walk(job))
        self.number = 0

    @property
    def digest(self) -> str:
        """Of the inputs up to here."""
        return self._digest.hexdigest()

    def skip(self, count: int, digest: str) -> None:
        """Pass over the inputs that an interrupted run has done.

        Raises:
            ChangedError: they are others now.
        """
        while self.number < count:
            state = next(self._found, None)
            if state is None:
                break
            self._take(state)
        self._skipped.clear()
        self._before = 0
        if self.number < count or self.digest != digest:
            raise ChangedError(
                f"the first {count:,} inputs are not what they were when they were read "
                "(files came, went or changed); --force without --resume starts over"
            )

    def chunks(self) -> Iterator[Chunk | None]:
        """The inputs that are left, in order; with `pauses`, None where there are none at the moment."""
        chunk = Chunk(0)
        for state in self._found:
            if state is not None:
                self._take(state)
                chunk.size += state.size
                chunk.founds.append(state.found)
            full = len(chunk.founds) == CHUNK or chunk.size >= CHUNK_BYTES or _is_stretch(state)
            if chunk.founds and (full or state is None or self.number % self._every == 0):
                yield self._ended(chunk)
                chunk = Chunk(chunk.index + 1)
            if state is None:
                yield None
        after, self._skipped = self._skipped[self._before :], self._skipped[: self._before]
        if chunk.founds:
            yield self._ended(chunk)
            chunk = Chunk(chunk.index + 1)
        if after:  # left out after the last input: a run that goes on behind that input meets them once more
            self._skipped = after
            yield self._ended(chunk)

    def _ended(self, chunk: Chunk) -> Chunk:
        chunk.end, chunk.digest = self.number, self.digest
        chunk.skipped, self._skipped, self._before = self._skipped, [], 0
        return chunk

    def _take(self, state: "_State") -> None:
        """Number an input and put it into the digest."""
        self.number += 1
        self._before = len(self._skipped)
        line = f"{state.found.path}\0{state.found.member}\0{state.size}\0{state.mark}\n"
        self._digest.update(line.encode("utf-8", "surrogateescape"))

    def _stretched(self, founds: Iterator[Item | Failure]) -> "Iterator[_State | None]":
        """The inputs, long texts cut into stretches; None where there are none at the moment."""
        for found in founds:
            state = _state(found)
            if isinstance(found, Failure) or (found.flow is None and (found.data is not None or state.size <= WHOLE)):
                yield state
            else:
                yield from self._cut(found)

    def _cut(self, found: Item) -> "Iterator[_State | None]":
        # Imported here: it brings the frames, which a run without a long text does without.
        from cablekit.frames import flowing

        for one in opened(found, self._bounds):
            if isinstance(one, Failure) or one.flow is None:
                yield _state(one)
                continue
            for stretch in flowing(one.flow, self._bounds.document, CHUNK):
                if stretch is not None:
                    yield _State(stretch, stretch.size, stretch.mark)
                elif self._pauses:
                    yield None

    def _walk(self, job: Job) -> Iterator[Item | Failure]:
        return walk(
            chain(self._given(job), self._listed(job)),
            stdin=self._stdin,
            bounds=job.bounds,
            pauses=self._pauses,
            skipped=self._skip,
            wanted=_wanted(job),
        )

    def _skip(self, name: str) -> None:
        self._left_out += 1
        self._skipped.append(name)

    def _given(self, job: Job) -> Iterator[str]:
        """The sources; when the next is asked for, all that is in the one before was met."""
        for source in once(job.sources, self.twice.append):
            before = self.number + self._left_out
            yield from _without(source, job)
            if self.number + self._left_out == before:
                self.empty.append(source)

    def _listed(self, job: Job) -> Iterator[str]:
        if job.names is None:
            return
        if job.names == "-":
            yield from _checked(paths_of(names_from(self._stdin or sys.stdin.buffer, nul=job.nul)), job)
            return
        with Path(job.names).open("rb") as stream:
            yield from _checked(paths_of(names_from(stream, nul=job.nul)), job)


def once(sources: Sequence[str], repeated: Callable[[str], None]) -> Iterator[str]:
    """Sources without those that are given twice, or that are inside a folder that is given too.

    Args:
        sources: paths; "-" is standard input.
        repeated: told of each that is left out.
    """
    real = [source if source == "-" else os.path.realpath(source) for source in sources]
    for at, (source, path) in enumerate(zip(sources, real, strict=True)):
        others = [*real[:at], *(other for other in real[at + 1 :] if other != path)]
        if source != "-" and any(path == other or path.startswith(other + os.sep) for other in others):
            repeated(source)
        else:
            yield source


def _wanted(job: Job) -> Callable[[str], bool] | None:
    """What --include and --exclude make of a path below a folder, or of a member: patterns of the shell."""
    if not job.include and not job.exclude:
        return None

    def wanted(path: str) -> bool:
        def matches(patterns: Sequence[str]) -> bool:
            last = path.rpartition("/")[2]
            return any(fnmatchcase(last, one) or fnmatchcase(path, one) for one in patterns)

        return (not job.include or matches(job.include)) and not matches(job.exclude)

    return wanted


def _checked(names: Iterable[str], job: Job) -> Iterator[str]:
    for name in names:
        if name == "-":
            raise JobError("a list of files can't name standard input")
        if "\0" not in name:  # the walk will say that there is no such file
            check_source(job, name)
        yield name


class _State(NamedTuple):
    """An input, its size in bytes, and what changes when it changes."""

    found: Found
    size: int
    mark: str


def _is_stretch(state: _State | None) -> bool:
    return state is not None and not isinstance(state.found, Item | Failure)


def _state(found: Item | Failure) -> _State:
    if isinstance(found, Failure):
        return _State(found, 0, found.diagnostic.message)
    if found.data is not None:
        return _State(found, len(found.data), format(zlib.crc32(found.data), "x"))
    if found.flow is not None:  # each stretch has its own
        return _State(found, 0, "")
    try:
        state = os.stat(found.path)  # noqa: PTH116  # a Path costs more than the call, 2.1 million times
    except OSError:  # gone since the folder was listed; reading it will say so
        return _State(found, 0, "gone")
    return _State(found, state.st_size, format(state.st_mtime_ns, "x"))


def _held(found: Found) -> int:
    if isinstance(found, Failure):
        return 0
    return len(found.data or b"") if isinstance(found, Item) else found.size


def _without(source: str, job: Job) -> Iterator[str]:
    """A source; where the output stands inside that folder, what is in the folder without the output.

    Order stays that of a walk: files by name, then folders by name.
    """
    written = {job.out.resolve(), job.partial.resolve(), *([job.errors.resolve()] if job.errors else [])}
    if source == "-" or not _holds(Path(source), written):
        yield source
        return
    with os.scandir(source) as entries:
        found = sorted((entry.is_dir(), entry.name) for entry in entries if not entry.name.startswith("."))
    for _, name in found:
        path = os.path.join(source, name)  # noqa: PTH118  # as the walk joins names
        if Path(path).resolve() not in written:
            yield from _without(path, job)


def _holds(folder: Path, written: set[Path]) -> bool:
    real = folder.resolve()
    return folder.is_dir() and any(real in path.parents for path in written)


def survey(job: Job) -> int | None:
    """Bytes on disk of the sources, archives as they are; None where nobody can tell before reading."""
    if job.names is not None or "-" in job.sources:
        return None
    return sum(map(_size, job.sources))


def _size(path: str) -> int:
    """Bytes of a file, or of the files below a folder. What can't be seen counts nothing: the walk will say so."""
    total = 0
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            if not os.path.isdir(folder):  # noqa: PTH112  # as os.scandir below
                total += os.stat(folder).st_size  # noqa: PTH116
                continue
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        total += entry.stat().st_size
        except OSError:
            continue
    return total
