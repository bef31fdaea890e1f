"""The folder that a run works in, OUT.partial: its options, its commits, and the delivery of the result.

Strategy: `run.json` holds the options. A checkpoint is one line (`Commit`, as JSON), which the writer stores together
with the output; it is written only after everything it describes is on disk. A resumed run removes everything written
after the last checkpoint. When everything is done, `finished` is written; from then on every step of delivery can be
repeated. A lock, which the system releases when the process ends, keeps two runs out of one folder.
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

# Names of the files in the folder, except the output itself and the files that SQLite and others add to it.
_NAMES = frozenset(
    ["lock", "run.json", "run.json.new", "finished", "finished.new", "journal.jsonl", "kept", "kept.jsonl"]
) | frozenset(["errors.jsonl", "names", "rows", "replaced"])
_FAR = 1 << 20


class Commit(msgspec.Struct):
    """The progress of a run, as stored in a checkpoint.

    Attributes:
        inputs: number of inputs done.
        digest: digest of these inputs.
        tally: counts of their records.
        state: state of the writer.
        errors: bytes of the list of errors.
        done: whether there are no more inputs.
    """

    inputs: int
    digest: str
    tally: Tally
    state: dict[str, int]
    errors: int
    done: bool = False


class Journal:
    """A file of checkpoints, one a line; the last one is valid. An incomplete line at the end is ignored."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: AppendFile | None = None

    def load(self) -> bytes | None:
        """Return the last complete line; None if there is none."""
        if not self._path.exists():
            return None
        complete = self._path.read_bytes().rpartition(b"\n")[0]
        return complete.rpartition(b"\n")[2] or None

    def save(self, checkpoint: bytes) -> None:
        """Add a checkpoint, and write it to disk."""
        if self._file is None:
            complete = self._path.read_bytes().rfind(b"\n") + 1 if self._path.exists() else None
            self._file = AppendFile(self._path, complete)
        self._file.write(checkpoint + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


class Partial:
    """The folder of a run.

    Args:
        job: the run.

    Attributes:
        folder: its path.
        errors: path of the list of errors while the run lasts.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self.folder = job.partial
        self._finished = self.folder / "finished"
        self._asked = self.folder / "run.json"
        self._lock = self.folder / "lock"
        self.errors = self.folder / "errors.jsonl"

    def refuse_live(self) -> None:
        """Refuse to touch the folder of a run that is at work.

        Raises:
            JobError: a run is at work in the folder.
        """
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError), self._lock.open("r+b") as file:
            _take(file, self.folder)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Hold the folder, new or left by an interrupted run, for this run.

        Raises:
            JobError: another run works in it, it belongs to another job, or holds files that no run wrote.
            OSError: it can't be made.
        """
        self.folder.mkdir(exist_ok=True)
        stranger = next((path for path in self.folder.iterdir() if not self._is_ours(path)), None)
        if stranger is not None:
            raise JobError(f"{stranger} is in the folder that the run works in, but no run wrote it; move it away")
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
                if not self._asked.exists():  # everything was delivered, or nothing was begun
                    self._clear()
                    self.sweep()

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        with self._lock.open("a+b") as file:
            _take(file, self.folder)
            yield file
        if sys.platform == "win32":  # no file can be removed there while it is open
            self.sweep()

    def sweep(self) -> None:
        """Remove the folder if it is empty."""
        if self.folder.is_dir() and {path.name for path in self.folder.iterdir()} <= {self._lock.name}:
            with suppress(OSError):  # it is open, or something was added meanwhile
                self._lock.unlink(missing_ok=True)
                self.folder.rmdir()

    def _is_ours(self, path: Path) -> bool:
        return path.name in _NAMES or path.name.startswith(self._job.out.name)

    def _prepare(self) -> None:
        if not self._job.resume:
            self._clear()
        asked = self._job.identity()
        if self._asked.exists():
            other = "this is not the job that was interrupted"
            help = "give the same options, or start over with --force and without --resume"
            compare(json.loads(self._asked.read_bytes()), asked, other, help)
        else:
            self._clear()  # empty, or left by a run that was stopped while it cleared the folder
            write_whole(self._asked, json.dumps(asked).encode())  # names may not be UTF-8: json escapes
            sync_folder(self.folder.parent)

    def finished(self) -> Finished | None:
        """Return the inputs of a run that only has to be delivered; None if the run is not finished."""
        if not self._finished.exists():
            return None
        return msgspec.json.decode(self._finished.read_bytes(), type=Finished)

    def finish(self, finished: Finished, result: Path) -> None:
        """Write the result to disk and mark the run as finished: from now on there is only delivery."""
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
        # run.json is removed last except for `finished`: if anything stops this, --resume completes it.
        for path in self.folder.iterdir():
            if path not in (self._finished, self._asked, self._lock):
                _remove(path)
        self._asked.unlink()
        self._finished.unlink()

    def forget(self) -> None:
        """Discard a run that has committed nothing."""
        self._clear()

    def _clear(self) -> None:
        self._asked.unlink(missing_ok=True)
        for path in self.folder.iterdir():
            if path != self._lock and self._is_ours(path):
                _remove(path)


def open_errors(path: Path, size: int | None) -> AppendFile:
    """Open the list of errors, cut back to its size at the last commit; None makes it new."""
    if size is not None and not path.exists():
        size = None
    return AppendFile(path, size)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that it is complete or does not exist."""
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
    """Move a file, also to another file system; the target is complete or unchanged."""
    fresh = target.with_name(target.name + ".new")
    try:
        shutil.copyfile(source, fresh)
        sync_file(fresh)
        fresh.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        error.filename = os.fspath(target)  # the system's error names the source
        raise
    source.unlink()


def _take(file: BinaryIO, folder: Path) -> None:
    """Hold the lock as long as the file is open.

    Raises:
        JobError: another process holds it.
    """
    try:
        _lock(file.fileno())
    except (BlockingIOError, PermissionError) as error:
        file.seek(0)
        process = file.read().decode("ascii", "replace")
        which = f" (process {process})" if process.isdigit() else ""
        raise JobError(f"another run is at work in {folder}{which}; wait until it ends") from error
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
