"""What a format is to a run: an encoder in each worker, and one writer that takes what the encoders made, in order.

Strategy: all that can be done to a cable alone is done by the encoder, so that the main process only appends, inserts
or stores; what passes between them is bytes. A writer knows commits: states it can come back to after any
interruption, which it makes every so many inputs.
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
    """Cables -> bytes for the writer. Lives in a worker."""

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Take a cable, the `number`th (from 1) of the input `found`."""

    def take(self) -> bytes:
        """What the cables since the last call became."""


class Writer(Protocol):
    """Bytes of encoders -> the output. Lives in the main process.

    Attributes:
        every: inputs between two commits.
        steady: commits leave no trace in the output, and may be made after any chunk.
        suffixes: of the files in the folder it makes; () where it makes one file.
        result: the finished file or folder, inside the run's own.
        shown: what a user can read of it while it is not finished; None where that is nothing.
    """

    every: ClassVar[int]
    steady: ClassVar[bool]
    suffixes: tuple[str, ...]
    result: Path
    shown: Path | None

    def load(self) -> bytes | None:
        """The last commit's word, None where there is none."""

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or go back to a state that `flush` gave."""

    def write(self, data: bytes, cables: int) -> None:
        """Take what an encoder made of so many cables."""

    def flush(self) -> dict[str, int]:
        """Bring everything to the disk; the state to come back to."""

    def save(self, word: bytes) -> None:
        """Commit: from now on `load` gives this word. It has the state of the `flush` just before in it."""

    def finish(self) -> None:
        """Make the result whole, after the last commit. Safe to repeat, also when it was interrupted."""

    def clean(self) -> None:
        """Remove traces of the run from the result, where it is still there. Safe to repeat."""

    def close(self) -> None:
        """Let go of files. Safe to repeat, and after an error."""

    def is_failure(self, error: Exception) -> bool:
        """Whether an error, other than OSError, is the output's: a full disk, a folder that went away."""


class JournalWriter(ABC):
    """What writers of files share: commits in a journal beside them. See Writer."""

    steady: ClassVar[bool] = True
    shown: Path | None

    def __init__(self, job: Job) -> None:
        self._journal = Journal(job.partial / "journal.jsonl")

    def load(self) -> bytes | None:
        """The last commit's word."""
        return self._journal.load()

    def save(self, word: bytes) -> None:
        """Commit."""
        self._journal.save(word)

    def finish(self) -> None:  # noqa: B027  # few formats have anything to do here
        """Files are whole at every commit."""

    def clean(self) -> None:  # noqa: B027
        """Files bear no traces."""

    def close(self) -> None:
        """Let go of the files."""
        self._journal.close()
        self._close()

    def is_failure(self, error: Exception) -> bool:
        """Files fail with OSError only."""
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
    """The module of a job's format; Parquet has one more, for flat tables."""
    return "cablekit.corpus.flat_parquet" if job.format == "parquet" and job.tables else _MODULES[job.format]


def encoder(job: Job) -> Encoder:
    """The encoder for a job."""
    make = import_module(_module(job)).encoder
    return cast("Callable[[Job], Encoder]", make)(job)


def writer(job: Job) -> Writer:
    """The writer for a job. It touches nothing before `begin`.

    Raises:
        ImportError: a library for the format is not installed.
    """
    make = import_module(_module(job)).writer
    return cast("Callable[[Job], Writer]", make)(job)
