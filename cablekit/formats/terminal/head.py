"""The head of a cable on a screen: its name, when it was sent, from whom to whom, what it is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from cablekit.formats.attributes import indexed_tags
from cablekit.formats.head import sent
from cablekit.formats.head import title as number
from cablekit.formats.other import Other
from cablekit.formats.terminal.parts import SOFT, Row, rows, words
from cablekit.formats.title import title
from cablekit.model import Addressee, Cable, Reference, Tag

if TYPE_CHECKING:
    from rich.console import RenderableType

_MOST_STATIONS, _MOST_LINES = 12, 8


def head(cable: Cable, cites: Mapping[str, Other], short: bool) -> "Iterator[RenderableType]":
    """The head, followed by a blank line.

    Args:
        cable: the record.
        cites: document number -> cited document, as far as a collection has it.
        short: shorten long lists, and show how many are left out.
    """
    yield words(number(cable), "bold")
    if heading := title(cable):
        yield words(heading, "bold")
    yield ""
    table = rows(_rows(cable, cites, short))
    if table.rows:
        yield table
        yield ""


def _rows(cable: Cable, cites: Mapping[str, Other], short: bool) -> Iterator[Row]:
    routing, body, attributes = cable.routing, cable.body, cable.attributes
    yield "Date", _date(cable)
    yield "From", _stations([routing.from_] if routing.from_ else [], short) or _indexed(attributes.from_)
    yield "To", _stations(routing.to, short) or _indexed(attributes.to)
    yield "Info", _stations(routing.info, short)
    yield "Passing", map(words, body.passing)
    yield "Classification", _classification(cable)
    yield "TAGS", _tags(body.tags) or _indexed(*_tags(indexed_tags(cable)))
    yield "References", _references(body.references, cites, short) or _indexed(attributes.reference)
    yield "Markings", map(words, [*body.markings, *([body.corrected_copy] if body.corrected_copy else [])])


def _date(cable: Cable) -> Iterator[Text]:
    if shown := sent(cable):
        received = cable.header.received
        at = f", received {f'{received.at:%Y-%m-%d %H:%M}' if received.at else received.raw}" if received else ""
        yield words(shown + at)


def _stations(stations: Sequence[Addressee], short: bool) -> list[Text]:
    """The stations in one line; only the first few if `short`."""
    if not stations:
        return []
    kept = stations[: _MOST_STATIONS if short and len(stations) > _MOST_STATIONS + 1 else None]
    line = Text("; ").join(words(station.raw) for station in kept)
    return [_and_more(line, len(stations) - len(kept), "; ")]


def _and_more(line: Text, left: int, between: str = "") -> Text:
    return line.append(f"{between}and {left:,} more", SOFT) if left else line


def _indexed(value: str | Text | None = None) -> list[Text]:
    """A value that the text lacks, from NARA's index."""
    shown = value if isinstance(value, Text) else words(value or "")
    return [shown.append(" (attribute)", SOFT)] if shown else []


def _classification(cable: Cable) -> Iterator[Text]:
    word = cable.body.classification or cable.header.classification or cable.attributes.original_classification
    if shown := " ".join(filter(None, [word, *cable.body.captions])):
        yield words(shown)


def _tags(tags: Iterable[Tag]) -> list[Text]:
    """The TAGS in one line, such as `PFOR Political Affairs; BL Bolivia`."""
    shown = [Text(" ").join([words(tag.raw), *([words(tag.title, SOFT)] if tag.title else [])]) for tag in tags]
    return [Text("; ").join(shown)] if shown else []


def _references(references: Sequence[Reference], cites: Mapping[str, Other], short: bool) -> list[Text]:
    kept = references[: _MOST_LINES if short and len(references) > _MOST_LINES + 1 else None]
    lines = [_reference(reference, cites.get(reference.document_number or "")) for reference in kept]
    left = len(references) - len(kept)
    return [*lines, _and_more(Text(), left)] if left else lines


def _reference(reference: Reference, other: Other | None) -> Text:
    """A line such as `A. LA PAZ 1791 (NOTAL)  telegram 1977LAPAZ01791, 1977-03-02, TIN`."""
    line = words(f"{reference.label}. {reference.raw}" if reference.label else reference.raw)
    details = [
        " ".join(filter(None, (reference.kind if reference.kind != "other" else None, reference.document_number)))
    ]
    if other and other.here:
        details += [other.date.isoformat() if other.date else "", other.title or ""]
    detail = ", ".join(filter(None, details))
    return line.append("  ").append_text(words(detail, SOFT)) if detail else line
