"""`cablekit diff`: which records changed between two outputs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cablekit.cli.inputs import many
from cablekit.cli.streams import OK, RECORDS_WITH_ERRORS, say, write

if TYPE_CHECKING:
    from cablekit.corpus.difference import Change

EPILOG = """\b
Examples:
  cablekit diff before.jsonl after.jsonl
  cablekit diff before.sqlite after.sqlite
  cablekit diff before.jsonl after.jsonl --json | jq -r .field | sort | uniq -c

Records are matched by file, member of an archive, and position in it. Both outputs must be databases, or both JSON,
JSON lines or YAML, or folders of these.
Exit status: 0 no difference, 1 some, 2 usage or I/O error.
"""

_WIDTH = 70


@click.command(epilog=EPILOG, short_help="which records changed between two outputs, and in which fields")
@click.argument("old", metavar="OLD", type=click.Path(exists=True))
@click.argument("new", metavar="NEW", type=click.Path(exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print each field that differs as a line of JSON.")
def command(old: str, new: str, as_json: bool) -> int:
    """Print the fields that differ between the outputs OLD and NEW of convert or parse, by record."""
    from cablekit.corpus.database import is_database
    from cablekit.corpus.difference import Summary, diff

    if is_database(Path(old)) != is_database(Path(new)):
        raise click.UsageError("one of the two is a database and the other is not")
    summary = Summary()
    for change in diff(Path(old), Path(new), summary):
        write(_json(change) if as_json else _line(change))
    say(
        f"{many(summary.changed, 'record')} changed, {summary.same:,} same, "
        f"{summary.only_old:,} only in {old}, {summary.only_new:,} only in {new}"
    )
    return RECORDS_WITH_ERRORS if summary.changed or summary.only_old or summary.only_new else OK


def _json(change: "Change") -> bytes:
    import dataclasses

    import msgspec

    from cablekit.formats.visible import escape_json

    return escape_json(msgspec.json.encode(dataclasses.asdict(change))) + b"\n"


def _line(change: "Change") -> str:
    from cablekit.formats.visible import visible

    if change.field is None:
        return visible(f"{change.record}: {change.old or change.new}") + "\n"
    return visible(f"{change.record}: {change.field}: {_short(change.old)} -> {_short(change.new)}") + "\n"


def _short(value: Any) -> str:
    import msgspec

    text = msgspec.json.encode(value).decode()
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 4]} ..."
