"""JSON, YAML, text, Markdown and HTML: a tree of files that mirrors the sources, one record a file.

Strategy: encoders make names and texts; the writer settles names that collide (`name-2`, `name-3`, in input order) by
what is there, and writes. Before files are made their names are in a list on the disk; after an interruption the names
behind the last commit are what has to go, so the tree is again what the earlier inputs alone had made. Names wait for
each other, so that the disk is waited for once in a thousand files.
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


_WAITING = 1 << 23  # bytes of files that wait for the list of their names
#: format -> the suffix of its files, where it is not its name
_SUFFIXES = {"text": ".txt", "markdown": ".md"}


def _renderer(job: Job) -> "Callable[[Parsed, str], str]":
    """What makes the text of a cable, given the name of its file. A page leads from its folder to the source."""
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
        """Take a cable."""
        name = self._names.of(found, number)
        self._files.append((name, self._render(parsed, name).encode()))

    def take(self) -> bytes:
        """Names and texts of the cables taken."""
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
        self._next: dict[str, int] = {}  # of names that collided: what to try next, so that many stay quick
        self._last = ("", "")  # the folder of the file before, as wanted and as it is called
        self._taken = Taken(self.result)
        self._waiting: list[tuple[str, bytes]] = []  # files whose names are not in the list yet
        self._size = 0  # bytes of those
        self._unseen: set[str] = set()  # folders for which something waits
        self._written: list[Path] = []  # since the last commit

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or remove the files behind a commit."""
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
        """Take the files of some cables."""
        for name, text in marshal.loads(data):
            free = self._free(os.fsdecode(name))  # which may write out what waits
            self._waiting.append((free, text))
            self._size += len(text)
        if self._size > _WAITING:
            self._write_out()

    def flush(self) -> dict[str, int]:
        """See files and the list of their names to the disk."""
        assert self._list is not None
        self._write_out()
        sync_tree(self.result, self._written)
        self._next, self._written = {}, []
        return {"names": self._list.flush()}

    def _write_out(self) -> None:
        """Write what waits: the names first, and to the disk, so that no power cut leaves a file that nobody knows."""
        assert self._list is not None
        self._list.write(b"".join(os.fsencode(name) + b"\0" for name, _ in self._waiting))
        self._list.flush()
        for name, text in self._waiting:
            self._write_file(self.result / name, text)
        self._waiting.clear()
        self._size = 0
        self._unseen.clear()

    def _free(self, name: str) -> str:
        """A name like this one that no file has or will have soon."""
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
        """A folder like this one; where something else has its name, another."""
        made = ""
        for part in wanted.split("/") if wanted else []:
            folder = self._names_in(made)
            tried, number = part, 1
            while folder.has_other(tried):
                number += 1
                tried = f"{part}-{number}"
            folder.add_folder(tried)
            self._unseen.add(made)
            made = f"{made}/{tried}" if made else tried
        return made

    def _names_in(self, path: str) -> Folder:
        """The names in a folder, those that wait included."""
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
        """Remove a file, and the folders that are empty without it."""
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
