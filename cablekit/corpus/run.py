"""The loop of a run: inputs to workers, their pieces to the writer, a commit at intervals, delivery at the end.

It guarantees that the output depends on the inputs and the options alone: not on the number of workers, not on time,
and not on how often and when the run was interrupted and resumed.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cablekit.corpus import provenance
from cablekit.corpus.checkpoints import Checkpoints
from cablekit.corpus.inputs import ChangedError, Chunk, Inputs
from cablekit.corpus.interrupts import Interrupts
from cablekit.corpus.job import CorpusError, Job, JobError, check
from cablekit.corpus.pool import Pool, Results
from cablekit.corpus.provenance import Finished
from cablekit.corpus.resume import Commit, Partial, open_errors
from cablekit.corpus.shards import AppendFile
from cablekit.corpus.summary import Tally, skipped_line
from cablekit.corpus.writers import Writer, writer

COMMIT_SECONDS = 30.0
"""A commit is made at the first chunk that ends this long after the last commit."""

Watch = Callable[["Progress"], None]
"""Called with the progress of a run after each chunk."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a run.

    Attributes:
        tally: counts so far, interrupted runs included.
        chunk: the chunk done last; None at the start.
        position: bytes on disk read up to the end of the chunk, or of the interrupted runs; archives as they are.
        notes: what happened to worker processes since the last call, in sentences for the user.
    """

    tally: Tally
    chunk: Chunk | None = None
    position: int = 0
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The results of a run.

    Attributes:
        tally: counts of the whole output.
        parsed: counts of this run alone; lower than `tally` after --resume.
        seconds: duration of this run.
        already: whether the output existed, finished, before this run.
        twice: sources that were given twice, or are inside another source; they were read once.
        empty: sources that held nothing to read.
    """

    tally: Tally
    parsed: Tally = field(default_factory=Tally)
    seconds: float = 0.0
    already: bool = False
    twice: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


class StoppedError(CorpusError):
    """A run that was interrupted. It can be continued from its last commit, and most of what is committed can be read.

    Attributes:
        cause: the error or signal that stopped it.
        cables: number of records that can be read.
        where: the file or folder they are in; None if there are none.
        kept: number of records kept, including those that can't be read yet; None if nothing was done.
    """

    def __init__(self, cause: BaseException, cables: int, where: Path | None, kept: int | None) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.cables = cables
        self.where = where
        self.kept = kept


def convert(job: Job, watch: Watch = lambda _: None, stdin: BinaryIO | None = None) -> Summary:
    """Convert many inputs into one output.

    Args:
        job: the options.
        watch: called with the progress.
        stdin: standard input, for "-"; None for the process's own.

    Raises:
        JobError: the options contradict each other, or would overwrite something; nothing was written.
        StoppedError: Ctrl-C, a full disk, a failure of the output; what was committed is kept.
        CorpusError: worker processes can't be started.
        ImportError: a library for the format is not installed.
        OSError: the folder of the run can't be made.
    """
    output, partial = writer(job), Partial(job)
    partial.refuse_live()
    check(job, output.suffixes)
    if job.force and output.suffixes and job.out.is_dir():
        provenance.refuse_strange(job.out)
    if job.resume and not job.force and job.is_there and not job.is_begun:
        partial.sweep()  # left empty by a run that was stopped in its last step
        return Summary(_verified(job, output.every, stdin), already=True)
    interrupts = Interrupts()
    with interrupts.watched(), partial.opened():
        run = _Run(job, partial, output, watch, stdin, interrupts)
        with run.guarded():
            summary = run.all()
    return summary


def _verified(job: Job, every: int, stdin: BinaryIO | None) -> Tally:
    """Return the counts of a finished output, after comparing it with the job and its inputs."""
    output = provenance.vouched(job)
    inputs = Inputs(job, every, stdin)
    inputs.skip(output.tally.inputs, output.digest)
    if any(chunk is not None and chunk.founds for chunk in inputs.chunks()):
        raise ChangedError(f"{job.out} lacks some of the inputs; --force without --resume makes it again")
    return output.tally


