"""Names in a tree of records: where the record of an input goes.

Strategy: a tree mirrors the sources. Of one folder, what is below it; of several sources, each under its own name. An
archive is a folder of its name, unless it is the only source. Suffixes that say what was read give way to the
format's. What Windows can't have in a name (`:`, CON, a dot at the end) becomes `_` everywhere, since trees are copied
from one system to another; everything else of a name stays. A name is made of the input alone, so a worker can make it;
that two inputs may want the same one is settled where the files are written.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablekit.corpus.inputs import Found

_SUFFIXES = (".txt", ".text", ".tel", ".md", ".markdown", ".pdf", ".html", ".htm")
_PACKED = (".gz", ".bz2", ".xz", ".zst")
_LONGEST = 200  # bytes of a part of a name; 255 is what file systems take, and a number and suffix are added
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
        sources: the arguments as given.
        listed: whether a list file names further sources; those keep their paths.
    """

    def __init__(self, sources: Sequence[str], listed: bool) -> None:
        self._alone = len(sources) == 1 and not listed
        self._folders = {os.path.normpath(one) for one in sources if one != "-" and Path(one).is_dir()}
        self._files = {os.path.normpath(one) for one in sources} - self._folders

    def of(self, found: "Found", number: int) -> str:
        """The name, with `/` and without suffix, of the record of the `number`th cable (from 1) of an input."""
        parts = self._path(os.path.normpath(found.path)) if found.path != "-" else ["stdin"]
        if found.member is not None:
            alone = self._alone and os.path.normpath(found.path) in self._files
            parts = ([] if alone else parts) + found.member.replace("\\", "/").split("/")
        clean = [_clean(part) for part in parts if part not in ("", ".", "..")] or ["record"]
        clean = [*map(_without_end, clean[:-1]), _no_device(_bare(clean[-1]))]
        return "/".join(clean) if number == 1 else f"{'/'.join(clean)}-{number}"

    def _path(self, path: str) -> list[str]:
        """The parts of a path below its source."""
        if path in self._files:
            return [os.path.basename(path)]  # noqa: PTH119  # names may be no text, and there are millions
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
    """A file's name without the suffixes that say what was read."""
    for suffixes in (_PACKED, _SUFFIXES):
        for suffix in suffixes:
            if name.lower().endswith(suffix) and len(name) > len(suffix):
                name = name[: -len(suffix)]
                break
    return name


def _clean(part: str) -> str:
    """A part of a name without what no system takes, and no longer than all take."""
    part = _no_device(part.translate(_RESERVED))
    raw = os.fsencode(part)
    if len(raw) <= _LONGEST:
        return part
    cut = raw[:_LONGEST]
    return os.fsdecode(cut) if any("\udc80" <= char <= "\udcff" for char in part) else cut.decode("utf-8", "ignore")


def _without_end(folder: str) -> str:
    """The name of a folder without dots and blanks at its end, which Windows drops."""
    bare = folder.rstrip(". ")
    return bare + "_" * (len(folder) - len(bare))


def _no_device(part: str) -> str:
    """A name that is none of a device: `con.txt` is one too."""
    stem, dot, rest = part.partition(".")
    return f"{stem}_{dot}{rest}" if stem.rstrip(" ").upper() in _DEVICES else part
