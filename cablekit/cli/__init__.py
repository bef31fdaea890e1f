"""The command line. Each command is a file of this room that defines `command`; this file has the table of commands.

Strategy: nothing heavy is imported until a command runs. A new command needs one line in COMMANDS.
"""

from cablekit.cli import startup  # before everything else

# isort: split
import sys
from traceback import format_exc
from typing import NoReturn

import click

from cablekit import __version__
from cablekit.cli.group import LazyGroup
from cablekit.cli.streams import FAILED, INTERRUPTED, OK, say

COMMANDS: dict[str, str] = {
    "parse": "one record for each cable, as a stream",
    "show": "one cable for reading: head, text, what it cites, what cites it",
    "convert": "many cables (folders, archives) into one output",
    "search": "cables of a database by words, posts, TAGS, dates",
    "stats": "numbers of cables by year, post, TAGS, and of lost texts",
    "refs": "what a cable cites and what cites it, over several steps",
    "browse": "a database in the browser: search, facets, SQL, a page per cable",
    "site": "a collection as a web site: overview, pages, indexes, search",
    "update": "add new files to a database, without parsing the rest again",
    "diff": "which records changed between two outputs, and in which fields",
    "check": "diagnostics only, with the lines concerned",
    "tokens": "how each line of the text was read",
    "explain": "what TAGS, captions, posts, keys and diagnostics mean",
    "recover": "requests for lost texts, by recipient and film roll",
    "cite": "citations: NARA, FRUS, Chicago, BibTeX, RIS, CSL-JSON",
    "manifest": "a list of inputs with their sizes, for Spark",
    "schema": "the JSON Schema of a record",
    "completion": "the completion script for a shell",
}
"""Name -> summary. The command `parse` is in cablekit/cli/parse.py, and so on."""


@click.group(
    cls=LazyGroup,
    commands_table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example:  cablekit parse cable.txt | jq .body.subject",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> int:
    """Declassified US State Department cables as typed records."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return FAILED
    return OK


def main() -> NoReturn:
    """Entry point of the program `cablekit`.

    A fault of cablekit itself ends with its traceback and status 2, as 1 would mean that the output is complete.
    """
    try:
        cli(prog_name="cablekit")
    except Exception:
        for line in format_exc().splitlines():
            say(line)
        say("cablekit: this is a fault of cablekit; please report it with the lines above")
    except KeyboardInterrupt:
        say("cablekit: interrupted")
        sys.exit(INTERRUPTED)
    finally:
        startup.leave()
    sys.exit(FAILED)


startup.ready()
