"""The commits of a run: the writer's own at fixed numbers of inputs; between them, others by time and at Ctrl-C.

Strategy: the commits of most writers leave no trace in the output and can be made after any chunk. Those of a database
or of part files leave one: they decide how pages and parts are cut. For these writers, the data since their last own
commit is kept in a separate file (`kept`) and written again when the run is resumed.
"""

from collections.abc import Iterator

import msgspec

from cablekit.corpus.job import Job
from cablekit.corpus.resume import Commit, Journal
from cablekit.corpus.shards import AppendFile
from cablekit.corpus.writers import Writer

_LENGTH = 8  # bytes of each of the two numbers before a piece: its cables, its length


class _Kept(msgspec.Struct):
    """A commit between two of the writer's own.

    Attributes:
        after: inputs at the writer's commit that it follows, 0 if there is none.
        size: bytes kept.
        commit: the commit; its state is that of the writer's last commit.
    """

    after: int
    size: int
    commit: Commit


class Checkpoints:
    """Passes data to a writer and makes the commits.

    Args:
        job: the run.
        writer: the writer of its format.
    """

    def __init__(self, job: Job, writer: Writer) -> None:
        self._writer = writer
        self._path = job.partial / "kept"
        self._journal = Journal(job.partial / "kept.jsonl")
        self._file: AppendFile | None = None
        self._own: Commit | None = None  # the writer's last commit

    def begin(self) -> Commit | None:
        """Start, or return to the last commit. The commit is returned; None at a first start."""
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
        """Pass a piece to the writer, and keep a copy if the writer needs one."""
        self._writer.write(data, cables)
        if self._file is not None:
            self._file.write(cables.to_bytes(_LENGTH, "big") + len(data).to_bytes(_LENGTH, "big"))
            self._file.write(data)

    def save(self, commit: Commit) -> None:
        """Make a commit of the writer's own."""
        commit.state = self._writer.flush()
        self._writer.save(msgspec.json.encode(commit))
        self._own = commit
        if self._file is not None:
            self._file.close()
            self._file = AppendFile(self._path, None)

    def keep(self, commit: Commit) -> None:
        """Make a commit after any chunk."""
        if self._file is None:
            self.save(commit)
            return
        after = self._own.inputs if self._own else 0
        commit.state = self._own.state if self._own else {}
        self._journal.save(msgspec.json.encode(_Kept(after, self._file.flush(), commit)))

    def own(self) -> Commit | None:
        """Return the writer's last commit: what can be read in the output."""
        state = self._writer.load()
        return msgspec.json.decode(state, type=Commit) if state is not None else None

    def last(self) -> Commit | None:
        """Return the last commit of either kind: from here a run is resumed."""
        self._own = self.own()
        kept = None if self._writer.steady else self._load()
        return kept.commit if kept is not None else self._own

    def close(self) -> None:
        """Close the files."""
        self._writer.close()
        self._journal.close()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _load(self) -> _Kept | None:
        state = self._journal.load()
        kept = msgspec.json.decode(state, type=_Kept) if state is not None else None
        return kept if kept and kept.after == (self._own.inputs if self._own else 0) else None

    def _pieces(self, size: int) -> Iterator[tuple[int, bytes]]:
        with self._path.open("rb") as file:
            while file.tell() < size:
                cables, length = (int.from_bytes(file.read(_LENGTH), "big") for _ in range(2))
                yield cables, file.read(length)
