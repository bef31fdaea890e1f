"""Names in a tree of records: the path of the record of an input.

Strategy: a tree mirrors the sources. For one folder, it holds what is below the folder; for several sources, a folder
for each. An archive becomes a folder of its name, unless it is the only source. The suffix of the input is replaced by
that of the format. What Windows does not allow in a name (`:`, CON, a dot at the end) becomes `_` on every system,
since trees are copied from one system to another; the rest of a name stays. A name depends on its input alone, so a
worker can make it; if two inputs have the same name, the writer of the files numbers them.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablekit.corpus.inputs import Found

_SUFFIXES = (".txt", ".text", ".tel", ".md", ".markdown", ".pdf", ".html", ".htm")
_PACKED = (".gz", ".bz2", ".xz", ".zst")
_LONGEST = 200  # bytes of a part of a name; file systems allow 255, and a number and a suffix are added
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = {ord(char): "_" for char in '<>:"|?*\\'} | dict.fromkeys(range(32), "_")
_DEVICES = frozenset(
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        *(f"{name}{end}" for name in ("COM", "LPT") for end in "123456789¹²³"),
    ]
)


class Names:
    """Names for the records of a run.

    Args:
        sources: the sources as given.
        listed: whether a list file names further sources; those keep their paths.
    """

    def __init__(self, sources: Sequence[str], listed: bool) -> None:
        self._alone = len(sources) == 1 and not listed
        folders = (source for source in sources if source != "-" and Path(source).is_dir())
        self._folders = set(map(os.path.normpath, folders))
        self._files = set(map(os.path.normpath, sources)) - self._folders

    def of(self, found: "Found", number: int) -> str:
        """Return the name, with `/` and without suffix, of the record of an input's cable of this number (from 1)."""
        parts = self._path(os.path.normpath(found.path)) if found.path != "-" else ["stdin"]
        if found.member is not None:
            alone = self._alone and os.path.normpath(found.path) in self._files
            parts = ([] if alone else parts) + found.member.replace("\\", "/").split("/")
        clean = [_clean(part) for part in parts if part not in ("", ".", "..")] or ["record"]
        clean = [*map(_without_end, clean[:-1]), _no_device(_bare(clean[-1]))]
        return "/".join(clean) if number == 1 else f"{'/'.join(clean)}-{number}"

    def _path(self, path: str) -> list[str]:
        """Return the parts of a path below its source."""
        if path in self._files:
            return [os.path.basename(path)]  # noqa: PTH119  # names may not be text, and there are millions
        folder = path
        while folder not in self._folders:
            above = os.path.dirname(folder)  # noqa: PTH120
            if above == folder or not above:
                if "." in self._folders and not os.path.isabs(path):  # noqa: PTH117
                    folder = "."
                    break
                return path.lstrip("/").split("/")
            folder = above
        below = [] if path == folder else list(Path(path).relative_to(folder).parts)
        return below if self._alone else [os.path.basename(os.path.abspath(folder)), *below]  # noqa: PTH100,PTH119


def _bare(name: str) -> str:
    """Return the name of a file without the suffixes of its form and compression."""
    for suffixes in (_PACKED, _SUFFIXES):
        for suffix in suffixes:
            if name.lower().endswith(suffix) and len(name) > len(suffix):
                name = name[: -len(suffix)]
                break
    return name


def _clean(part: str) -> str:
    """Return a part of a name that every system allows, in its characters and its length."""
    part = _no_device(part.translate(_RESERVED))
    raw = os.fsencode(part)
    if len(raw) <= _LONGEST:
        return part
    cut = raw[:_LONGEST]
    return os.fsdecode(cut) if any("\udc80" <= char <= "\udcff" for char in part) else cut.decode("utf-8", "ignore")


def _without_end(folder: str) -> str:
    """Return the name of a folder with `_` for dots and blanks at its end, which Windows drops."""
    bare = folder.rstrip(". ")
    return bare + "_" * (len(folder) - len(bare))


def _no_device(part: str) -> str:
    """Return a name that is not that of a device (`con.txt` is one too)."""
    stem, dot, rest = part.partition(".")
    return f"{stem}_{dot}{rest}" if stem.rstrip(" ").upper() in _DEVICES else part
