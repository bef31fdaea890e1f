"""A finding of `cablekit check`, as text with the lines quoted and as JSON."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from cablekit.cli.inputs import named
from cablekit.cli.streams import SEVERITY_STYLES, colours, paint
from cablekit.diagnostics import CODES, Diagnostic, Witness
from cablekit.formats.visible import escape_json, visible

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.checks.series import Origin

WIDTH = 110
"""Characters shown of a source line: lines of Markdown can have thousands."""
_LEAD = 30
"""Characters shown before the value in a shortened line."""


class Finding(NamedTuple):
    """A diagnostic and the cable it is about.

    Attributes:
        diagnostic: what was found.
        path: the file as given; None for a str, `-` for standard input.
        member: path inside an archive.
        document_number: of the cable.
        parsed: the cable, to quote lines from; None for a finding about many cables.
        origin: for a finding about many cables, what was kept of the cable concerned.
    """

    diagnostic: Diagnostic
    path: str | None
    member: str | None
    document_number: str | None
    parsed: "Parsed | None"
    origin: "Origin | None" = None


# --- text -----------------------------------------------------------------------------------------


def as_text(finding: Finding) -> str:
    """The finding as text: place, message, the lines with the values marked, and the meaning of the code."""
    colour = colours(sys.stdout)
    diagnostic = finding.diagnostic
    severity = diagnostic.severity
    word = paint(severity, SEVERITY_STYLES[severity]) if colour else severity
    head = f"{visible(_place(finding))}: {word} {diagnostic.code} {diagnostic.name}: {visible(diagnostic.message)}"
    meaning = click.wrap_text(CODES[diagnostic.code].meaning, WIDTH, "      = ", "        ")
    rows = [*_quotes(finding), paint(meaning, "dim") if colour else meaning]
    return "\n".join([head, *rows, ""]) + "\n"


def _place(finding: Finding) -> str:
    """`file:12`, `archive!member:12`, `file:page 2, line 7`."""
    name = named(finding.path, finding.member)
    line = finding.diagnostic.line
    return name if line is None else f"{name}:{_where(finding, line)}"


def _where(finding: Finding, line: int) -> str:
    if finding.parsed is None:
        return (finding.origin and finding.origin.place) or str(line)
    return place_of(finding.parsed, line) or str(line)


def place_of(parsed: "Parsed", line: int | None) -> str | None:
    """The place of a line: a number, or page and line in a PDF; None without a line."""
    document = parsed.document
    return None if line is None else document.place(line - document.first_line + 1)


def _quotes(finding: Finding) -> Iterator[str]:
    """The lines with the values, each value marked; below them the values that are in no line."""
    rows = list(_rows(finding))
    width = max([5, *(len(label) for label, _ in rows)])
    yield from (f"{label:>{width}} | {text}".rstrip() for label, text in rows)
    for value in finding.diagnostic.values:
        if source_line(finding, value.line) is None:
            yield f"      = {visible(value.where)}: {visible(value.value or 'nothing')}"


def _rows(finding: Finding) -> Iterator[tuple[str, str]]:
    """Label and text of each quoted line, and of the marks below it."""
    values = finding.diagnostic.values
    for value in values:
        source = source_line(finding, value.line)
        if source is not None and value.line is not None:
            yield from _quote(finding, value, value.line, source)
    line = finding.diagnostic.line
    if line is not None and all(value.line != line for value in values):
        source = source_line(finding, line)
        if source is not None:
            yield _where(finding, line), _cut(source, 0)[0]


def _quote(finding: Finding, value: Witness, line: int, source: str) -> Iterator[tuple[str, str]]:
    """A line and, below it, a caret under each character of the value, or the value itself if the line differs."""
    shown_value = visible(value.value) if value.value else ""
    at = source.find(shown_value) if shown_value else -1
    shown, start = _cut(source, max(at, 0))
    yield _where(finding, line), shown
    if at < 0:
        yield "", f"{visible(value.where)}: {shown_value or 'nothing'}"
        return
    marks = min(len(shown_value), max(len(shown) - start, 1))
    yield "", f"{' ' * start}{'^' * marks} {visible(value.where)}"


def _cut(source: str, at: int) -> tuple[str, int]:
    """The part of a long line around `at`, and the position of `at` in that part."""
    if len(source) <= WIDTH:
        return source, at
    start = max(0, min(at - _LEAD, len(source) - WIDTH))
    shown = source[start : start + WIDTH]
    lead = "..." if start else ""
    tail = "..." if start + WIDTH < len(source) else ""
    return f"{lead}{shown}{tail}", at - start + len(lead)


def source_line(finding: Finding, line: int | None) -> str | None:
    """A line of the cable, stripped, with control characters visible; None if there is none."""
    if finding.parsed is not None:
        return line_of(finding.parsed, line)
    return finding.origin.text if finding.origin is not None and finding.origin.line == line else None


def line_of(parsed: "Parsed", line: int | None) -> str | None:
    """A line of a parsed cable, stripped, with control characters visible; None if there is none."""
    if line is None:
        return None
    lines = parsed.tokenized.lines
    rows = [lines.rows[index] for index in lines.at(line)]
    return visible("".join(rows).strip()) if rows else None


# --- JSON -----------------------------------------------------------------------------------------


def as_json_line(finding: Finding) -> bytes:
    """The finding as one JSON object on a line, with all keys always present."""
    diagnostic = finding.diagnostic
    row = {
        "file": finding.path,
        "member": finding.member,
        "document_number": finding.document_number,
        **msgspec.to_builtins(diagnostic),
        "meaning": CODES[diagnostic.code].meaning,
        "source_line": source_line(finding, diagnostic.line),
    }
    return escape_json(msgspec.json.encode(row)) + b"\n"
