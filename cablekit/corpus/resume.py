"""The folder a run works in, OUT.partial: what was asked, how far it is, and how the result gets into place.

Strategy: `run.json` says what was asked. A commit is one word (`Commit`, as JSON) that the writer keeps together with
the state it speaks of; it is written only after everything it vouches for is on the disk. What is found behind the
last commit is dropped. When all is done, `finished` is written, and from there every step of delivery can be taken
again. Two runs in one folder are kept apart by a lock, which the system drops with the process.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from cablekit.corpus.job import Job, JobError
from cablekit.corpus.shards import AppendFile, naming
from cablekit.corpus.summary import Tally


class Commit(msgspec.Struct):
    """How far a run is.

    Attributes:
        inputs: how many are done.
        digest: of those.
        tally: their counts.
        state: of the writer.
        errors: bytes of the list of errors.
        done: there are no more inputs.
    """

    inputs: int
    digest: str
    tally: Tally
    state: dict[str, int]
    errors: int
    done: bool = False


class Journal:
    """The words of commits, one a line, the last of which counts. A line that broke off is dropped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: AppendFile | None = None

    def load(self) -> bytes | None:
        """The last whole word."""
        if not self._path.exists():
            return None
        whole = self._path.read_bytes().rpartition(b"\n")[0]
        return whole.rpartition(b"\n")[2] or None

    def save(self, word: bytes) -> None:
        """Add a word, and see it to the disk."""
        if self._file is None:
            whole = self._path.read_bytes().rfind(b"\n") + 1 if self._path.exists() else None
            self._file = AppendFile(self._path, whole)
        self._file.write(word + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


class Partial:
    """The folder of a run.

    Args:
        job: the run.

    Raises:
        JobError: another run works in it, or it is of another job.
        OSError: it can't be made.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self.folder = job.partial
        self._finished = self.folder / "finished"
        self._asked = self.folder / "run.json"
        self.errors = self.folder / "errors.jsonl"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the folder for this run, new or as an interrupted run left it."""
        self.folder.mkdir(exist_ok=True)
        empty = False
        try:
            with _locked(self.folder / "lock", self.folder):
                try:
                    self._prepare()
                    yield
                finally:
                    empty = not self._asked.exists()
        finally:
            if empty:  # all is delivered, or nothing was begun: a full disk does not even take run.json
                shutil.rmtree(self.folder)

    def _prepare(self) -> None:
        if not self._job.resume:
            self._clear()
        asked = self._job.identity()
        if self._asked.exists():
            self._compare(json.loads(self._asked.read_bytes()), asked)
        else:
            self._clear()  # nothing, or what a run left that was stopped while it cleared
            write_whole(self._asked, json.dumps(asked).encode())  # names may be no UTF-8: json escapes

    def finished(self) -> Tally | None:
        """The counts of a run that only has to be delivered."""
        if not self._finished.exists():
            return None
        return msgspec.json.decode(self._finished.read_bytes(), type=Tally)

    def finish(self, tally: Tally) -> None:
        """Everything is made: from now on there is only delivery."""
        write_whole(self._finished, msgspec.json.encode(tally))

    def deliver(self, result: Path) -> None:
        """Move the result and the list of errors into place, and empty the folder. Safe to repeat."""
        out, replaced = self._job.out, self.folder / "replaced"
        if result.exists():
            if out.is_dir() and not out.is_symlink():
                _remove(replaced)
                out.rename(replaced)
            result.replace(out)
        if self._job.errors is not None and self.errors.exists():
            _move(self.errors, self._job.errors)
        # run.json goes last but for the mark that all is done: whatever stops this, --resume ends it.
        for one in self.folder.iterdir():
            if one not in (self._finished, self._asked) and one.name != "lock":
                _remove(one)
        self._asked.unlink()
        self._finished.unlink()

    def forget(self) -> None:
        """Drop a run that has committed nothing."""
        self._clear()

    def _clear(self) -> None:
        self._asked.unlink(missing_ok=True)
        for one in self.folder.iterdir():
            if one.name != "lock":
                _remove(one)

    @staticmethod
    def _compare(before: dict[str, Any], now: dict[str, Any]) -> None:
        for key in sorted(before.keys() | now.keys()):
            if before.get(key) != now.get(key):
                raise JobError(
                    f"this is another job than the one that was interrupted: {_difference(key, before, now)}; "
                    "give the same options, or start over with --force and without --resume"
                )


def _difference(key: str, before: dict[str, Any], now: dict[str, Any]) -> str:
    if key != "libraries":
        return f"{key} was {before.get(key)!r} and is {now.get(key)!r}"
    old, new = before.get(key, {}), now.get(key, {})
    return "; ".join(
        f"{one} was {old.get(one)} and is {new.get(one)}" for one in old | new if old.get(one) != new.get(one)
    )


def open_errors(path: Path, size: int | None) -> AppendFile:
    """The list of errors, cut back to where the last commit saw it."""
    if size is not None and not path.exists():
        size = None
    return AppendFile(path, size)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that it is there whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    with naming(path), fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _move(source: Path, target: Path) -> None:
    """Move a file, also to another file system; the target is whole or as it was."""
    fresh = target.with_name(target.name + ".new")
    try:
        shutil.copyfile(source, fresh)
        fresh.replace(target)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        error.filename = os.fspath(target)  # the system names the source
        raise
    source.unlink()


@contextmanager
def _locked(path: Path, folder: Path) -> Iterator[None]:
    with path.open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise JobError(f"another run is at work in {folder}") from error
        yield


def _lock(number: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
