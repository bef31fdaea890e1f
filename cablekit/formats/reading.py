"""Read back records from the files that `parse` and `convert` write: JSON, JSON lines, YAML, compressed or not.

Strategy: records are read one after another, so that a file of any size needs little memory. In JSON a record is a
line, or the lines from a `{` to a `}` at the start of a line, as in indented JSON. In YAML a record is a document.
"""

import gzip
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

import msgspec

from cablekit.diagnostics import CablekitError
from cablekit.formats.json import loads_json
from cablekit.model import Record

_YAML = frozenset([".yaml", ".yml"])
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class ReadError(CablekitError):
    """A file that does not hold complete records.

    Attributes:
        path: the file.
        line: first line of the record that can't be read, from 1.
    """

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")
        self.path, self.line = path, line


def read(path: str | os.PathLike[str]) -> Iterator[Record]:
    """The records of a file that `cablekit parse` or `cablekit convert` wrote, in order.

    Args:
        path: a file of JSON, JSON lines or YAML (by its suffix), plain or compressed with gzip or Zstandard; or a
            folder: then every such file in it and its subfolders, by name, except hidden ones.

    Raises:
        ReadError: a record is incomplete or not a record; those before it have been yielded.
        OSError: the file can't be read.
    """
    name = os.fsdecode(path)
    if Path(name).is_dir():
        for file in sorted(Path(name).rglob("*")):
            if (
                file.is_file()
                and not file.name.startswith(".")
                and _suffix(file) in {".json", ".jsonl", ".ndjson", *_YAML}
            ):
                yield from read(file)
        return
    with _opened(name) as lines:
        yield from _yaml(name, lines) if _suffix(Path(name)) in _YAML else _json(name, lines)


def _suffix(path: Path) -> str:
    """The suffix that names the format, without that of a compression."""
    return Path(path.stem).suffix if path.suffix in (".gz", ".zst") else path.suffix


@contextmanager
def _opened(name: str) -> Iterator[IO[str]]:
    with Path(name).open("rb") as file:
        head = file.read(4)
        file.seek(0)
        raw: BinaryIO = cast(BinaryIO, file)
        if head.startswith(_GZIP):
            raw = cast(BinaryIO, gzip.GzipFile(fileobj=file))
        elif head == _ZSTD:
            from cablekit.sources.containers import zstd_stream

            raw = zstd_stream(raw)
        yield io.TextIOWrapper(raw, encoding="utf-8-sig")


def _json(name: str, lines: Iterable[str]) -> Iterator[Record]:
    held: list[str] = []
    first = 1
    for number, line in enumerate(lines, 1):
        if not held:
            if not line.strip():
                continue
            first = number
        held.append(line)
        complete = line.rstrip().endswith("}") if len(held) == 1 else line.startswith("}")
        if complete:
            yield _record(name, first, "".join(held))
            held = []
    if held:
        raise ReadError(name, first, "the last record is incomplete")


def _record(name: str, line: int, text: str) -> Record:
    try:
        return loads_json(text)
    except msgspec.DecodeError as error:
        raise ReadError(name, line, f"not a record: {error}") from error


def _yaml(name: str, lines: Iterable[str]) -> Iterator[Record]:
    held: list[str] = []
    first = 1
    for number, line in enumerate(lines, 1):
        if line.startswith("---") and held:
            yield _document(name, first, "".join(held))
            held, first = [], number
        held.append(line)
    if "".join(held).strip():
        yield _document(name, first, "".join(held))


def _document(name: str, line: int, text: str) -> Record:
    import yaml

    from cablekit.formats.yaml import loads_yaml

    try:
        return loads_yaml(text)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise ReadError(name, line, f"not a record: {error}") from error
