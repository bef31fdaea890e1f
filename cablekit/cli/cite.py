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

A fact that a citation needs and the record lacks is left out and named on stderr. For other faults of a cable see
`cablekit check`. Subjects keep their capitals. With -o FILE, links to the cables' files are relative to FILE's folder.

Exit status: 0 all are cited, 1 some can't be cited, 2 usage or I/O error.
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
    help="Day on which you read the records online, such as 2014-05-01. Default: none.",
)
@click.option(
    "--url",
    metavar="URL",
    help="Web address of the records; {document_number} in it is replaced by the number of each cable.",
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE. Default: standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Only report on stderr what can't be cited.")
def command(
    files: tuple[str, ...], style: str, accessed: str | None, url: str | None, output: str | None, quiet: bool
) -> int:
    """Print a citation of each cable in each FILE (any input of cablekit parse; - is standard input)."""
    citer = _citer(style, accessed, url, output)
    inputs = Inputs(files, folders=True)
    cited, uncited, wants_accessed = 0, 0, False
    with _sink(output, files) as put:
        for parsed in inputs:
            citation = citer.cite(parsed.cable)
            if citation is not None:
                put(citation.text)
                cited += 1
                wants_accessed |= citation.wants_accessed
            uncited += citation is None
            _say_missing(parsed, citation, quiet)
        put(citer.closing())
    if wants_accessed and not quiet:
        say("cablekit: NARA's model ends with the day of access; add --accessed YYYY-MM-DD")
    if output and not quiet:
        say(f"{many(cited, 'cable')} cited in {output}")
    if inputs.failed:
        return FAILED
    return RECORDS_WITH_ERRORS if uncited else OK


@contextmanager
def _sink(output: str | None, files: tuple[str, ...]) -> "Iterator[Callable[[str], object]]":
    """The function that writes the pieces: to standard output, or to a file that appears once it is complete."""
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
    """The object that cites the cables; wrong options are reported before anything is read."""
    folder = os.path.dirname(output) or None if output else None  # noqa: PTH120
    try:
        return Citer(style, accessed=_day(accessed), url=url, folder=folder)
    except ValueError as error:
        raise click.UsageError(f"--url: {error}") from error


def _day(text: str | None) -> dt.date | None:
    """A day in ISO 8601, the only order of day and month that is unambiguous."""
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.UsageError(f"--accessed takes a day as YYYY-MM-DD, such as 2014-05-01, not {text!r}") from error


def _say_missing(parsed: "Parsed", citation: Citation | None, quiet: bool) -> None:
    """Report a cable that is not cited, and why, or the facts that its citation lacks."""
    source = parsed.cable.source
    name = f"{named(source.path, source.member)}:{source.first_line}"
    if citation is None:
        why = parsed.unread.message if parsed.unread else "nothing in it can be cited"
        say_finding(name, "error", f"not cited: {why}")
    elif citation.missing and not quiet:
        say_finding(name, "warning", f"cited without {', '.join(citation.missing)}: the record does not say")
