"""`cablekit check`: diagnostics only, each with the lines concerned."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cablekit.cli.inputs import Inputs, many
from cablekit.cli.streams import FAILED, OK, RECORDS_WITH_ERRORS, say, write
from cablekit.cli.tables import Column, table
from cablekit.diagnostics import CODES, SEVERITIES, Code

if TYPE_CHECKING:
    from cablekit.cli.findings import Finding

EPILOG = """\b
Examples:
  cablekit check samples/1977STATE310500.md
  cablekit check --level note samples
  cablekit check --select CK1 --ignore tags-differ samples
  cablekit check --json samples | jq -r '[.file, .line, .code, .message] | @tsv'

--select and --ignore take codes (CK104), beginnings of codes (CK1) and names (tags-differ), separated by commas or in
several options. `cablekit explain CK104` explains a code. Findings that need many cables, such as a serial number out
of the order of dates, come last. The summary goes to stderr.
Exit status: 0 nothing at or above --level, 1 something, 2 usage or I/O error.
"""


_LONGEST_LINE = 200
"""Characters kept of the line that a finding about many cables will show; hostile lines have millions."""


@click.command(epilog=EPILOG, short_help="diagnostics only, with the lines concerned")
@click.argument("sources", metavar="SRC...", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False))
@click.option("--json", "as_json", is_flag=True, help="Print each finding as a line of JSON.")
@click.option("--select", metavar="CODES", multiple=True, help="Report only these codes.")
@click.option("--ignore", metavar="CODES", multiple=True, help="Leave these codes out.")
@click.option(
    "--level",
    type=click.Choice(SEVERITIES),
    default="warning",
    show_default=True,
    help="Exit with 1 if a finding has this severity or a higher one. Lower ones are shown too.",
)
def command(
    sources: tuple[str, ...], as_json: bool, select: tuple[str, ...], ignore: tuple[str, ...], level: str
) -> int:
    """Print what is damaged or contradictory in each cable of SRC: files, folders, archives, - for stdin."""
    from cablekit.cli.findings import as_json_line, as_text

    wanted = _codes(select, "--select") if select else set(CODES)
    wanted -= _codes(ignore, "--ignore")
    counts: Counter[str] = Counter()
    inputs = Inputs(sources, folders=True, records=True)
    for finding in _findings(inputs, wanted):
        counts[finding.diagnostic.code] += 1
        write(as_json_line(finding) if as_json else as_text(finding))
    _summary(str(inputs), counts)
    if inputs.failed:
        return FAILED
    worst = SEVERITIES.index(level)
    return RECORDS_WITH_ERRORS if any(SEVERITIES.index(CODES[code].severity) >= worst for code in counts) else OK


def _findings(inputs: Inputs, wanted: set[str]) -> "Iterator[Finding]":
    """The wanted findings of each cable, then those about all cables together."""
    from cablekit.checks import Places
    from cablekit.checks.series import Origin, Series
    from cablekit.cli.findings import Finding, line_of, place_of

    series = Series()
    for parsed in inputs:
        cable, document = parsed.cable, parsed.document
        for diagnostic in cable.diagnostics:
            if diagnostic.code in wanted:
                yield Finding(diagnostic, document.path, document.member, cable.document_number, parsed)
        line = Places(parsed.tokenized).line("routing.dtg")
        place, text = place_of(parsed, line), (line_of(parsed, line) or "")[:_LONGEST_LINE] or None
        series.add(cable, Origin(document.path, document.member, cable.document_number, line, place, text))
    for origin, diagnostic in series.findings():
        if diagnostic.code in wanted:
            yield Finding(diagnostic, origin.path, origin.member, origin.document_number, None, origin)


def _codes(options: Sequence[str], option: str) -> set[str]:
    """The codes that --select or --ignore names.

    Raises:
        click.UsageError: a word names no code.
    """
    chosen: set[str] = set()
    for word in (word.strip() for words in options for word in words.split(",")):
        codes = {code for code, row in CODES.items() if _names(word, row)}
        if not codes:
            raise click.UsageError(f"{option}: {word!r} is not a code of a diagnostic, nor the beginning of one")
        chosen |= codes
    return chosen


def _names(word: str, row: Code) -> bool:
    """Whether a word such as `CK104`, `ck1`, `CK1xx` or `tags-differ` means this code."""
    start = word.upper().removesuffix("XX")
    return word.lower() == row.name or (start.startswith("CK") and row.code.startswith(start))


def _summary(cables: str, counts: Counter[str]) -> None:
    """Say how often each code was found, and how many findings there were of each severity."""
    rows = [(f"{counts[code]:,}", f"{code} {CODES[code].name}", CODES[code].severity) for code in sorted(counts)]
    for line in table(rows, (Column(True, 8), Column(), Column())) if rows else ():
        say(line)
    totals: Counter[str] = Counter()
    for code, count in counts.items():
        totals[CODES[code].severity] += count
    severities = ", ".join(many(totals[severity], severity) for severity in reversed(SEVERITIES))
    say(f"{cables}: {severities}")
