"""`cablekit convert`: a folder, an archive, a list of files, the whole corpus, into one output."""

import os
import shlex
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from cablekit.cli import streams
from cablekit.cli.failures import status_of
from cablekit.cli.inputs import counted, many, max_document
from cablekit.cli.progress import Meter, on_terminal
from cablekit.cli.streams import FAILED, OK, RECORDS_WITH_ERRORS
from cablekit.corpus import (
    FORMATS,
    RECORD_FORMATS,
    CorpusError,
    Job,
    Progress,
    StoppedError,
    Summary,
    convert,
    format_of,
)
from cablekit.corpus.inputs import survey
from cablekit.corpus.job import PATIENCE
from cablekit.diagnostics import SEVERITIES
from cablekit.sources import BOUNDS

T = TypeVar("T")
STDOUT = "-"

EPILOG = """\b
Examples:
  cablekit convert cables/ -o cables.jsonl
  cablekit convert 1973.zip 1974.tar.gz -o cables.jsonl.zst -j 4
  cablekit convert cables/ -o records --to yaml
  cablekit convert cables/ -o tables --to csv --tables
  cablekit convert cables/ -o cables.parquet
  cablekit convert cables/ -o cables.sqlite --errors errors.jsonl
  find cables -name '*LAPAZ*' -print0 | cablekit convert --files-from - -0 -o lapaz.jsonl
  cablekit convert cables/ -o cables.sqlite --resume

Work goes to OUT.partial; OUT appears when it is whole. After any interruption the same command with
--resume goes on, and ends in the output that an uninterrupted run gives, byte for byte.

Exit status: 0 clean, 1 some records had errors, 2 usage or I/O. The output is complete with 1, and with 2 where a
source could not be read: it has a record that says why.
"""


