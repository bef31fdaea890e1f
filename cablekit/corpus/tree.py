"""JSON, YAML, text, Markdown and HTML: a tree of files that mirrors the sources, one record a file.

Strategy: encoders make names and texts; the writer settles names that collide (`name-2`, `name-3`, in input order) by
looking at what is there, and writes. Before files are made their names are put down in a list; after an interruption
the names behind the last commit are what has to go, so the tree is again what the earlier inputs alone had made.
"""

import marshal
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from cablekit.corpus.job import Job
from cablekit.corpus.names import Names
from cablekit.corpus.shards import AppendFile, naming
from cablekit.corpus.writers import JournalWriter

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.corpus.inputs import Found


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
        self._soon: dict[str, str] = {}  # what the write at hand will make: name -> file or folder
        self._last = ("", "")  # the folder of the file before, as wanted and as it is called
        self._folds = False  # this file system takes A and a for one

    def begin(self, state: dict[str, int] | None) -> None:
        """Start, or remove the files behind a commit."""
        size = state["names"] if state else 0
        if self._list_path.exists():
            with self._list_path.open("rb") as names:
                names.seek(size)
                for name in names.read().split(b"\0"):
                    if name:
                        (self.result / os.fsdecode(name)).unlink(missing_ok=True)
        self.result.mkdir(exist_ok=True)
        self._list = AppendFile(self._list_path, size if state else None)
        self._next, self._last = {}, ("", "")
        self._folds = self._list_path.with_name(self._list_path.name.upper()).exists()

    def write(self, data: bytes, cables: int) -> None:
        """Write the files of some cables."""
        assert self._list is not None
        self._soon.clear()
        files = [(self._free(os.fsdecode(name)), text) for name, text in marshal.loads(data)]
        self._list.write(b"".join(os.fsencode(name) + b"\0" for name, _ in files))
        for name, text in files:
            self._write_file(self.result / name, text)

    def flush(self) -> dict[str, int]:
        """See the list of names to the disk. The files themselves are left to the system, being many and small."""
        assert self._list is not None
        self._next = {}
        return {"names": self._list.flush()}

    def _free(self, name: str) -> str:
        """A name like this one that no file has or will have soon."""
        folder, _, last = name.rpartition("/")
        folder = self._free_folder(folder)
        base = f"{folder}/{last}" if folder else last
        number = self._next.get(base, 1)
        while self._is_taken(tried := (base if number == 1 else f"{base}-{number}") + self._suffix):
            number += 1
            self._next[base] = number + 1
        self._soon[self._fold(tried)] = "file"
        return tried

    def _free_folder(self, folder: str) -> str:
        """A folder like this one; where a file has its name, another."""
        if self._last[0] != folder:
            made = ""
            for part in folder.split("/") if folder else []:
                base = tried = f"{made}/{part}" if made else part
                number = 1
                while self._soon.get(self._fold(tried)) == "file" or (self.result / tried).is_file():
                    number += 1
                    tried = f"{base}-{number}"
                made = tried
            self._last = (folder, made)
        made = self._last[1]
        for end in (at for at, char in enumerate(made + "/") if char == "/"):
            self._soon.setdefault(self._fold(made[:end]), "folder")
        return made

    def _is_taken(self, name: str) -> bool:
        return self._fold(name) in self._soon or os.path.lexists(self.result / name)

    def _fold(self, name: str) -> str:
        """A name as this file system compares it."""
        return name.casefold() if self._folds else name

    @staticmethod
    def _write_file(path: Path, text: bytes) -> None:
        with naming(path):
            try:
                path.write_bytes(text)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text)

    def _close(self) -> None:
        if self._list is not None:
            self._list.close()


encoder = TreeEncoder
writer = TreeWriter
