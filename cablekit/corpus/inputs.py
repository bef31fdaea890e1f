"""The inputs of a run, numbered and cut into chunks, and the check at --resume that they are the same as before.

Strategy: chunks are cut by number and size of inputs and at every commit, regardless of which worker is free, so that
the same inputs always make the same chunks. A running digest of names, sizes and modification times (for members of
archives: of their bytes) shows at --resume whether the inputs already done are unchanged, without parsing them again.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from cablekit.corpus.job import Job, JobError
from cablekit.corpus.manifest import paths_of
from cablekit.corpus.position import Position
from cablekit.corpus.selection import checked, once, wanted_by, without_output
from cablekit.sources import Failure, Item, names_from, opened, walk
from cablekit.sources.flow import WHOLE

if TYPE_CHECKING:
    from cablekit.frames import Stretch

Found: TypeAlias = "Item | Failure | Stretch"

CHUNK = 50
"""Maximum number of inputs in a chunk: about 40 ms of work and a megabyte of records."""
CHUNK_BYTES = 1 << 22
"""Bytes of inputs at which a chunk is also cut."""


@dataclass(slots=True)
class Chunk:
    """Inputs for one worker.

    Attributes:
        index: number of the chunk, from 0.
        founds: the inputs.
        end: number of inputs up to the end of the chunk; each stretch of a long text counts.
        size: bytes of the inputs.
        digest: digest of all inputs up to the end of the chunk.
        position: bytes on disk that were read up to the end of the chunk, archives as they are.
        skipped: names of files left out since the chunk before, because they are not cables.
    """

    index: int
    founds: list[Found] = field(default_factory=list)
    end: int = 0
    size: int = 0
    digest: str = ""
    position: int = 0
    skipped: list[str] = field(default_factory=list)

    @property
    def files(self) -> int:
        """Number of files and members that begin in it."""
        return sum(getattr(found, "before", 0) == 0 for found in self.founds)

    @property
    def held(self) -> int:
        """Bytes of its inputs that are in memory."""
        return sum(map(_held, self.founds))

    @property
    def is_full(self) -> bool:
        """Whether no further input belongs into it."""
        return len(self.founds) == CHUNK or self.size >= CHUNK_BYTES


def chunked(founds: Iterable[Found]) -> Iterator[Chunk]:
    """Group inputs into chunks, in order. Only those that are in memory count into the size of a chunk."""
    chunk = Chunk(0)
    for found in founds:
        chunk.founds.append(found)
        chunk.size += _held(found)
        if chunk.is_full:
            yield chunk
            chunk = Chunk(chunk.index + 1)
    if chunk.founds:
        yield chunk


class ChangedError(JobError):
    """The inputs that were done already have changed."""


class Inputs:
    """The inputs of a job.

    Args:
        job: the run.
        every: number of inputs between two commits; a chunk ends at each commit.
        stdin: standard input.
        pauses: yield None when standard input has nothing at the moment, instead of waiting. Chunks then end by time
            too.

    Attributes:
        number: inputs taken so far.
        position: the position on disk.
        twice: sources that are given twice, or are inside another source; they are read once.
        empty: sources that hold nothing to read.
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
        self._before = 0  # number of names in _skipped that came before the last input
        self._left_out = 0
        self.position = Position()
        self._found = self._stretched(self._walk(job))
        self.number = 0

    @property
    def digest(self) -> str:
        """Digest of the inputs taken so far."""
        return self._digest.hexdigest()

    def skip(self, count: int, digest: str) -> None:
        """Pass over the inputs that an interrupted run has done.

        Args:
            count: number of these inputs.
            digest: their digest in that run.

        Raises:
            ChangedError: the inputs have changed since.
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
                f"the first {count:,} inputs have changed since they were read "
                "(files were added, removed or modified); --force without --resume starts over"
            )

    def chunks(self) -> Iterator[Chunk | None]:
        """Yield the remaining inputs, in order; with `pauses`, None when there is no input at the moment."""
        chunk = Chunk(0)
        for state in self._found:
            if state is not None:
                self._take(state)
                chunk.size += state.size
                chunk.founds.append(state.found)
            full = chunk.is_full or _is_stretch(state)
            if chunk.founds and (full or state is None or self.number % self._every == 0):
                yield self._ended(chunk)
                chunk = Chunk(chunk.index + 1)
            if state is None:
                yield None
        after, self._skipped = self._skipped[self._before :], self._skipped[: self._before]
        if chunk.founds:
            yield self._ended(chunk)
            chunk = Chunk(chunk.index + 1)
        if after:  # left out after the last input: a run resumed after that input meets these names again
            self._skipped = after
            yield self._ended(chunk)

    def _ended(self, chunk: Chunk) -> Chunk:
        chunk.end, chunk.digest, chunk.position = self.number, self.digest, self.position.reached
        chunk.skipped, self._skipped, self._before = self._skipped, [], 0
        return chunk

    def _take(self, state: "_State") -> None:
        """Count an input and add it to the digest."""
        self.number += 1
        self._before = len(self._skipped)
        self.position.take(state.size)
        line = f"{state.found.path}\0{state.found.member}\0{state.size}\0{state.mark}\n"
        self._digest.update(line.encode("utf-8", "surrogateescape"))

    def _stretched(self, founds: Iterator[Item | Failure]) -> "Iterator[_State | None]":
        """Yield the inputs, with long texts cut into stretches; None when there is no input at the moment."""
        for found in founds:
            state = _state(found)
            if isinstance(found, Failure) or (found.flow is None and (found.data is not None or state.size <= WHOLE)):
                yield state
            elif found.data is None and found.flow is None:
                with self.position.file(state.size):
                    yield from self._cut(found)
            else:
                yield from self._cut(found)

    def _cut(self, found: Item) -> "Iterator[_State | None]":
        # Imported here: a run without a long text does not need the frames.
        from cablekit.frames import flowing

        for part in opened(found, self._bounds):
            if isinstance(part, Failure) or part.flow is None:
                yield _state(part)
                continue
            for stretch in flowing(part.flow, self._bounds.document, CHUNK):
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
            wanted=wanted_by(job),
            archive=self.position.archive,
        )

    def _skip(self, name: str) -> None:
        self._left_out += 1
        self.position.leave_out(name)
        self._skipped.append(name)

    def _given(self, job: Job) -> Iterator[str]:
        """Yield the sources. When the next is asked for, everything in the one before has been taken."""
        for source in once(job.sources, self.twice.append):
            before = self.number + self._left_out
            yield from without_output(source, job)
            if self.number + self._left_out == before:
                self.empty.append(source)

    def _listed(self, job: Job) -> Iterator[str]:
        if job.names is None:
            return
        if job.names == "-":
            yield from checked(paths_of(names_from(self._stdin or sys.stdin.buffer, nul=job.nul)), job)
            return
        with Path(job.names).open("rb") as stream:
            yield from checked(paths_of(names_from(stream, nul=job.nul)), job)


class _State(NamedTuple):
    """An input, its size in bytes, and a mark that changes when the input changes."""

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
    if found.flow is not None:  # each stretch has a state of its own
        return _State(found, 0, "")
    try:
        state = os.stat(found.path)  # noqa: PTH116  # a Path costs more than the call, 2.1 million times
    except OSError:  # removed since the folder was listed; reading it will report that
        return _State(found, 0, "gone")
    return _State(found, state.st_size, format(state.st_mtime_ns, "x"))


def _held(found: Found) -> int:
    if isinstance(found, Failure):
        return 0
    return len(found.data or b"") if isinstance(found, Item) else found.size
