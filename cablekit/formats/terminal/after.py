"""What follows the text of a cable on a screen: citations in both directions, lost text, diagnostics."""

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
    """The parts that are not empty, each followed by a blank line."""
    parts = [_cites(cable, known), _cited_by(known), _ask(cable), _attributes(cable), _diagnostics(cable, parsed)]
    for title, lines in parts:
        filled = list(lines)
        if filled:
            yield heading(title)
            yield from filled
            yield ""
    yield from _file(cable)


def _cites(cable: Cable, known: "Collection | None") -> "tuple[str, Iterator[RenderableType]]":
    """All documents it cites, as the collection knows them; without a collection, those cited only in the text."""
    if known:
        return "Cites", _others(known.cites.values())
    listed = {reference.document_number for reference in cable.body.references}
    inside = dict.fromkeys(reference.document_number for reference in cable.body.text_references)
    return "Cites in its text", _others(
        Other(reference) for reference in inside if reference and reference not in listed
    )


def _cited_by(known: "Collection | None") -> "tuple[str, Iterator[RenderableType]]":
    if known is None:
        return "", iter(())
    nobody = iter([Text("  nothing here", SOFT)])
    return "Cited by", _others(known.cited_by) if known.cited_by else nobody


def _others(others: Iterable[Other]) -> "Iterator[RenderableType]":
    """Rows such as `1977LAPAZ01791 *  1977-03-02  TIN`; a * marks what the collection does not have."""
    listed = list(others)
    if listed:
        yield rows(_other(other) for other in listed)


def _other(other: Other) -> Row:
    line = Text("  ").join(words(value) for value in (other.date and other.date.isoformat(), other.title) if value)
    return f"  {other.number}{'' if other.here else ' *'}", [line]


def _attributes(cable: Cable) -> "tuple[str, Iterator[RenderableType]]":
    """The attributes, only for a lost text, as nothing else is left of it."""
    shown = [
        (f"  {attribute.key}", [words(value) for value in attribute.values]) for attribute in said(cable.attributes)
    ]
    return "Attributes", iter([rows(shown)] if shown and not cable.body.text else [])


def _ask(cable: Cable) -> "tuple[str, Iterator[RenderableType]]":
    """Whom to ask for a text that is lost or breaks off, as in `cablekit recover`."""
    loss = lost(cable) if cable.text_status != "present" else None
    if loss is None:
        return "", iter(())
    asked = requests([loss])
    lines = [line for request in asked for line in letter(request) if line]
    lines += [*advice()] if asked else [line for line in not_recoverable([loss.telegram]) if line]
    return "How to ask for the text", map(_hanging, lines)


def _hanging(line: str) -> Padding:
    """A line that wraps to its own margin; a web address is not wrapped."""
    words = visible(line.strip())
    is_address = words.startswith("https:")
    margin = len(line) - len(line.lstrip()) + 2
    return Padding(Text(words, no_wrap=is_address, overflow="ignore" if is_address else "fold"), (0, 0, 0, margin))


def _diagnostics(cable: Cable, parsed: "Parsed | None") -> "tuple[str, Iterator[RenderableType]]":
    return "Diagnostics", iter([rows(_notes(cable, parsed))] if cable.diagnostics else [])


def _notes(cable: Cable, parsed: "Parsed | None") -> Iterator[Row]:
    for diagnostic in cable.diagnostics:
        line = Text()
        if diagnostic.line is not None:
            document = parsed.document if parsed else None
            place = document.place(diagnostic.line - document.first_line + 1) if document else str(diagnostic.line)
            line.append(f"{'' if place.startswith('page') else 'line '}{place}: ", SOFT)
        line.append_text(words(diagnostic.message)).append(" ").append_text(words(f"({diagnostic.code})", SOFT))
        yield Text(f"  {diagnostic.severity}", SEVERITIES[diagnostic.severity]), [line]


def _file(cable: Cable) -> "Iterator[RenderableType]":
    """The release, and the file that the cable was read from."""
    release, source = cable.release, cable.source
    released = [release.action, release.date.isoformat() if release.date else None, release.official]
    if line := ", ".join(filter(None, released)):
        yield words(line, SOFT)
    if source.path and source.path != "-":
        yield words(f"From {source.path}!{source.member}" if source.member else f"From {source.path}", SOFT)
