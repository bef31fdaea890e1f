"""`cablekit tokens`: how each line of the text was read."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from cablekit.cli.inputs import Inputs, report
from cablekit.cli.streams import colours, paint, say, write
from cablekit.cli.tables import Column, table
from cablekit.formats.visible import escape_json, visible

if TYPE_CHECKING:
    from cablekit.lines import Token

EPILOG = """\b
Examples:
  cablekit tokens samples/1977STATE310500.md
  cablekit tokens --unknown samples/1977STATE310500.md
  cablekit tokens --json samples/1977STATE310500.md

Columns: a ? at lines that no rule recognises, line number, block, kind, field, text.
The number of lines goes to stderr. Exit status: as for cablekit parse.
"""

UNKNOWN = "unknown"
_BLOCK_STYLES = {"frame": "bright_black", "header": "cyan", "routing": "green", "attributes": "blue"}


@click.command(epilog=EPILOG, short_help="how each line of the text was read")
@click.argument("file", metavar="FILE|-", type=click.Path(allow_dash=True, readable=False))
@click.option("--unknown", is_flag=True, help="Print only the lines that no rule recognises.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print each line as a line of JSON: document, line, block, kind, ..."
)
def command(file: str, unknown: bool, as_json: bool) -> int:
    """Print each line of FILE with its block, its kind and the field that it became."""
    lines = strange = 0
    inputs = Inputs([file])
    for number, parsed in enumerate(inputs, 1):
        lines += len(parsed.tokens)
        strange += sum(token.kind == UNKNOWN for token in parsed.tokens)
        shown = [token for token in parsed.tokens if token.kind == UNKNOWN or not unknown]
        if shown:
            write(_json_lines(shown, number) if as_json else "".join(_table(shown)))
        report(parsed, quiet=True)
    say(f"{lines} {'line' if lines == 1 else 'lines'}, {strange} unknown")
    return inputs.status


def _json_lines(tokens: "Sequence[Token]", document: int) -> bytes:
    return b"".join(
        _json_line({"document": document, **msgspec.structs.asdict(token), "kind": token.kind.value})
        for token in tokens
    )


def _json_line(value: dict[str, object]) -> bytes:
    """One object as a line. Tokens keep lone surrogates, which msgspec refuses and the standard library escapes."""
    try:
        return escape_json(msgspec.json.encode(value)) + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value).encode() + b"\n"


def _table(tokens: "Sequence[Token]") -> Iterator[str]:
    """The tokens as lines of a table, with columns as wide as this document needs."""
    colour = colours(sys.stdout)
    width = max(len(_place(token)) for token in tokens)
    columns = (Column(), Column(), Column(), Column(), Column())
    for line, token in zip(table((_cells(token, width) for token in tokens), columns), tokens, strict=True):
        yield (_painted(line, token) if colour else line) + "\n"


def _cells(token: "Token", width: int) -> tuple[str, ...]:
    number = f"{'?' if token.kind == UNKNOWN else ' '} {_place(token):>{width}}"
    return number, token.block, token.kind, token.field or "-", visible(token.raw.rstrip("\r\n"))


def _place(token: "Token") -> str:
    """The line in the source, with the column if the print lost the line end before it: `31:16`."""
    return str(token.line) if token.column == 1 else f"{token.line}:{token.column}"


def _painted(line: str, token: "Token") -> str:
    if token.kind == UNKNOWN:
        return paint(line, "bold reverse red")
    style = f"{'dim ' if token.kind == 'blank' else ''}{_BLOCK_STYLES.get(token.block, '')}".strip()
    return paint(line, style) if style else line
