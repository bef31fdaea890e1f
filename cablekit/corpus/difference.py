"""`cablekit diff`: the records that changed between two outputs, and the fields that changed.

Strategy: records are matched by their origin (file name, archive member, first line), else by record id. The two
records of a cable are compared leaf by leaf. Fields about how a record was made (paths, the version of cablekit) are
not compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import msgspec

from cablekit.corpus.database import is_database, opened
from cablekit.formats.reading import read

_IGNORED = ("source.cablekit", "source.path", "source_cablekit", "source_path", "cable_id", "schema_version")


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a record that differs.

    Attributes:
        record: name of the record: its document number, else the path of its file, else its record id.
        field: path of the field; None if the record is in one output only.
        old, new: its values, as JSON writes them; None if the output lacks the record or the element.
    """

    record: str
    field: str | None
    old: Any
    new: Any


@dataclass(slots=True)
class Summary:
    """Counts of a comparison."""

    same: int = 0
    changed: int = 0
    only_old: int = 0
    only_new: int = 0


def diff(old: Path, new: Path, summary: Summary) -> Iterator[Change]:
    """Yield the changes between two outputs: databases, or JSON, JSON lines, YAML and folders of these.

    Args:
        old, new: the outputs; both databases, or neither.
        summary: updated while the changes are read.

    Raises:
        ReadError, DatabaseError: an output is not in a form that can be compared.
        OSError: a file can't be read.
    """
    before = dict(_records(old))
    for key, record in _records(new):
        earlier = before.pop(key, None)
        if earlier is None:
            summary.only_new += 1
            yield Change(_name(record), None, None, "added")
            continue
        changes = list(_changes(_name(record), "", earlier, record))
        summary.changed += bool(changes)
        summary.same += not changes
        yield from changes
    for record in before.values():
        summary.only_old += 1
        yield Change(_name(record), None, "removed", None)


def _records(path: Path) -> Iterator[tuple[tuple[object, ...], dict[str, Any]]]:
    """Yield the records of an output, each with the key that it is matched by."""
    counts: dict[tuple[object, ...], int] = {}
    for record, place in _rows(path) if is_database(path) else _read(path):
        number = counts[place] = counts.get(place, 0) + 1
        yield (*place, number), record


def _read(path: Path) -> Iterator[tuple[dict[str, Any], tuple[object, ...]]]:
    for cable in read(path):
        record = msgspec.to_builtins(cable)
        source = cable.source
        name = PurePath(source.path).name if source.path else None
        yield record, (name, source.member, source.first_line) if name else (cable.record_id,)


def _rows(path: Path) -> Iterator[tuple[dict[str, Any], tuple[object, ...]]]:
    with opened(path) as connection:
        for row in connection.execute("SELECT * FROM cables ORDER BY cable_id"):
            record = dict(row)
            name = PurePath(record["source_path"]).name if record["source_path"] else None
            place = (name, record["source_member"], record["source_first_line"]) if name else (record["record_id"],)
            yield record, place


def _name(record: dict[str, Any]) -> str:
    source = record.get("source") or {"path": record.get("source_path")}
    return str(record.get("document_number") or source.get("path") or record["record_id"])


def _changes(record: str, path: str, old: Any, new: Any) -> Iterator[Change]:
    """Yield the leaves below a path that differ."""
    if path in _IGNORED or old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _changes(record, f"{path}.{key}" if path else str(key), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        for at in range(max(len(old), len(new))):
            before, after = (values[at] if at < len(values) else None for values in (old, new))
            yield from _changes(record, f"{path}[{at}]", before, after)
    else:
        yield Change(record, path, old, new)
