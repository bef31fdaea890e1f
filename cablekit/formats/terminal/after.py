"""What follows the text of a cable on a screen: what it cites, who cites it, what is lost, what was found damaged."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from cablekit.checks.requests import lost, requests
from cablekit.formats.attributes import said
from cablekit.formats.letters import advice, letter, not_recoverable
from cablekit.formats.other import Other
from cablekit.formats.terminal.parts import SEVERITIES, SOFT, Row, heading, rows, words
from cablekit.formats.visible import visible
from cablekit.model import Cable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from cablekit.api import Parsed
    from cablekit.formats.terminal import Collection


def after(cable: Cable, parsed: "Parsed | None", known: "Collection | None") -> "Iterator[RenderableType]":
    """The parts that have something to say, each with a blank line behind it."""
    parts = [_cites(cable, known), _cited_by(known), _ask(cable), _attributes(cable), _diagnostics(cable, parsed)]
    for title, lines in parts:
        found = list(lines)
        if found:
            yield heading(title)
            yield from found
            yield ""
    yield from _file(cable)


def _cites(cable: Cable, known: "Collection | None") -> "tuple[str, Iterator[RenderableType]]":
    """All that it cites, as a collection knows it; without one, what only its text cites."""
    if known:
        return "Cites", _others(known.cites.values())
    listed = {one.document_number for one in cable.body.references}
    inside = dict.fromkeys(one.document_number for one in cable.body.text_references)
    return "Cites in its text", _others(Other(one) for one in inside if one and one not in listed)


def _cited_by(known: "Collection | None") -> "tuple[str, Iterator[RenderableType]]":
    if known is None:
        return "", iter(())
    nobody = iter([Text("  nothing here", SOFT)])
    return "Cited by", _others(known.cited_by) if known.cited_by else nobody


def _others(others: Iterable[Other]) -> "Iterator[RenderableType]":
    """`1977LAPAZ01791 *  1977-03-02  TIN`; a * at what the collection does not have."""
    found = list(others)
    if found:
        yield rows(_other(one) for one in found)


def _other(one: Other) -> Row:
    line = Text("  ").join(words(said) for said in (one.date and one.date.isoformat(), one.title) if said)
    return f"  {one.number}{'' if one.here else ' *'}", [line]


def _attributes(cable: Cable) -> "tuple[str, Iterator[RenderableType]]":
    """Of a lost text, the attributes: all that is left of it."""
    found = [(f"  {one.key}", [words(value) for value in one.values]) for one in said(cable.attributes)]
    return "What the attributes say", iter([rows(found)] if found and not cable.body.text else [])


def _ask(cable: Cable) -> "tuple[str, Iterator[RenderableType]]":
    """Of a text that is lost, or broke off: whom to ask, as `cablekit recover` writes it."""
    one = lost(cable) if cable.text_status != "present" else None
    if one is None:
        return "", iter(())
    asked = requests([one])
    lines = [line for request in asked for line in letter(request) if line]
    lines += [*advice()] if asked else [line for line in not_recoverable([one.telegram]) if line]
    return "How to ask for the text", map(_hanging, lines)


def _hanging(line: str) -> Padding:
    """A line that continues at its own margin; an address is not broken."""
    words = visible(line.strip())
    whole = words.startswith("https:")
    margin = len(line) - len(line.lstrip()) + 2
    return Padding(Text(words, no_wrap=whole, overflow="ignore" if whole else "fold"), (0, 0, 0, margin))


def _diagnostics(cable: Cable, parsed: "Parsed | None") -> "tuple[str, Iterator[RenderableType]]":
    return "Diagnostics", iter([rows(_found(cable, parsed))] if cable.diagnostics else [])


def _found(cable: Cable, parsed: "Parsed | None") -> Iterator[Row]:
    for one in cable.diagnostics:
        line = Text()
        if one.line is not None:
            document = parsed.document if parsed else None
            place = document.place(one.line - document.first_line + 1) if document else str(one.line)
            line.append(f"{'' if place.startswith('page') else 'line '}{place}: ", SOFT)
        line.append_text(words(one.message)).append(" ").append_text(words(f"({one.code})", SOFT))
        yield Text(f"  {one.severity}", SEVERITIES[one.severity]), [line]


def _file(cable: Cable) -> "Iterator[RenderableType]":
    """The release, and where it was read from."""
    release, source = cable.release, cable.source
    released = [release.action, release.date.isoformat() if release.date else None, release.official]
    if line := ", ".join(filter(None, released)):
        yield words(line, SOFT)
    if source.path and source.path != "-":
        yield words(f"From {source.path}!{source.member}" if source.member else f"From {source.path}", SOFT)
