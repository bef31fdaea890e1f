"""JSON Lines: a record a line, in one file, compressed or not.

Strategy: encoders make whole shards, compressed where asked; the writer appends them.
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
        """Take a cable."""
        self._lines.append(self._encode(parsed, self._selection))

    def take(self) -> bytes:
        """The shard of the cables taken; nothing where there are none."""
        lines, self._lines = self._lines, []
        return self._compress(b"".join(lines)) if lines else b""


class JsonlWriter(JournalWriter):
    """Shards -> one file."""

    every: ClassVar[int] = 1000
    suffixes: tuple[str, ...] = ()

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self._compress = compressor(job.compression)  # a missing library is told before anything is done
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
        """See the file to the disk."""
        assert self._file is not None
        return {"size": self._file.flush()}

    def finish(self) -> None:
        """Without any records, a shard of nothing: gzip and zstd take no empty file for a whole one."""
        if not self.result.stat().st_size:
            self.result.write_bytes(self._compress(b""))

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


encoder = JsonlEncoder
writer = JsonlWriter
