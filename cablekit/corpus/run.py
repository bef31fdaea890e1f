"""The loop of a run: inputs to workers, their pieces to the writer, a commit every so many inputs, delivery at the end.

What it promises: the output depends on the inputs and the options alone. Not on the number of workers, not on time,
and not on how often the run was interrupted, at whatever moment, and resumed.
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
"""A commit is made at the first chunk that ends so long after the last."""

Watch = Callable[["Progress"], None]
"""Called a few times a second at most with how far a run is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        tally: counts so far, those of interrupted runs included.
        chunk: what was done last; None at the start.
        notes: what happened to worker processes meanwhile, in words for the user.
    """

    tally: Tally
    chunk: Chunk | None = None
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        tally: counts of the whole output.
        parsed: counts of this run alone; less than `tally` after --resume.
        seconds: time this run took.
        already: the output was there, finished.
        twice: sources that were given twice, or inside another: read once.
        empty: sources in which there was nothing to read.
    """

    tally: Tally
    parsed: Tally = field(default_factory=Tally)
    seconds: float = 0.0
    already: bool = False
    twice: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


class StoppedError(CorpusError):
    """A run that was interrupted. What is committed can be gone on with, and most of it read.

    Attributes:
        cause: what stopped it.
        cables: how many records can be read.
        where: the file or folder they are in; None when there are none.
        kept: how many records are kept, those that can't be read yet included; None when nothing was done.
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
        job: what to do.
        watch: told of progress.
        stdin: standard input, for "-"; None for the process's own.

    Raises:
        JobError: the job makes no sense or would harm something; nothing was written.
        StoppedError: Ctrl-C, a full disk, a failure of the output: what was committed is kept.
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
        partial.sweep()  # of a run stopped in its last step: there is nothing in it
        return Summary(_whole(job, output.every, stdin), already=True)
    interrupts = Interrupts()
    with interrupts.watched(), partial.opened():
        run = _Run(job, partial, output, watch, stdin, interrupts)
        with run.guarded():
            summary = run.all()
    return summary


def _whole(job: Job, every: int, stdin: BinaryIO | None) -> Tally:
    """The counts of a finished output, which is compared as an unfinished one is."""
    made = provenance.vouched(job)
    inputs = Inputs(job, every, stdin)
    inputs.skip(made.tally.inputs, made.digest)
    if any(chunk is not None and chunk.founds for chunk in inputs.chunks()):
        raise ChangedError(f"there are inputs that {job.out} does not have; --force without --resume makes it anew")
    return made.tally


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
        self._done: tuple[int, str] | None = None  # where the last chunk ended, and is not committed
        self._committed = 0.0  # when

    def all(self) -> Summary:
        """Everything from the last commit to the delivered output."""
        start = time.monotonic()
        made = self._partial.finished()
        if made is None:
            self._make()
            made = Finished(self._tally, self._inputs.digest)
            self._partial.finish(made, self._writer.result)
        with self._interrupts.ended():
            self._writer.clean()
            self._partial.deliver(self._writer.result, made)
        seconds = time.monotonic() - start
        twice, empty = tuple(self._inputs.twice), tuple(self._inputs.empty)
        return Summary(made.tally, self._parsed, seconds, twice=twice, empty=empty)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Leave what is committed, and nothing else, whatever stops the run."""
        try:
            yield
        except JobError as error:  # met while reading a list, or at --resume: what is committed stays
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
            self._watch(Progress(self._tally))
            self._parse()
        self._writer.finish()

    def _parse(self) -> None:
        """Parse what is left, and commit on the way and at the end."""
        pool = Pool(self._job)
        self._committed = time.monotonic()
        try:
            for chunk, results in pool.run(self._inputs.chunks()):
                with self._interrupts.held():
                    self._write(chunk, results)
                notes = [pool.notes.popleft() for _ in range(len(pool.notes))]
                self._watch(Progress(self._tally, chunk, notes))
        finally:
            with self._interrupts.held():
                pool.close()
        with self._interrupts.held():
            self._points.save(self._commit(self._inputs.number, self._inputs.digest, done=True))
            self._done = None

    def _write(self, chunk: Chunk, results: Results) -> None:
        """Write a chunk, and commit when it is time."""
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
        if not chunk.founds:  # names left out after the last input: a commit could not tell them from before it
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
        """Commit what is whole and drop what is not, so that what stays can be read."""
        with self._interrupts.ended():
            with suppress(OSError):  # the disk is full: what was committed before stays
                if self._done is not None and not isinstance(error, MemoryError):
                    self._points.keep(self._commit(*self._done))
            self._close()
            made = self._partial.finished()
            if made is not None:
                shown = self._writer.shown
                where = shown if shown and shown.exists() else self._job.out
                return StoppedError(error, made.tally.cables, where if where.exists() else None, made.tally.cables)
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
