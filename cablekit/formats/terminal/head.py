"""The head of a cable on a screen: what it is called, when it was sent, who wrote to whom, what it is about."""

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
    """The head, and a blank line.

    Args:
        cable: the record.
        cites: what a collection knows of the documents it cites, by number.
        short: cut long lists, and say how many are left out.
    """
    yield words(number(cable), "bold")
    if named := title(cable):
        yield words(named, "bold")
    yield ""
    table = rows(_rows(cable, cites, short))
    if table.rows:
        yield table
        yield ""


def _rows(cable: Cable, cites: Mapping[str, Other], short: bool) -> Iterator[Row]:
    routing, body, said = cable.routing, cable.body, cable.attributes
    yield "Date", _date(cable)
    yield "From", _stations([routing.from_] if routing.from_ else [], short) or _indexed(said.from_)
    yield "To", _stations(routing.to, short) or _indexed(said.to)
    yield "Info", _stations(routing.info, short)
    yield "For", map(words, body.passing)
    yield "Classification", _classification(cable)
    yield "TAGS", _tags(body.tags) or _indexed(*_tags(indexed_tags(cable)))
    yield "References", _references(body.references, cites, short) or _indexed(said.reference)
    yield "Markings", map(words, [*body.markings, *([body.corrected_copy] if body.corrected_copy else [])])


def _date(cable: Cable) -> Iterator[Text]:
    if shown := sent(cable):
        received = cable.header.received
        at = f", received {f'{received.at:%Y-%m-%d %H:%M}' if received.at else received.raw}" if received else ""
        yield words(shown + at)


def _stations(stations: Sequence[Addressee], short: bool) -> list[Text]:
    """The stations one after another; of many the first few."""
    if not stations:
        return []
    kept = stations[: _MOST_STATIONS if short and len(stations) > _MOST_STATIONS + 1 else None]
    line = Text("; ").join(words(one.raw) for one in kept)
    return [_and_more(line, len(stations) - len(kept), "; ")]


def _and_more(line: Text, left: int, between: str = "") -> Text:
    return line.append(f"{between}and {left:,} more", SOFT) if left else line


def _indexed(value: str | Text | None = None) -> list[Text]:
    """What the text does not say, as NARA's index has it."""
    shown = value if isinstance(value, Text) else words(value or "")
    return [shown.append(" (attribute)", SOFT)] if shown else []


def _classification(cable: Cable) -> Iterator[Text]:
    word = cable.body.classification or cable.header.classification or cable.attributes.original_classification
    if shown := " ".join(filter(None, [word, *cable.body.captions])):
        yield words(shown)


def _tags(tags: Iterable[Tag]) -> list[Text]:
    """`PFOR Political Affairs; BL Bolivia`."""
    shown = [Text(" ").join([words(one.raw), *([words(one.title, SOFT)] if one.title else [])]) for one in tags]
    return [Text("; ").join(shown)] if shown else []


def _references(references: Sequence[Reference], cites: Mapping[str, Other], short: bool) -> list[Text]:
    kept = references[: _MOST_LINES if short and len(references) > _MOST_LINES + 1 else None]
    lines = [_reference(one, cites.get(one.document_number or "")) for one in kept]
    left = len(references) - len(kept)
    return [*lines, _and_more(Text(), left)] if left else lines


def _reference(one: Reference, other: Other | None) -> Text:
    """`A. LA PAZ 1791 (NOTAL)  telegram 1977LAPAZ01791, 1977-03-02, TIN`."""
    line = words(f"{one.label}. {one.raw}" if one.label else one.raw)
    said = [" ".join(filter(None, (one.kind if one.kind != "other" else None, one.document_number)))]
    if other and other.here:
        said += [other.date.isoformat() if other.date else "", other.title or ""]
    told = ", ".join(filter(None, said))
    return line.append("  ").append_text(words(told, SOFT)) if told else line
