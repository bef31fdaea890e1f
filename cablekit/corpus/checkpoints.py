"""The commits of a run: the writer's own every so many inputs, and between them others by time and at Ctrl-C.

Strategy: the commits of most writers leave no trace in the output, and can be made after any chunk. Those of a database
or of part files do: how pages and parts are cut depends on them. For these, what the writer was given since its own
commit is kept in a file beside it (`kept`), and given to it again when the run goes on.
"""

from collections.abc import Iterator

import msgspec

from cablekit.corpus.job import Job
from cablekit.corpus.resume import Commit, Journal
from cablekit.corpus.shards import AppendFile
from cablekit.corpus.writers import Writer

_LENGTH = 8  # bytes of each number before a piece: how many cables it has, and how long it is


class _Kept(msgspec.Struct):
    """A commit between two of the writer.

    Attributes:
        after: inputs of the writer's commit that it follows, 0 where there is none.
        size: bytes kept.
        commit: the commit; its state is that of the writer's commit.
    """

    after: int
    size: int
    commit: Commit


class Checkpoints:
    """Writes to a writer, and its commits.

    Args:
        job: the run.
        writer: of its format.
    """

    def __init__(self, job: Job, writer: Writer) -> None:
        self._writer = writer
        self._path = job.partial / "kept"
        self._journal = Journal(job.partial / "kept.jsonl")
        self._file: AppendFile | None = None
        self._own: Commit | None = None  # the writer's last

    def begin(self) -> Commit | None:
        """Start, or go back to the last commit, which is returned."""
        self._own = self.own()
        kept = None if self._writer.steady else self._load()
        self._writer.begin(self._own.state if self._own else None)
        if self._writer.steady:
            return self._own
        self._file = AppendFile(self._path, kept.size if kept else None)
        if kept is not None:
            for cables, data in self._pieces(kept.size):
                self._writer.write(data, cables)
        return kept.commit if kept is not None else self._own

    def write(self, data: bytes, cables: int) -> None:
        """Give the writer a piece, and keep it where that is needed."""
        self._writer.write(data, cables)
        if self._file is not None:
            self._file.write(cables.to_bytes(_LENGTH, "big") + len(data).to_bytes(_LENGTH, "big"))
            self._file.write(data)

    def save(self, commit: Commit) -> None:
        """Commit, as every so many inputs."""
        commit.state = self._writer.flush()
        self._writer.save(msgspec.json.encode(commit))
        self._own = commit
        if self._file is not None:
            self._file.close()
            self._file = AppendFile(self._path, None)

    def keep(self, commit: Commit) -> None:
        """Commit after any chunk."""
        if self._file is None:
            self.save(commit)
            return
        after = self._own.inputs if self._own else 0
        commit.state = self._own.state if self._own else {}
        self._journal.save(msgspec.json.encode(_Kept(after, self._file.flush(), commit)))

    def own(self) -> Commit | None:
        """The writer's last commit: what can be read."""
        word = self._writer.load()
        return msgspec.json.decode(word, type=Commit) if word is not None else None

    def last(self) -> Commit | None:
        """The last commit of all: what is kept."""
        self._own = self.own()
        kept = None if self._writer.steady else self._load()
        return kept.commit if kept is not None else self._own

    def close(self) -> None:
        """Let go of the files."""
        self._writer.close()
        self._journal.close()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _load(self) -> _Kept | None:
        word = self._journal.load()
        kept = msgspec.json.decode(word, type=_Kept) if word is not None else None
        return kept if kept and kept.after == (self._own.inputs if self._own else 0) else None

    def _pieces(self, size: int) -> Iterator[tuple[int, bytes]]:
        with self._path.open("rb") as file:
            while file.tell() < size:
                cables, length = (int.from_bytes(file.read(_LENGTH), "big") for _ in range(2))
                yield cables, file.read(length)
