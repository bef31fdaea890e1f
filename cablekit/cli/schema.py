"""`cablekit schema`: the JSON Schema of a record."""

import click

from cablekit.cli.streams import OK, write

EPILOG = """\b
Example:
  cablekit schema
  cablekit schema | jq '."$defs".Routing.properties | keys'
"""


@click.command(epilog=EPILOG, short_help="the JSON Schema of a record")
def command() -> int:
    """Print the JSON Schema (2020-12) that every record of `cablekit parse` meets, its fields described."""
    from cablekit.formats.json import pretty
    from cablekit.model import schema

    write(pretty(schema()))
    return OK
