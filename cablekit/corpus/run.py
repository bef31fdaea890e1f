"""The loop of a run: inputs to workers, their pieces to the writer, a commit every so many inputs, delivery at the end.

What it promises: the output depends on the inputs and the options alone. Not on the number of workers, not on time,
and not on how often the run was interrupted, at whatever moment, and resumed.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from cablekit.corpus.inputs import Chunk, Inputs
from cablekit.corpus.job import CorpusError, Job, JobError, check
from cablekit.corpus.pool import Pool, Results
from cablekit.corpus.resume import Commit, Partial, open_errors
from cablekit.corpus.shards import AppendFile
from cablekit.corpus.summary import Tally, skipped_line
from cablekit.corpus.writers import Writer, writer

Watch = Callable[["Progress"], None]
"""Called a few times a second at most with how far a run is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        tally: counts so far, those of interrupted runs included.
        chunk: what was done last; None at the start.
    """

    tally: Tally
    chunk: Chunk | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        tally: counts of the whole output.
        parsed: counts of this run alone; less than `tally` after --resume.
        seconds: time this run took.
        already: the output was there, finished.
        twice: sources that were given twice, or inside another: read once.
    """

    tally: Tally
    parsed: Tally = field(default_factory=Tally)
    seconds: float = 0.0
    already: bool = False
    twice: tuple[str, ...] = ()


class StoppedError(CorpusError):
    """A run that was interrupted. What is committed can be read, and gone on with.

    Attributes:
        cause: what stopped it.
        cables: how many records are kept.
        where: the file or folder they are in; None when there are none.
    """

    def __init__(self, cause: BaseException, cables: int, where: Path | None) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.cables = cables
        self.where = where


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
    output = writer(job)
    check(job, output.suffixes)
    if job.resume and not job.force and job.is_there and not job.is_begun:
        shutil.rmtree(job.partial, ignore_errors=True)  # of a run stopped in its last step: there is nothing in it
        return Summary(Tally(), already=True)
    partial = Partial(job)
    with partial.opened():
        run = _Run(job, partial, output, watch, stdin)
        with run.guarded():
            summary = run.all()
    return summary


class _Run:
    def __init__(self, job: Job, partial: Partial, writer: Writer, watch: Watch, stdin: BinaryIO | None) -> None:
        self._job = job
        self._partial = partial
        self._writer = writer
        self._watch = watch
        self._inputs = Inputs(job, writer.every, stdin)
        self._errors: AppendFile | None = None
        self._parsed = Tally()

    def all(self) -> Summary:
        """Everything from the last commit to the delivered output."""
        start = time.monotonic()
        tally = self._partial.finished()
        if tally is None:
            tally = self._make()
            self._partial.finish(tally)
        self._writer.clean()
        self._partial.deliver(self._writer.result)
        return Summary(tally, self._parsed, time.monotonic() - start, twice=tuple(self._inputs.twice))

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Leave what is committed, and nothing else, whatever stops the run."""
        try:
            yield
        except (KeyboardInterrupt, OSError) as error:
            raise self._stopped(error) from error
        except JobError as error:  # met while reading a list, or at --resume: what is committed stays
            if self._partial.finished() is None:
                self._stopped(error)
            raise
        except Exception as error:
            if self._writer.is_failure(error):
                raise self._stopped(error) from error
            raise
        finally:
            self._close()

    def _make(self) -> Tally:
        word = self._writer.load()
        commit = msgspec.json.decode(word, type=Commit) if word is not None else None
        tally = Tally()
        if commit is not None:
            tally.add(commit.tally)
            self._inputs.skip(commit.inputs, commit.digest)
        self._writer.begin(commit.state if commit else None)
        self._errors = (
            open_errors(self._partial.errors, commit.errors if commit else None) if self._job.errors else None
        )
        if commit is None or not commit.done:
            self._watch(Progress(tally))
            self._parse(tally)
        self._writer.finish()
        return tally

    def _parse(self, tally: Tally) -> None:
        """Parse what is left, and commit on the way and at the end."""
        pool = Pool(self._job)
        try:
            for chunk, results in pool.run(self._inputs.chunks()):
                self._write(chunk, results, tally)
                if chunk.end % self._writer.every == 0:
                    self._save(chunk.end, chunk.digest, tally, done=False)
                self._watch(Progress(tally, chunk))
        finally:
            pool.close()
        self._save(self._inputs.number, self._inputs.digest, tally, done=True)

    def _write(self, chunk: Chunk, results: Results, tally: Tally) -> None:
        part = Tally(inputs=chunk.files, size=chunk.size, skipped=len(chunk.skipped))
        for piece in results:
            self._writer.write(piece.data, piece.tally.cables)
            if self._errors is not None:
                self._errors.write(piece.errors)
            part.add(piece.tally)
        if self._errors is not None and chunk.skipped:
            self._errors.write(b"".join(map(skipped_line, chunk.skipped)))
        tally.add(part)
        self._parsed.add(part)

    def _save(self, inputs: int, digest: str, tally: Tally, done: bool) -> None:
        errors = self._errors.flush() if self._errors is not None else 0
        commit = Commit(inputs, digest, tally, self._writer.flush(), errors, done)
        self._writer.save(msgspec.json.encode(commit))

    def _stopped(self, error: BaseException) -> StoppedError:
        """Drop what is not committed, so that what is can be read."""
        self._close()
        made = self._partial.finished()
        if made is not None:
            shown = self._writer.shown
            return StoppedError(error, made.cables, shown if shown.exists() else self._job.out)
        word = self._writer.load()
        if word is None:
            self._partial.forget()
            return StoppedError(error, 0, None)
        commit = msgspec.json.decode(word, type=Commit)
        self._writer.begin(commit.state)
        return StoppedError(error, commit.tally.cables, self._writer.shown)

    def _close(self) -> None:
        self._writer.close()
        if self._errors is not None:
            self._errors.close()
