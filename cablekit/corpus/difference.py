"""`cablekit diff`: which records changed between two outputs, and in which fields.

Strategy: records are matched by where they were read from, archive member and place in the file, else by record id;
what two outputs say of one cable is compared leaf by leaf. What says only how a record was made (paths, the version of
cablekit) is left out.
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
        record: what the record is called: its document number, else the name of its file.
        field: path of the field; None where the record is in one output only.
        old, new: its values, as JSON writes them; None where the output lacks the record or the element.
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
    """The changes between two outputs: databases, or JSON, JSON lines, YAML and folders of them.

    Args:
        old, new: the outputs; both databases, or neither.
        summary: is counted up while the changes are read.

    Raises:
        ReadError, DatabaseError: an output can't be read.
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
    """The records of an output, each under what it is matched by."""
    seen: dict[tuple[object, ...], int] = {}
    for record, place in _rows(path) if is_database(path) else _read(path):
        number = seen[place] = seen.get(place, 0) + 1
        yield (*place, number), record


def _read(path: Path) -> Iterator[tuple[dict[str, Any], tuple[object, ...]]]:
    for one in read(path):
        record = msgspec.to_builtins(one)
        source = one.source
        name = PurePath(source.path).name if source.path else None
        yield record, (name, source.member, source.first_line) if name else (one.record_id,)


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
    """The leaves that differ below a path."""
    if path in _IGNORED or old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _changes(record, f"{path}.{key}" if path else str(key), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        for at in range(max(len(old), len(new))):
            one, other = (some[at] if at < len(some) else None for some in (old, new))
            yield from _changes(record, f"{path}[{at}]", one, other)
    else:
        yield Change(record, path, old, new)
