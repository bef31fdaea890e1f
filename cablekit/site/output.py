"""The folder of a site: only changed files are written, and files that no longer belong to the site are removed.

Strategy: the folder holds a list of the files that cablekit wrote, one path a line. A path is added to the list before
its file is written, so that the list is valid after an interruption. A file is compared with the existing one and
written only if the bytes differ. At the end, listed files that this run did not write are removed, and the list is
sorted. A file that is not in the list is never touched: a folder with another file at such a path is refused. Paths are
kept in a temporary table, not in memory.
"""

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import IO

from cablekit.corpus import CorpusError

LIST = "cablekit-site.txt"
"""Name of the list in the folder of a site."""
_HEAD = "# Files of this site that cablekit wrote. It replaces and removes these, and no others.\n"
_ROWS = 1000


class SiteError(CorpusError):
    """A site that can't be made; the message is for the user."""


class Output:
    """The files of a site. Use it in a `with` block, and call `finish` when all files are written.

    Args:
        root: the folder; it is made if it does not exist.

    Attributes:
        files: number of files of the site.
        written: number of them that are new or changed.
        removed: number of files removed.

    Raises:
        SiteError: `root` is a file, or holds files but no list made by cablekit.
        OSError: the folder can't be made.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = self.written = self.removed = 0
        self._folders: set[Path] = set()
        self._pending: list[tuple[str]] = []
        self._list = root / LIST
        check_folder(root)
        root.mkdir(parents=True, exist_ok=True)
        self._known = sqlite3.connect("", isolation_level=None)  # a temporary database that spills to disk
        self._known.execute("CREATE TABLE old (path TEXT PRIMARY KEY) WITHOUT ROWID")
        self._known.execute("CREATE TABLE new (path TEXT PRIMARY KEY) WITHOUT ROWID")
        self._known.execute("BEGIN")
        self._load()
        self._journal: IO[str] = self._list.open("a", encoding="utf-8", newline="\n")

    def __enter__(self) -> "Output":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._journal.close()
        self._known.close()

    def write(self, path: str, data: str | bytes) -> None:
        """Write a file of the site, if it changed.

        Args:
            path: path below the root, parts separated by `/`.
            data: its contents; a str is written as UTF-8.

        Raises:
            SiteError: a file that cablekit did not write has this path.
        """
        raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
        target = self.root / path
        self.files += 1
        self._pending.append((path,))
        if len(self._pending) == _ROWS:
            self._store()
        if target.is_symlink() or target.exists():
            if not self._is_ours(path):
                raise SiteError(f"{target} exists and is not a file of the site; not replaced")
            if _same(target, raw):
                return
            if target.is_symlink():  # never write through it: its target does not belong to the site
                target.unlink()
        else:
            self._announce(path)
        self._make_folder(target.parent)
        target.write_bytes(raw)
        self.written += 1

    def read(self, path: str) -> bytes | None:
        """Return what an earlier run wrote to this path; None if it wrote nothing."""
        target = self.root / path
        return target.read_bytes() if self._is_ours(path) and target.is_file() else None

    def below(self, folder: str) -> list[str]:
        """Return the files of an earlier run in a folder of the site; `folder` ends in `/`."""
        last = folder[:-1] + chr(ord("/") + 1)
        rows = self._known.execute("SELECT path FROM old WHERE path >= ? AND path < ? ORDER BY path", (folder, last))
        return [path for (path,) in rows]

    def finish(self) -> None:
        """Remove the files of earlier runs that are no longer part of the site, and sort the list."""
        self._store()
        self._journal.close()
        obsolete = self._known.execute(
            "SELECT path FROM old WHERE path NOT IN (SELECT path FROM new) ORDER BY path DESC"
        )
        for (path,) in obsolete:
            self._remove(path)
        rows = self._known.execute("SELECT path FROM new ORDER BY path")
        text = self._list.with_suffix(".partial")
        with text.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_HEAD)
            file.writelines(f"{path}\n" for (path,) in rows)
        text.replace(self._list)

    def _load(self) -> None:
        if not self._list.exists():
            self._list.write_text(_HEAD, encoding="utf-8")
            return
        with self._list.open(encoding="utf-8") as file:
            paths = ((line.rstrip("\n"),) for line in file if not line.startswith("#"))
            self._known.executemany(
                "INSERT OR IGNORE INTO old VALUES (?)", (row for row in paths if _is_inside(row[0]))
            )

    def _store(self) -> None:
        self._known.executemany("INSERT OR IGNORE INTO new VALUES (?)", self._pending)
        self._pending.clear()

    def _announce(self, path: str) -> None:
        """Add a path to the list before its file is written."""
        if not self._is_ours(path):
            self._journal.write(f"{path}\n")
            self._journal.flush()
            self._known.execute("INSERT OR IGNORE INTO old VALUES (?)", (path,))

    def _is_ours(self, path: str) -> bool:
        return self._known.execute("SELECT 1 FROM old WHERE path = ?", (path,)).fetchone() is not None

    def _make_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _remove(self, path: str) -> None:
        target = self.root / path
        if target.is_file() or target.is_symlink():
            target.unlink()
            self.removed += 1
        folder = target.parent
        while folder != self.root and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def check_folder(root: Path) -> None:
    """Refuse a folder that does not hold a site.

    Raises:
        SiteError: it is a file, or holds files but no list made by cablekit.
    """
    if root.exists() and not root.is_dir():
        raise SiteError(f"{root} is a file; a site is a folder")
    if root.is_dir() and not (root / LIST).is_file() and any(root.iterdir()):
        raise SiteError(f"{root} holds files and is not a site that cablekit made; name a new or empty folder")


def _is_inside(path: str) -> bool:
    """Whether a line of the list is a path below the root, so that a forged list removes nothing else."""
    parts = path.split("/")
    return all(part not in ("", ".", "..") for part in parts) and "\\" not in path and ":" not in path


def _same(target: Path, raw: bytes) -> bool:
    """Whether a file holds these bytes; False for a link or a folder."""
    if target.is_symlink() or not target.is_file() or target.stat().st_size != len(raw):
        return False
    return target.read_bytes() == raw
