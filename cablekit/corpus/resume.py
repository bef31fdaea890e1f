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
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from cablekit.corpus.job import Job, JobError
from cablekit.corpus.provenance import Finished, compare, of, path_of, refuse_strange
from cablekit.corpus.shards import AppendFile, naming, sync_file, sync_folder, sync_tree
from cablekit.corpus.summary import Tally

# What a run writes in its folder, besides the output itself and what SQLite and others put beside that.
_NAMES = frozenset(
    ["lock", "run.json", "run.json.new", "finished", "finished.new", "journal.jsonl", "kept", "kept.jsonl"]
) | frozenset(["errors.jsonl", "names", "rows", "replaced"])
_FAR = 1 << 20


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
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self.folder = job.partial
        self._finished = self.folder / "finished"
        self._asked = self.folder / "run.json"
        self._lock = self.folder / "lock"
        self.errors = self.folder / "errors.jsonl"

    def refuse_live(self) -> None:
        """Refuse to meddle with a run that is at work.

        Raises:
            JobError: there is one.
        """
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError), self._lock.open("r+b") as file:
            _take(file, self.folder)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the folder for this run, new or as an interrupted run left it.

        Raises:
            JobError: another run works in it, it is of another job, or somebody else's.
            OSError: it can't be made.
        """
        self.folder.mkdir(exist_ok=True)
        stranger = next((one for one in self.folder.iterdir() if not self._is_ours(one)), None)
        if stranger is not None:
            raise JobError(f"{stranger} is in the folder that the run would work in, and no run wrote it; move it away")
        with self._locked() as file:
            if not self._lock.exists():
                raise JobError(f"another run has just ended in {self.folder}; try again")
            try:
                self._prepare()
                file.truncate(0)
                file.write(b"%d" % os.getpid())
                file.flush()
                yield
            finally:
                if not self._asked.exists():  # all is delivered, or nothing was begun
                    self._clear()
                    self.sweep()

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        with self._lock.open("a+b") as file:
            _take(file, self.folder)
            yield file
        if sys.platform == "win32":  # where no file can be removed while it is open
            self.sweep()

    def sweep(self) -> None:
        """Remove the folder, if nothing is in it any more."""
        if self.folder.is_dir() and {one.name for one in self.folder.iterdir()} <= {self._lock.name}:
            with suppress(OSError):  # it is open, or somebody put something there
                self._lock.unlink(missing_ok=True)
                self.folder.rmdir()

    def _is_ours(self, path: Path) -> bool:
        return path.name in _NAMES or path.name.startswith(self._job.out.name)

    def _prepare(self) -> None:
        if not self._job.resume:
            self._clear()
        asked = self._job.identity()
        if self._asked.exists():
            other = "this is another job than the one that was interrupted"
            help = "give the same options, or start over with --force and without --resume"
            compare(json.loads(self._asked.read_bytes()), asked, other, help)
        else:
            self._clear()  # nothing, or what a run left that was stopped while it cleared
            write_whole(self._asked, json.dumps(asked).encode())  # names may be no UTF-8: json escapes
            sync_folder(self.folder.parent)

    def finished(self) -> Finished | None:
        """What a run read that only has to be delivered."""
        if not self._finished.exists():
            return None
        return msgspec.json.decode(self._finished.read_bytes(), type=Finished)

    def finish(self, finished: Finished, result: Path) -> None:
        """Everything is made, and brought to the disk: from now on there is only delivery."""
        if result.is_dir():
            sync_tree(result)
        else:
            sync_file(result)
        write_whole(self._finished, msgspec.json.encode(finished))

    def deliver(self, result: Path, finished: Finished) -> None:
        """Move the result and the list of errors into place, and empty the folder. Safe to repeat."""
        out, replaced = self._job.out, self.folder / "replaced"
        if result.exists():
            if out.is_dir() and not out.is_symlink():
                refuse_strange(out)
                _remove(replaced)
                out.rename(replaced)
            result.replace(out)
            sync_folder(out.parent)
        if self._job.errors is not None and self.errors.exists():
            _move(self.errors, self._job.errors)
        write_whole(path_of(out), of(self._job, finished))
        # run.json goes last but for the mark that all is done: whatever stops this, --resume ends it.
        for one in self.folder.iterdir():
            if one not in (self._finished, self._asked, self._lock):
                _remove(one)
        self._asked.unlink()
        self._finished.unlink()

    def forget(self) -> None:
        """Drop a run that has committed nothing."""
        self._clear()

    def _clear(self) -> None:
        self._asked.unlink(missing_ok=True)
        for one in self.folder.iterdir():
            if one != self._lock and self._is_ours(one):
                _remove(one)


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
    sync_folder(path.parent)


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
        sync_file(fresh)
        fresh.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        error.filename = os.fspath(target)  # the system names the source
        raise
    source.unlink()


def _take(file: BinaryIO, folder: Path) -> None:
    """Take the lock for as long as the file is open.

    Raises:
        JobError: another process has it.
    """
    try:
        _lock(file.fileno())
    except (BlockingIOError, PermissionError) as error:
        file.seek(0)
        process = file.read().decode("ascii", "replace")
        which = f" (process {process})" if process.isdigit() else ""
        raise JobError(f"another run is at work in {folder}{which}; wait for its end") from error
    except OSError:  # this file system has no locks
        return


def _lock(number: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(number, _FAR, os.SEEK_SET)  # a locked byte can't be read
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
