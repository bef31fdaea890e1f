"""The names already taken in a growing tree, on systems where `A` and `a` are the same name.

Strategy: trees are copied to other machines, so two names that differ only in case, or in the encoding of an accent,
are the same name on every system. The names in the folders used last are kept in memory: for files a hash of each name,
which is enough to see that it is taken; for folders the spelling. Any other folder is listed when it is needed again.
"""

import os
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

_KNOWN = 256  # folders kept in memory


def folded(name: str) -> str:
    """Return a name as Windows and macOS compare it."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


@dataclass(slots=True)
class Folder:
    """The names in a folder.

    Attributes:
        files: hashes of the folded names of files.
        folders: folded name -> name as spelled.
    """

    files: set[int] = field(default_factory=set)
    folders: dict[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether this name is taken for a new file."""
        fold = folded(name)
        return hash(fold) in self.files or fold in self.folders

    def has_other(self, name: str) -> bool:
        """Whether this name is taken by a file, or by a folder with another spelling."""
        fold = folded(name)
        return hash(fold) in self.files or self.folders.get(fold, name) != name

    def add_file(self, name: str) -> None:
        """Mark a name as taken by a file."""
        self.files.add(hash(folded(name)))

    def add_folder(self, name: str) -> None:
        """Mark a name as taken by a folder."""
        self.folders[folded(name)] = name


class Taken:
    """The folders of a tree.

    Args:
        root: the folder of the tree.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: OrderedDict[str, Folder] = OrderedDict()

    def knows(self, path: str) -> bool:
        """Whether a folder is in memory; if not, all files must be on disk before `of` is called."""
        return path in self._known

    def of(self, path: str) -> Folder:
        """Return the names in the folder with this path below the root, "" for the root itself."""
        folder = self._known.get(path)
        if folder is None:
            folder = self._known[path] = self._listed(path)
            if len(self._known) > _KNOWN:
                self._known.popitem(last=False)
        self._known.move_to_end(path)
        return folder

    def _listed(self, path: str) -> Folder:
        folder = Folder()
        try:
            with os.scandir(self._root / path) as entries:
                for entry in entries:
                    add = folder.add_folder if entry.is_dir(follow_symlinks=False) else folder.add_file
                    add(entry.name)
        except (FileNotFoundError, NotADirectoryError):
            pass
        return folder
