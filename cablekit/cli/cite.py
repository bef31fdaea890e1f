"""`cablekit cite`: citations of cables."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import Inputs, named, report
from cablekit.cli.streams import say, say_finding, write
from cablekit.formats.citations import STYLES, Citation, Citer

if TYPE_CHECKING:
    from cablekit.api import Parsed

EPILOG = """\b
Examples:
  cablekit cite samples/1977STATE310500.md
  cablekit cite --accessed 2014-05-01 samples/1977STATE310500.md
  cablekit cite -f frus samples/synthetic-1979-sectioned.txt
  cablekit cite -f csl-json samples/*.txt | jq '.[].title'
  cablekit cite -f bibtex --url 'https://example.org/{document_number}' samples/synthetic-two-cables.txt

What a record does not say is left out and named on stderr. Subjects keep their capitals.

Exit status: 0 clean, 1 some records had errors (all that can be cited are), 2 usage or I/O.
"""


@click.command(epilog=EPILOG, short_help="citations: NARA, FRUS, Chicago, BibTeX, RIS, CSL-JSON")
@click.argument("files", metavar="FILE...|-", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice(list(STYLES)),
    default="nara",
    show_default=True,
    help="; ".join(f"{name}: {style.about}" for name, style in STYLES.items()) + ".",
)
@click.option(
    "--accessed",
    metavar="YYYY-MM-DD",
    help="Day on which you read the records online; it is never filled in for you. --accessed 2014-05-01",
)
@click.option(
    "--url",
    metavar="URL",
    help="Address of the records; {document_number} in it stands for each cable's number.",
)
@click.option("-q", "--quiet", is_flag=True, help="Keep what is below error off stderr.")
def command(files: tuple[str, ...], style: str, accessed: str | None, url: str | None, quiet: bool) -> int:
    """Print a citation of each cable of each FILE (as cablekit parse reads them; - is standard input)."""
    citer = _citer(style, accessed, url)
    inputs = Inputs(files, folders=True)
    wants_accessed = False
    for parsed in inputs:
        made = citer.cite(parsed.cable)
        if made is not None:
            write(made.text)
            wants_accessed |= made.wants_accessed
        report(parsed, quiet)
        if not quiet:
            _say_missing(parsed, made)
    write(citer.closing())
    if wants_accessed and not quiet:
        say("cablekit: NARA's model ends with the day of access; give it with --accessed YYYY-MM-DD")
    return inputs.status


def _citer(style: str, accessed: str | None, url: str | None) -> Citer:
    """What cites the cables, with wrong options told before anything is read."""
    try:
        return Citer(style, accessed=_day(accessed), url=url)
    except ValueError as error:
        raise click.UsageError(f"--url: {error}") from error


def _day(text: str | None) -> dt.date | None:
    """A day as ISO 8601 has it: no other order of day and month is free of doubt."""
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.UsageError(f"--accessed takes a day as YYYY-MM-DD, such as 2014-05-01, not {text!r}") from error


def _say_missing(parsed: "Parsed", made: Citation | None) -> None:
    source = parsed.cable.source
    name = f"{named(source.path, source.member)}:{source.first_line}"
    if made is None:
        say_finding(name, "warning", "nothing in it can be cited")
    elif made.missing:
        say_finding(name, "warning", f"cited without {', '.join(made.missing)}: the record does not say")
