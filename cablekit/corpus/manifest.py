"""A manifest: a list of what there is to read, made once, so that work can be split without opening the files.

Strategy: one line of JSON for each file or archive, in the order of a walk, with the fields of `sources.Share`; a zip
has a list of its slices. Python's own JSON is used: a name that is not UTF-8 has lone surrogates, which other libraries
refuse.
"""

import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from cablekit.corpus.job import JobError
from cablekit.diagnostics import Diagnostic
from cablekit.sources import Failure, Share
from cablekit.sources.slices import Slice


class ManifestError(JobError):
    """A file that is not a manifest, or has lines that do not belong to one."""


class Entry(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """A line of a manifest."""

    path: Annotated[str, Meta(description="path of the file")]
    size: Annotated[int | None, Meta(description="bytes of the file; null for what can't be read")] = None
    archive: Annotated[bool, Meta(description="whether it is an archive, and read as a whole unless it has parts")] = (
        False
    )
    parts: Annotated[
        list[Slice], Meta(description="of a zip: begin and end of entries in its directory, files, unpacked bytes")
    ] = msgspec.field(default_factory=list)
    failure: Annotated[Diagnostic | None, Meta(description="why it can't be read")] = None


def lines(found: Iterable[Share | Failure]) -> Iterator[bytes]:
    """Yield the lines of a manifest."""
    for _, group in groupby(enumerate(found), _same_archive):
        entry = _entry([share for _, share in group])
        yield json.dumps(msgspec.to_builtins(entry), separators=(",", ":")).encode() + b"\n"


def _same_archive(numbered: tuple[int, Share | Failure]) -> tuple[str, int]:
    """Return a key that is the same for the parts of one archive, and different for everything else."""
    number, share = numbered
    return share.path, -1 if isinstance(share, Share) and share.part is not None else number


def _entry(group: list[Share | Failure]) -> Entry:
    first = group[0]
    if isinstance(first, Failure):
        return Entry(first.path, failure=first.diagnostic)
    if first.part is None:
        return Entry(first.path, first.size, archive=first.files is None)
    parts = [share.part for share in group if isinstance(share, Share) and share.part is not None]
    return Entry(first.path, _file_size(first.path), archive=True, parts=parts)


def _file_size(path: str) -> int | None:
    try:
        return Path(path).stat().st_size
    except OSError:
        return None


def read(path: str | os.PathLike[str]) -> Iterator[Share | Failure]:
    """Yield what a manifest lists, in its order.

    Raises:
        ManifestError: a line is not a line of a manifest.
        OSError: the manifest can't be read.
    """
    with Path(path).open("rb") as stream:
        for number, line in enumerate(stream, 1):
            yield from _listed(_read(line, f"{path}, line {number}"))


def paths_of(names: Iterable[str]) -> Iterator[str]:
    """Yield the paths in a list file: a plain list or a manifest, as its first line shows.

    Raises:
        ManifestError: the first line is a line of a manifest, and another is not.
    """
    numbered = enumerate(names, 1)
    for number, name in numbered:
        if number == 1 and not _is_entry(name):
            yield from (path for _, path in chain([(number, name)], numbered))
            return
        yield _read(name, f"line {number} of the list").path


def _is_entry(line: str) -> bool:
    try:
        _read(line, "")
    except ManifestError:
        return False
    return True


def _read(line: str | bytes, place: str) -> Entry:
    try:
        return msgspec.convert(json.loads(line), Entry)
    except ValueError as error:
        raise ManifestError(f"{place}: not a line of a manifest ({error})") from error


def _listed(entry: Entry) -> Iterator[Share | Failure]:
    if entry.failure is not None:
        yield Failure(entry.path, None, entry.failure)
    elif entry.parts:
        yield from (Share(entry.path, part.size, part.files, part) for part in entry.parts)
    else:
        yield Share(entry.path, entry.size or 0, None if entry.archive else 1)