class _Run:
    def __init__(
        self,
        job: Job,
        partial: Partial,
        writer: Writer,
        watch: Watch,
        stdin: BinaryIO | None,
        interrupts: Interrupts,
    ) -> None:
        self._job = job
        self._partial = partial
        self._writer = writer
        self._watch = watch
        self._interrupts = interrupts
        self._points = Checkpoints(job, writer)
        self._inputs = Inputs(job, writer.every, stdin)
        self._errors: AppendFile | None = None
        self._parsed = Tally()
        self._tally = Tally()
        self._done: tuple[int, str] | None = None  # end and digest of the last chunk, if not committed
        self._committed = 0.0  # time of the last commit

    def all(self) -> Summary:
        """Run everything from the last commit to the delivered output."""
        start = time.monotonic()
        finished = self._partial.finished()
        if finished is None:
            self._make()
            finished = Finished(self._tally, self._inputs.digest)
            self._partial.finish(finished, self._writer.result)
        with self._interrupts.ended():
            self._writer.clean()
            self._partial.deliver(self._writer.result, finished)
        seconds = time.monotonic() - start
        twice, empty = tuple(self._inputs.twice), tuple(self._inputs.empty)
        return Summary(finished.tally, self._parsed, seconds, twice=twice, empty=empty)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Leave only what is committed, regardless of what stops the run."""
        try:
            yield
        except JobError as error:  # raised while reading a list, or at --resume: what is committed stays
            if self._partial.finished() is None:
                self._stopped(error)
            raise
        except (KeyboardInterrupt, OSError, MemoryError, CorpusError) as error:
            raise self._stopped(error) from error
        except Exception as error:
            if self._writer.is_failure(error):
                raise self._stopped(error) from error
            raise
        finally:
            self._close()

    def _make(self) -> None:
        commit = self._points.last()
        if commit is not None:
            self._tally.add(commit.tally)
            self._inputs.skip(commit.inputs, commit.digest)
        self._points.begin()
        self._errors = (
            open_errors(self._partial.errors, commit.errors if commit else None) if self._job.errors else None
        )
        if commit is None or not commit.done:
            self._watch(Progress(self._tally, position=self._inputs.position.reached))
            self._parse()
        self._writer.finish()

    def _parse(self) -> None:
        """Parse the remaining inputs, with commits on the way and at the end."""
        pool = Pool(self._job)
        self._committed = time.monotonic()
        try:
            for chunk, results in pool.run(self._inputs.chunks()):
                with self._interrupts.held():
                    self._write(chunk, results)
                notes = [pool.notes.popleft() for _ in range(len(pool.notes))]
                self._watch(Progress(self._tally, chunk, chunk.position, notes))
        finally:
            with self._interrupts.held():
                pool.close()
        with self._interrupts.held():
            self._points.save(self._commit(self._inputs.number, self._inputs.digest, done=True))
            self._done = None

    def _write(self, chunk: Chunk, results: Results) -> None:
        """Write a chunk, and commit if one is due."""
        self._done = None
        part = Tally(inputs=chunk.files, size=chunk.size, skipped=len(chunk.skipped))
        for piece in results:
            self._points.write(piece.data, piece.tally.cables)
            if self._errors is not None:
                self._errors.write(piece.errors)
            part.add(piece.tally)
        if self._errors is not None and chunk.skipped:
            self._errors.write(b"".join(map(skipped_line, chunk.skipped)))
        self._tally.add(part)
        self._parsed.add(part)
        if not chunk.founds:  # names left out after the last input: a commit can't record them
            return
        if chunk.end % self._writer.every == 0:
            self._points.save(self._commit(chunk.end, chunk.digest))
        elif time.monotonic() - self._committed >= COMMIT_SECONDS:
            self._points.keep(self._commit(chunk.end, chunk.digest))
        else:
            self._done = chunk.end, chunk.digest

    def _commit(self, inputs: int, digest: str, done: bool = False) -> Commit:
        self._committed = time.monotonic()
        errors = self._errors.flush() if self._errors is not None else 0
        return Commit(inputs, digest, self._tally, {}, errors, done)

    def _stopped(self, error: BaseException) -> StoppedError:
        """Commit the complete chunks and discard the rest, so that what stays can be read."""
        with self._interrupts.ended():
            with suppress(OSError):  # the disk is full: what was committed before stays
                if self._done is not None and not isinstance(error, MemoryError):
                    self._points.keep(self._commit(*self._done))
            self._close()
            finished = self._partial.finished()
            if finished is not None:
                shown = self._writer.shown
                where = shown if shown and shown.exists() else self._job.out
                return StoppedError(
                    error, finished.tally.cables, where if where.exists() else None, finished.tally.cables
                )
            last, own = self._points.last(), self._points.own()
            if last is None:
                self._partial.forget()
                return StoppedError(error, 0, None, None)
            if own is None or self._writer.shown is None:
                return StoppedError(error, 0, None, last.tally.cables)
            self._writer.begin(own.state)
            return StoppedError(error, own.tally.cables, self._writer.shown, last.tally.cables)

    def _close(self) -> None:
        self._points.close()
        if self._errors is not None:
            self._errors.close()
