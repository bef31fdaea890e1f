"""The interface of a format: an encoder in each worker, and one writer that receives the encoded pieces in order.

Strategy: the encoder does everything that needs one cable alone, so that the main process only appends, inserts or
stores; bytes pass between them. A writer makes commits at fixed numbers of inputs: states that it can return to after
any interruption. A checkpoint, the progress of the run as bytes, is stored with each commit.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from cablekit.corpus.job import Job
from cablekit.corpus.resume import Journal

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found


class Encoder(Protocol):
    """Cables -> bytes for the writer. Runs in a worker."""

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Add a cable; `number` is its place (from 1) in the input `found`."""

    def take(self) -> bytes:
        """Return the encoded cables added since the last call."""


class Writer(Protocol):
    """Bytes of encoders -> the output. Runs in the main process.

    Attributes:
        every: number of inputs between two commits.
        steady: whether commits leave no trace in the output, and may be made after any chunk.
        suffixes: suffixes of the files in the folder it makes; () if it makes one file.
        result: the file or folder it makes, inside the folder of the run.
        shown: what a user can read before the run is finished; None if nothing.
    """

    every: ClassVar[int]
    steady: ClassVar[bool]
    suffixes: tuple[str, ...]
    result: Path
    shown: Path | None

    def load(self) -> bytes | None:
        """Return the last checkpoint; None if there is none."""

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or return to a state that `flush` returned."""

    def write(self, data: bytes, cables: int) -> None:
        """Write the output of an encoder for a number of cables."""

    def flush(self) -> dict[str, int]:
        """Write everything to disk; return the state."""

    def save(self, checkpoint: bytes) -> None:
        """Commit: from now on `load` returns this checkpoint, which holds the state of the `flush` just before."""

    def finish(self) -> None:
        """Complete the result, after the last commit. Safe to repeat, also after an interruption."""

    def clean(self) -> None:
        """Remove traces of the run from the result, if it still exists. Safe to repeat."""

    def close(self) -> None:
        """Close files. Safe to repeat, and after an error."""

    def is_failure(self, error: Exception) -> bool:
        """Whether an error other than OSError comes from the output: a full disk, a folder that was removed."""


class JournalWriter(ABC):
    """Base class of writers of files: checkpoints in a journal next to the result. See Writer."""

    steady: ClassVar[bool] = True
    shown: Path | None

    def __init__(self, job: Job) -> None:
        self._journal = Journal(job.partial / "journal.jsonl")

    def load(self) -> bytes | None:
        """Return the last checkpoint; None if there is none."""
        return self._journal.load()

    def save(self, checkpoint: bytes) -> None:
        """Commit."""
        self._journal.save(checkpoint)

    def finish(self) -> None:  # noqa: B027  # few formats have anything to do here
        """Do nothing: files are complete at every commit."""

    def clean(self) -> None:  # noqa: B027
        """Do nothing: files have no traces of the run."""

    def close(self) -> None:
        """Close the files."""
        self._journal.close()
        self._close()

    def is_failure(self, error: Exception) -> bool:
        """Return False: files fail only with OSError."""
        return False

    @abstractmethod
    def _close(self) -> None: ...


_MODULES = {
    "jsonl": "cablekit.corpus.jsonl",
    "json": "cablekit.corpus.tree",
    "yaml": "cablekit.corpus.tree",
    "text": "cablekit.corpus.tree",
    "markdown": "cablekit.corpus.tree",
    "html": "cablekit.corpus.tree",
    "csv": "cablekit.corpus.csv",
    "xlsx": "cablekit.corpus.excel",
    "parquet": "cablekit.corpus.parquet",
    "sqlite": "cablekit.corpus.sqlite",
    "parsed": "cablekit.corpus.walking",
}


def _module(job: Job) -> str:
    """Return the module of a job's format; Parquet has another one for flat tables."""
    return "cablekit.corpus.flat_parquet" if job.format == "parquet" and job.tables else _MODULES[job.format]


def encoder(job: Job) -> Encoder:
    """Return the encoder for a job."""
    make = import_module(_module(job)).encoder
    return cast("Callable[[Job], Encoder]", make)(job)


def writer(job: Job) -> Writer:
    """Return the writer for a job. It writes nothing before `begin`.

    Raises:
        ImportError: a library for the format is not installed.
    """
    make = import_module(_module(job)).writer
    return cast("Callable[[Job], Writer]", make)(job)
