"""The long tables: one row for each addressee, tag, reference ... of each cable, with the cable's record_id.

Strategy: a table is defined by a part of the model and the places in a cable where it occurs; its columns are the
fields of that part. `record_id` can repeat (the same cable as text and as PDF), so every row also has `cable_id`, the
number of the cable in the output, and `n`, its place among the rows of its cable. The writer adds `cable_id`: the
worker processes, which make the rows, can't know it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from cablekit.corpus.columns import Column, Join, Reader, Row, json_list, struct_columns
from cablekit.diagnostics import Diagnostic
from cablekit.model import Addressee, Cable, Clearance, Office, Officer, Paragraph, Reference, Tag, TextReference

Place: TypeAlias = "tuple[str, Sequence[Any]]"
"""Name of a place in a cable, and the parts that occur there."""

CABLE_ID = Column("cable_id", "integer", "number of the cable in the output, from 1; unique")
RECORD_ID = Column("record_id", "text", "record_id of the cable; can repeat")
NUMBER = Column("n", "integer", "place among the rows of this cable, from 1")


@dataclass(frozen=True, slots=True)
class Table:
    """A long table.

    Attributes:
        name: its name.
        struct: the part of the model that a row holds.
        place: the column for the place of the part in the cable; None if there is only one place.
        parts: function from a cable to its parts, by place.
        cites: whether a row cites a document, which may be a cable of the same output.
    """

    name: str
    struct: type
    place: Column | None
    parts: Callable[[Cable], Iterator[Place]]
    cites: bool = False

    def columns(self) -> tuple[Column, ...]:
        """Return the columns in order, `cable_id` first."""
        place = () if self.place is None else (self.place,)
        return (CABLE_ID, RECORD_ID, NUMBER, *place, *_struct(self.struct, json_list)[0])

    def reader(self, join: Join) -> Callable[[Cable], Iterator[Row]]:
        """Return a function from a cable to its rows, without `cable_id`."""
        cells = _struct(self.struct, join)[1]
        placed = self.place is not None

        def rows(cable: Cable) -> Iterator[Row]:
            number = 0
            for place, parts in self.parts(cable):
                for part in parts:
                    number += 1
                    head: Row = [cable.record_id, number]
                    if placed:
                        head.append(place)
                    yield head + cells(part)

        return rows


@cache
def _struct(struct: type, join: Join) -> tuple[list[Column], Reader]:
    return struct_columns(struct, join)


def _addressees(cable: Cable) -> Iterator[Place]:
    routing = cable.routing
    yield "from", [routing.from_] if routing.from_ else ()
    yield "to", routing.to
    yield "info", routing.info
    yield "exempt", routing.exempt


def _attribute_tag(raw: str) -> Tag:
    """Return an indexer's tag: a code or, in parentheses, a person. Kinds of codes are in the tags of the text."""
    if raw.startswith("("):
        return Tag(raw, None, "person", None, raw.strip("()"))
    return Tag(raw, raw)


def _offices(cable: Cable) -> Iterator[Place]:
    distribution = cable.header.distribution
    yield "action", distribution.action
    yield "origin", distribution.origin
    yield "info", distribution.info


def _clearances(cable: Cable) -> Iterator[Place]:
    yield "drafted", _as_clearance(cable.header.drafted_by)
    yield "approved", _as_clearance(cable.header.approved_by)
    yield "cleared", cable.header.cleared_by


def _as_clearance(officer: Officer | None) -> Sequence[Clearance]:
    return () if officer is None else (Clearance(office=officer.office, name=officer.name, raw=officer.raw),)


TABLES: tuple[Table, ...] = (
    Table(
        "addressees",
        Addressee,
        Column("role", "text", "from, to (action), info, or exempt: named, but did not get it"),
        _addressees,
    ),
    Table("tags", Tag, None, lambda cable: iter([("", cable.body.tags)])),
    Table(
        "attribute_tags",
        Tag,
        None,
        lambda cable: iter([("", [_attribute_tag(raw) for raw in cable.attributes.tags])]),
    ),
    Table("refs", Reference, None, lambda cable: iter([("", cable.body.references)]), cites=True),
    Table("text_refs", TextReference, None, lambda cable: iter([("", cable.body.text_references)]), cites=True),
    Table("offices", Office, Column("role", "text", "action, origin or info, in the distribution"), _offices),
    Table("clearances", Clearance, Column("role", "text", "drafted, approved or cleared (outgoing)"), _clearances),
    Table("paragraphs", Paragraph, None, lambda cable: iter([("", cable.body.paragraphs)])),
    Table("diagnostics", Diagnostic, None, lambda cable: iter([("", cable.diagnostics)])),
)


def tables(names: Sequence[str] | None = None) -> tuple[Table, ...]:
    """Return the tables with these names, or all for None, in the order of TABLES."""
    return tuple(table for table in TABLES if names is None or table.name in names)
