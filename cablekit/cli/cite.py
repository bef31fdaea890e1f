"""`cablekit cite`: citations of cables."""

import datetime as dt
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import Inputs, many, named
from cablekit.cli.streams import FAILED, OK, RECORDS_WITH_ERRORS, say, say_finding, write
from cablekit.formats.citations import STYLES, Citation, Citer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cablekit.api import Parsed

EPILOG = """\b
Examples:
  cablekit cite samples/1977STATE310500.md
  cablekit cite --accessed 2014-05-01 samples/1977STATE310500.md
  cablekit cite -f frus samples/synthetic-1979-sectioned.txt
  cablekit cite -f csl-json samples/synthetic-197*.txt | jq '.[].title'
  cablekit cite -f bibtex --url 'https://example.org/{document_number}' samples/synthetic-two-cables.txt

What a citation should state and a record does not say is left out and named on stderr; what else may be wrong with a
cable, `cablekit check` tells. Subjects keep their capitals. With -o FILE, links to the cables' files lead there from
FILE's folder.

Exit status: 0 all are cited, 1 some of what was given can't be cited, 2 usage or I/O.
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
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE. Default: standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Say on stderr only what can't be cited.")
def command(
    files: tuple[str, ...], style: str, accessed: str | None, url: str | None, output: str | None, quiet: bool
) -> int:
    """Print a citation of each cable of each FILE (as cablekit parse reads them; - is standard input)."""
    citer = _citer(style, accessed, url, output)
    inputs = Inputs(files, folders=True)
    cited, uncited, wants_accessed = 0, 0, False
    with _sink(output, files) as put:
        for parsed in inputs:
            made = citer.cite(parsed.cable)
            if made is not None:
                put(made.text)
                cited += 1
                wants_accessed |= made.wants_accessed
            uncited += made is None
            _say_missing(parsed, made, quiet)
        put(citer.closing())
    if wants_accessed and not quiet:
        say("cablekit: NARA's model ends with the day of access; give it with --accessed YYYY-MM-DD")
    if output and not quiet:
        say(f"{many(cited, 'cable')} cited in {output}")
    if inputs.failed:
        return FAILED
    return RECORDS_WITH_ERRORS if uncited else OK


@contextmanager
def _sink(output: str | None, files: tuple[str, ...]) -> "Iterator[Callable[[str], object]]":
    """What takes the pieces: standard output, or a file that is there once it is whole."""
    if output is None:
        yield write
        return
    for name in files:
        if os.path.exists(name) and os.path.exists(output) and os.path.samefile(name, output):  # noqa: PTH110, PTH121
            raise click.UsageError(f"-o {output} is one of the files to cite")
    partial = Path(f"{output}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            yield file.write
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def _citer(style: str, accessed: str | None, url: str | None, output: str | None) -> Citer:
    """What cites the cables, with wrong options told before anything is read."""
    folder = os.path.dirname(output) or None if output else None  # noqa: PTH120
    try:
        return Citer(style, accessed=_day(accessed), url=url, folder=folder)
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


def _say_missing(parsed: "Parsed", made: Citation | None, quiet: bool) -> None:
    """Name what is not cited, and why; and what a citation lacks."""
    source = parsed.cable.source
    name = f"{named(source.path, source.member)}:{source.first_line}"
    if made is None:
        why = parsed.unread.message if parsed.unread else "nothing in it can be cited"
        say_finding(name, "error", f"not cited: {why}")
    elif made.missing and not quiet:
        say_finding(name, "warning", f"cited without {', '.join(made.missing)}: the record does not say")