def _list_columns(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from cablekit.cli.streams import write
    from cablekit.corpus.csv import line
    from cablekit.corpus.sqlite_schema import described

    write(line(("table", "column", "type", "meaning")))
    for table, columns in described():
        write(b"".join(line((table, one.name, one.kind, one.meaning)) for one in columns))
    ctx.exit(OK)


@click.command(epilog=EPILOG, short_help="many cables into one output")
@click.argument("sources", metavar="SRC...", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(allow_dash=True),
    help="File or folder to make; - is stdout.",
)
@click.option(
    "--to",
    "format",
    type=click.Choice(list(FORMATS)),
    help="; ".join(f"{name}: {what}" for name, what in FORMATS.items()) + ". Default: what OUT's suffix says.",
)
@click.option(
    "--files-from", "names", metavar="FILE", help="Read further SRCs from FILE, one a line, or a manifest; - is stdin."
)
@click.option(
    "-0", "--null", "nul", is_flag=True, help="Names in --files-from end at NUL, as find -print0 writes them."
)
@click.option("-j", "--jobs", metavar="N", type=click.IntRange(1), help="Processes that parse. Default: one a core.")
@click.option(
    "--tables", is_flag=True, help="With csv: the long tables too. With parquet: flat tables, no nested columns."
)
@click.option(
    "--fields",
    metavar="PATHS",
    multiple=True,
    help="With jsonl, json, yaml: keep these fields only; with csv: these columns, in this order.",
)
@click.option("--drop-empty", is_flag=True, help="With csv: leave out columns that are empty throughout.")
@click.option("--bom", is_flag=True, help="With csv: begin with a byte order mark, which Excel asks for.")
@click.option("--with", "extras", metavar="WHAT", multiple=True, help="With jsonl, json, yaml: add raw, spans.")
@click.option(
    "--include",
    metavar="PATTERN",
    multiple=True,
    help="Of folders and archives read only such names: --include '*.txt'",
)
@click.option("--exclude", metavar="PATTERN", multiple=True, help="Of folders and archives leave out such names.")
@click.option(
    "--errors", metavar="FILE", type=click.Path(), help="Write each error, and each file left out, to FILE as JSON."
)
@click.option(
    "--timeout",
    "patience",
    metavar="SECONDS",
    type=click.FloatRange(0),
    default=PATIENCE,
    help="End a process that shows no sign of life for so long, and read its file once more; the second time the file"
    f" is an error (CK013). 0 waits for ever. Default: {PATIENCE:g}.",
)
@max_document
@click.option("--resume", is_flag=True, help="Go on where an interrupted run stopped.")
@click.option("--force", is_flag=True, help="Replace OUT; drop what an interrupted run left.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option(
    "--list-columns",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_columns,
    help="Print the columns of csv and sqlite, with their meanings, as CSV.",
)
def command(
    sources: tuple[str, ...],
    out: str,
    format: str | None,
    names: str | None,
    nul: bool,
    jobs: int | None,
    tables: bool,
    fields: tuple[str, ...],
    drop_empty: bool,
    bom: bool,
    extras: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    errors: str | None,
    patience: float,
    document: int | None,
    resume: bool,
    force: bool,
    quiet: bool,
) -> int:
    """Convert every cable of SRC... (files, folders, archives; - is standard input) into OUT."""
    path = Path(out)
    chosen = format or ("jsonl" if out == STDOUT else format_of(path))
    if chosen is None:
        raise click.UsageError(f"--to is needed: the name {path.name} names no format")
    job = Job(
        sources=sources,
        out=path,
        format=chosen,
        names=names,
        nul=nul,
        workers=jobs or _cores(),
        tables=_only_with(tables, "--tables", chosen, ("csv", "parquet")),
        fields=_words(_only_with(fields, "--fields", chosen, (*RECORD_FORMATS, "csv"))),
        drop_empty=_only_with(drop_empty, "--drop-empty", chosen, ("csv",)),
        bom=_only_with(bom, "--bom", chosen, ("csv",)),
        extras=_words(_only_with(extras, "--with", chosen, RECORD_FORMATS)),
        errors=Path(errors) if errors else None,
        include=include,
        exclude=exclude,
        resume=resume,
        force=force,
        patience=patience,
        document=document or BOUNDS.document,
    )
    _check_fields(job)
    return _stream(job, quiet) if out == STDOUT else _run(job, quiet)


def _stream(job: Job, quiet: bool) -> int:
    """Write the records to standard output."""
    from cablekit.corpus.stream import stream

    summary = stream(job, streams.write, _say_note)
    tally = summary.tally
    if not quiet:
        _say(f"{counted(tally.cables - tally.others, tally.others)} from {many(tally.inputs, 'input')}")
        _say_sources(summary)
    if tally.unreadable:
        return FAILED
    return RECORDS_WITH_ERRORS if tally.failed else OK


def _run(job: Job, quiet: bool) -> int:
    meter = None if quiet else Meter(partial(survey, job), on_terminal())
    try:
        summary = convert(job, partial(_watched, meter))
    except StoppedError as error:
        if meter is not None:
            meter.close()
        return _say_stopped(error, job)
    except ImportError as error:
        raise click.ClickException(f"--to {job.format} needs {_extra(error)}") from error
    finally:
        if meter is not None:
            meter.close()
    if not quiet:
        _say_summary(summary, job)
    if summary.tally.unreadable:
        return FAILED
    return RECORDS_WITH_ERRORS if summary.tally.failed else OK


def _watched(meter: Meter | None, progress: Progress) -> None:
    for note in progress.notes:
        _say_note(note)
    if meter is not None:
        meter(progress)


def _say_note(note: str) -> None:
    _say(f"cablekit convert: {note}")


def _say(line: str) -> None:
    """Write a line to standard error. Who read it may have gone (`2>&1 | head`); the output is made all the same."""
    with suppress(BrokenPipeError):
        streams.say(line)


def _say_summary(summary: Summary, job: Job) -> None:
    tally, here, seconds = summary.tally, summary.parsed, max(summary.seconds, 0.001)
    if summary.already:
        _say(f"{job.out} is there, whole, and of these inputs and options: nothing to resume")
        return
    before = f" ({tally.cables - here.cables:,} of them before)" if tally.cables > here.cables else ""
    said = counted(tally.cables - tally.others, tally.others)
    _say(f"{said} from {many(tally.inputs, 'input')} in {job.out}{before}")
    _say_sources(summary)
    _say(f"{seconds:,.1f} s, {here.cables / seconds:,.0f} cables/s, {here.size / seconds / 1e6:,.1f} MB/s")
    counts = ", ".join(many(tally.of_severity(one), one) for one in reversed(SEVERITIES))
    _say(f"{many(tally.failed, 'record')} with errors; {counts}")
    for line in tally.lines():
        _say(line)


def _say_sources(summary: Summary) -> None:
    """Say which sources, and how many of their files, were not read."""
    if summary.tally.skipped:
        _say(f"{many(summary.tally.skipped, 'file')} left out: no cables by their names or first bytes")
    for source in summary.empty:
        _say(f"{source}: nothing to read in it")
    for source in summary.twice:
        _say(f"{source} was given twice, and read once")


def _say_stopped(error: StoppedError, job: Job) -> int:
    interrupted = isinstance(error.cause, KeyboardInterrupt)
    why = "interrupted" if interrupted else _why(error.cause, job)
    if error.kept is None:
        _say(f"cablekit convert: {why}; nothing was done yet, and nothing is left behind")
        return status_of(error)
    _say(f"cablekit convert: {why}")
    more = error.kept
    if error.where is not None:
        _say(f"{error.cables:,} cables are in {error.where}, which can be read as it is")
        more -= error.cables
    if more or error.where is None:
        _say(f"{more:,}{' more' if error.where else ''} cables are kept in {job.partial} to go on with")
    _say(f"to go on: {_again()}")
    return status_of(error)


def _why(cause: BaseException, job: Job) -> str:
    """What went wrong, and with which file: the output, where the error does not say."""
    if isinstance(cause, OSError):
        return f"{cause.filename or job.partial}: {cause.strerror or cause}"
    if isinstance(cause, MemoryError):
        return "no memory is left"
    return str(cause) if isinstance(cause, CorpusError) else f"{job.partial}: {cause}"


def _again() -> str:
    words = [word for word in sys.argv[1:] if word != "--resume"]
    return shlex.join(["cablekit", *words, "--resume"])


def _only_with(value: T, option: str, format: str, formats: tuple[str, ...]) -> T:
    if value and format not in formats:
        raise click.UsageError(f"{option} goes with --to {', '.join(formats)}")
    return value


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for value in given for word in value.split(","))


def _check_fields(job: Job) -> None:
    from cablekit.formats import EXTRAS, UnknownFieldError, select

    for word in job.extras:
        if word not in EXTRAS:
            raise click.UsageError(f"--with {word}: there are {' and '.join(EXTRAS)}")
    try:
        if job.format == "csv":
            from cablekit.corpus.csv import chosen

            chosen(job.fields)
        else:
            select(job.fields, job.extras)
    except UnknownFieldError as error:
        raise click.UsageError(f"--fields: {error}") from error


def _extra(error: ImportError) -> str:
    name = (error.name or "").split(".")[0]
    extra = {"pyarrow": "parquet", "backports": "zstd", "xlsxwriter": "excel"}.get(name)
    return f"pip install 'cablekit[{extra}]'" if extra else str(error)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
