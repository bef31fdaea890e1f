"""JSON, YAML, text, Markdown and HTML: a tree of files that mirrors the sources, one file for each record.

Strategy: encoders make names and texts; the writer numbers names that are taken (`name-2`, `name-3`, in input order),
and writes. A list of the names is written to disk before the files are made. After an interruption, the names after the
last commit are the files to remove, so that the tree is again what the earlier inputs alone make. Files are collected
before they are written, so that the run waits for the disk once in a thousand files.
"""

import marshal
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from cablekit.corpus.job import Job
from cablekit.corpus.names import Names
from cablekit.corpus.shards import AppendFile, naming, sync_tree
from cablekit.corpus.taken import Folder, Taken
from cablekit.corpus.writers import JournalWriter

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found


_WAITING = 1 << 23  # bytes of files to collect before they are written
#: format -> the suffix of its files, if it is not the name of the format
_SUFFIXES = {"text": ".txt", "markdown": ".md"}


def _renderer(job: Job) -> "Callable[[Parsed, str], str]":
    """Return a function from a cable and the name of its file to its text. HTML links from its folder to the source."""
    if job.format == "html":
        from cablekit.formats.html import html_text

        return lambda parsed, name: html_text(parsed, os.path.dirname(job.out / name))  # noqa: PTH120
    from cablekit.formats import renderer

    render = renderer(job.format, job.fields, job.extras)
    return lambda parsed, _: render(parsed)


class TreeEncoder:
    """Cables -> names and texts."""

    def __init__(self, job: Job) -> None:
        self._render = _renderer(job)
        self._names = Names(job.sources, listed=job.names is not None)
        self._files: list[tuple[str, bytes]] = []

    def add(self, parsed: "Parsed", found: "Found", number: int) -> None:
        """Add the file of a cable."""
        name = self._names.of(found, number)
        self._files.append((name, self._render(parsed, name).encode()))

    def take(self) -> bytes:
        """Return names and texts of the cables added since the last call."""
        files, self._files = self._files, []
        return marshal.dumps([(os.fsencode(name), data) for name, data in files])


class TreeWriter(JournalWriter):
    """Names and texts -> files in a folder."""

    every: ClassVar[int] = 1000

    def __init__(self, job: Job) -> None:
        super().__init__(job)
        self.result = self.shown = job.partial / job.out.name
        self._suffix = _SUFFIXES.get(job.format, f".{job.format}")
        self.suffixes: tuple[str, ...] = (self._suffix,)
        self._list_path = job.partial / "names"
        self._list: AppendFile | None = None
        self._next: dict[str, int] = {}  # name that is taken -> next number to try, so that many collisions stay fast
        self._last = ("", "")  # the folder of the previous file: the name wanted, the name used
        self._taken = Taken(self.result)
        self._waiting: list[tuple[str, bytes]] = []  # files whose names are not in the list yet
        self._size = 0  # bytes of these files
        self._unseen: set[str] = set()  # folders of these files
        self._written: list[Path] = []  # files written since the last commit

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or remove the files after a commit."""
        size = state["names"] if state else 0
        if self._list_path.exists():
            with self._list_path.open("rb") as names:
                names.seek(size)
                for name in names.read().split(b"\0"):
                    if name:
                        self._remove(self.result / os.fsdecode(name))
        self.result.mkdir(exist_ok=True)
        self._list = AppendFile(self._list_path, size if state else None)
        self._next, self._last, self._taken = {}, ("", ""), Taken(self.result)
        self._waiting, self._size, self._written = [], 0, []
        self._unseen.clear()

    def write(self, data: bytes, cables: int) -> None:
        """Add the files of some cables."""
        for name, text in marshal.loads(data):
            free = self._free(os.fsdecode(name))  # this may write the files that wait
            self._waiting.append((free, text))
            self._size += len(text)
        if self._size > _WAITING:
            self._write_out()

    def flush(self) -> dict[str, int]:
        """Write files and the list of their names to disk; return the size of the list."""
        assert self._list is not None
        self._write_out()
        sync_tree(self.result, self._written)
        self._next, self._written = {}, []
        return {"names": self._list.flush()}

    def _write_out(self) -> None:
        """Write the files that wait. Their names go to disk first, so that a power cut leaves no unlisted file."""
        assert self._list is not None
        self._list.write(b"".join(os.fsencode(name) + b"\0" for name, _ in self._waiting))
        self._list.flush()
        for name, text in self._waiting:
            self._write_file(self.result / name, text)
        self._waiting.clear()
        self._size = 0
        self._unseen.clear()

    def _free(self, name: str) -> str:
        """Return a name like this one that no file has, written or waiting."""
        wanted, _, last = name.rpartition("/")
        if self._last[0] != wanted or not self._taken.knows(self._last[1]):
            self._last = (wanted, self._free_folder(wanted))
        path = self._last[1]
        folder = self._names_in(path)
        base = f"{path}/{last}" if path else last
        number = self._next.get(base, 1)
        while folder.has(tried := (last if number == 1 else f"{last}-{number}") + self._suffix):
            number += 1
            self._next[base] = number + 1
        folder.add_file(tried)
        self._unseen.add(path)
        return f"{path}/{tried}" if path else tried

    def _free_folder(self, wanted: str) -> str:
        """Return the name of a folder like this one; another if something else has its name."""
        path = ""
        for part in wanted.split("/") if wanted else []:
            folder = self._names_in(path)
            tried, number = part, 1
            while folder.has_other(tried):
                number += 1
                tried = f"{part}-{number}"
            folder.add_folder(tried)
            self._unseen.add(path)
            path = f"{path}/{tried}" if path else tried
        return path

    def _names_in(self, path: str) -> Folder:
        """Return the names in a folder, including files that wait."""
        if path in self._unseen and not self._taken.knows(path):
            self._write_out()
        return self._taken.of(path)

    def _write_file(self, path: Path, text: bytes) -> None:
        with naming(path):
            try:
                path.write_bytes(text)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text)
        self._written.append(path)

    def _remove(self, path: Path) -> None:
        """Remove a file, and the folders that are then empty."""
        with suppress(OSError):  # it was never made
            path.unlink()
        with suppress(OSError):
            while path.parent != self.result:
                path = path.parent
                path.rmdir()

    def _close(self) -> None:
        if self._list is not None:
            self._list.close()


encoder = TreeEncoder
writer = TreeWriter
