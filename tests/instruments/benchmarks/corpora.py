"""Corpora for benchmarks: the real cables, repeated, in folders of 1,000 or in one archive.

Repetitions differ in their Legacy Key or Message ID, as real cables do, so that record_id does not repeat.
"""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

from ..real_cables import CABLES

TEXTS = CABLES / "text"
FOLDER = 1000
_KEYS = ("Legacy Key: ", "Message ID: ")


def texts() -> list[str]:
    """The real cables, in order of their names; none where they are absent."""
    return [path.read_bytes().decode() for path in sorted(TEXTS.glob("*.txt"))]


def repeated(count: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of so many cables."""
    originals = texts()
    for number in range(count):
        text = originals[number % len(originals)]
        for key in _KEYS:
            text = text.replace(key, f"{key}{number:06}-")
        yield f"{number // FOLDER:03}/{number:06}.txt", text.encode()


def folders(root: Path, count: int) -> Path:
    """So many cables in folders of 1,000 below `root`."""
    for name, data in repeated(count):
        path = root / name
        if name.endswith("000.txt"):
            path.parent.mkdir(parents=True)
        path.write_bytes(data)
    return root


def archive(path: Path, count: int) -> Path:
    """So many cables in one tar, compressed with gzip."""
    with tarfile.open(path, "w:gz", compresslevel=1) as tar:
        for name, data in repeated(count):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path
