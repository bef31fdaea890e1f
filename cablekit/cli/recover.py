"""`cablekit recover`: whom to ask for lost texts, and for what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import Inputs, many, named
from cablekit.cli.streams import FAILED, OK, RECORDS_WITH_ERRORS, say, say_finding, write
from cablekit.diagnostics import EMPTY, NOT_A_CABLE

if TYPE_CHECKING:
    from cablekit.api import Parsed
    from cablekit.checks.requests import Lost, Request, Telegram

EPILOG = """\b
Examples:
  cablekit recover samples
  cablekit recover --partial samples > requests.txt
  cablekit recover --json samples | jq -r '.requests[].telegrams[].document_number'

The rules are those of NARA's FAQ on the Central Foreign Policy File, 1973-1979, question I.11: film number and
original classification decide whom to ask, a request names telegrams on five rolls at most, and requests for film of
1980 and later go to the Department of State. A text without a film number can't be recovered.
Exit status: 0 clean, 1 some parts of an archive could not be read, 2 usage error, or an input could not be read.
"""


@click.command(epilog=EPILOG, short_help="requests for lost texts, by recipient and film roll")
@click.argument("sources", metavar="SRC...", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with all requests.")
@click.option(
    "--partial", is_flag=True, help="Also ask for texts with gaps: a telegram that breaks off may be complete on film."
)
def command(sources: tuple[str, ...], as_json: bool, partial: bool) -> int:
    """Print requests for the lost texts among the cables of SRC: files, folders, archives, - for stdin."""
    from cablekit.checks.recovery import LOST
    from cablekit.checks.requests import hopeless, lost, requests

    wanted = LOST | {"partial"} if partial else LOST
    inputs = Inputs(sources, folders=True, records=True)
    telegrams: dict[str, Lost] = {}
    status = OK
    for parsed in inputs:
        if _say_unread(parsed):
            status = RECORDS_WITH_ERRORS
        telegram = lost(parsed.cable) if parsed.cable.text_status in wanted else None
        if telegram is not None:
            telegrams[parsed.cable.record_id] = telegram  # a telegram in two inputs is requested once
    asked, unrecoverable = requests(telegrams.values()), hopeless(telegrams.values())
    write(_json(asked, unrecoverable) if as_json else _text(asked, unrecoverable))
    askable = len(telegrams) - len(unrecoverable)
    say(
        f"{inputs}, {len(telegrams):,} lost: {askable:,} to ask for in {many(len(asked), 'request')}, "
        f"{len(unrecoverable):,} not recoverable"
    )
    return FAILED if inputs.failed else status


def _say_unread(parsed: "Parsed") -> bool:
    """Report a file that could not be opened, as it may hold a lost text; a text that is not a cable is ignored."""
    why = parsed.unread
    if why is None or why.code in (EMPTY.code, NOT_A_CABLE.code):
        return False
    source = parsed.cable.source
    say_finding(named(source.path, source.member), why.severity, f"{why.code} {why.name}: {why.message}")
    return True


def _json(asked: "Sequence[Request]", unrecoverable: "Sequence[Telegram]") -> bytes:
    import msgspec

    from cablekit.checks.recovery import RELEASED_ALREADY, SOURCE
    from cablekit.formats.visible import escape_json

    record = {
        "source": SOURCE,
        "look_first": RELEASED_ALREADY,
        "requests": list(asked),
        "not_recoverable": list(unrecoverable),
    }
    return escape_json(msgspec.json.format(msgspec.json.encode(record), indent=2)) + b"\n"


def _text(asked: "Sequence[Request]", unrecoverable: "Sequence[Telegram]") -> str:
    from cablekit.formats.letters import advice, letter, not_recoverable
    from cablekit.formats.visible import visible

    lines = [*(line for request in asked for line in letter(request)), *not_recoverable(unrecoverable)]
    if asked:
        lines += advice()
    return "".join(f"{visible(line)}\n" for line in lines)
