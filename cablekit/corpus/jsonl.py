"""JSON Lines: one record a line, in one file, compressed or not.

Strategy: encoders make complete shards, compressed if the job asks for it; the writer appends them.
"""

from typing import TYPE_CHECKING, ClassVar

from cablekit.corpus.job import Job
from cablekit.corpus.shards import AppendFile, compressor
from cablekit.corpus.writers import JournalWriter

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found


class JsonlEncoder:
    """Cables -> lines."""

    def __init__(self, job: Job) -> None:
        from cablekit.formats import encode_jsonl, select

        self._encode = encode_jsonl
        self._selection = select(job.fields, job.extras)
        self._compress = compressor(job.compression)
        self._lines: list[bytes] = []

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Add the line of a cable."""
        self._lines.append(self._encode(parsed, self._selection))

    def take(self) -> bytes:
        """Return the shard of the cables added since the last call; empty if there are none."""
        lines, self._lines = self._lines, []
        return self._compress(b"".join(lines)) if lines else b""


class JsonlWriter(JournalWriter):
    """Shards -> one file."""

    every: ClassVar[int] = 1000
    suffixes: tuple[str, ...] = ()

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self._compress = compressor(job.compression)  # a missing library is reported before anything is written
        self.result = self.shown = job.partial / job.out.name
        self._file: AppendFile | None = None

    def begin(self, state: dict[str, int] | None) -> None:
        """Start the file, or cut it back to a commit."""
        self._file = AppendFile(self.result, state["size"] if state else None)

    def write(self, data: bytes, cables: int) -> None:
        """Append a shard."""
        assert self._file is not None
        self._file.write(data)

    def flush(self) -> dict[str, int]:
        """Write the file to disk; return its size."""
        assert self._file is not None
        return {"size": self._file.flush()}

    def finish(self) -> None:
        """If there are no records, write an empty shard: an empty file is not valid gzip or zstd."""
        if not self.result.stat().st_size:
            self.result.write_bytes(self._compress(b""))

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


encoder = JsonlEncoder
writer = JsonlWriter
