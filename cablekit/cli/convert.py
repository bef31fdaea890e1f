"""`cablekit convert`: folders, archives and lists of files into one output."""

import shlex
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from cablekit.cli import streams
from cablekit.cli.failures import status_of
from cablekit.cli.inputs import cores, counted, many, max_document, status_of_run
from cablekit.cli.progress import Meter, on_terminal
from cablekit.cli.streams import OK
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
from cablekit.corpus.job import PATIENCE
from cablekit.corpus.selection import survey
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

Work goes to OUT.partial; OUT appears when it is complete. After any interruption the same command with --resume
continues, and produces the same output as an uninterrupted run, byte for byte.

Exit status: 0 clean, 1 some records had errors, 2 usage or I/O error. The output is complete with 1, and also with 2 if
a source could not be read: a record says why.
"""


def _list_columns(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from cablekit.cli.streams import write
    from cablekit.corpus.csv import line
    from cablekit.corpus.sqlite_schema import described

    write(line(("table", "column", "type", "meaning")))
    for table, columns in described():
        write(b"".join(line((table, column.name, column.kind, column.meaning)) for column in columns))
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
    help="File or folder to write; - is stdout.",
)
@click.option(
    "--to",
    "format",
    type=click.Choice(list(FORMATS)),
    help="; ".join(f"{name}: {what}" for name, what in FORMATS.items()) + ". Default: by the suffix of OUT.",
)
@click.option(
    "--files-from",
    "names",
    metavar="FILE",
    help="Read more SRCs from FILE, one per line, or from a manifest; - is stdin.",
)
@click.option(
    "-0", "--null", "nul", is_flag=True, help="Names in --files-from end with NUL, as find -print0 writes them."
)
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(1), help="Number of processes that parse. Default: one per core."
)
@click.option(
    "--tables",
    is_flag=True,
    help="With csv: also write the long tables. With parquet: write flat tables without nested columns.",
)
@click.option(
    "--fields",
    metavar="PATHS",
    multiple=True,
    help="With jsonl, json, yaml: keep only these fields; with csv: only these columns, in this order.",
)
@click.option("--drop-empty", is_flag=True, help="With csv: leave out columns without any value.")
@click.option("--bom", is_flag=True, help="With csv: begin with a byte order mark, which Excel needs.")
@click.option("--with", "extras", metavar="WHAT", multiple=True, help="With jsonl, json, yaml: add raw, spans or both.")
@click.option(
    "--include",
    metavar="PATTERN",
    multiple=True,
    help="Read only such names in folders and archives: --include '*.txt'",
)
@click.option("--exclude", metavar="PATTERN", multiple=True, help="Skip such names in folders and archives.")
@click.option(
    "--errors",
    metavar="FILE",
    type=click.Path(),
    help="Write each error, and each skipped file, to FILE as a line of JSON.",
)
@click.option(
    "--timeout",
    "patience",
    metavar="SECONDS",
    type=click.FloatRange(0),
    default=PATIENCE,
    help="End a process that has not responded for this time, and read its file again; if it fails again, the file"
    f" is recorded as an error (CK013). 0 waits forever. Default: {PATIENCE:g}.",
)
@max_document
@click.option("--resume", is_flag=True, help="Continue where an interrupted run stopped.")
@click.option("--force", is_flag=True, help="Replace OUT, and discard what an interrupted run left.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress and no summary.")
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
        raise click.UsageError(f"--to is needed: the name {path.name} does not tell the format")
    job = Job(
        sources=sources,
        out=path,
        format=chosen,
        names=names,
        nul=nul,
        workers=jobs or cores(),
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
    return status_of_run(tally)


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
    return status_of_run(summary.tally)


def _watched(meter: Meter | None, progress: Progress) -> None:
    for note in progress.notes:
        _say_note(note)
    if meter is not None:
        meter(progress)


def _say_note(note: str) -> None:
    _say(f"cablekit convert: {note}")


def _say(line: str) -> None:
    """Write a line to standard error. Its reader may have gone (`2>&1 | head`); the output is written anyway."""
    with suppress(BrokenPipeError):
        streams.say(line)


def _say_summary(summary: Summary, job: Job) -> None:
    tally, here, seconds = summary.tally, summary.parsed, max(summary.seconds, 0.001)
    if summary.already:
        _say(f"{job.out} is complete, for these inputs and options: nothing to resume")
        return
    before = f" ({tally.cables - here.cables:,} of them before)" if tally.cables > here.cables else ""
    cables = counted(tally.cables - tally.others, tally.others)
    _say(f"{cables} from {many(tally.inputs, 'input')} in {job.out}{before}")
    _say_sources(summary)
    _say(f"{seconds:,.1f} s, {here.cables / seconds:,.0f} cables/s, {here.size / seconds / 1e6:,.1f} MB/s")
    counts = ", ".join(many(tally.of_severity(severity), severity) for severity in reversed(SEVERITIES))
    _say(f"{many(tally.failed, 'record')} with errors; {counts}")
    for line in tally.lines():
        _say(line)


def _say_sources(summary: Summary) -> None:
    """Say which sources, and how many of their files, were not read."""
    if summary.tally.skipped:
        _say(f"{many(summary.tally.skipped, 'file')} skipped: not cables, by their names or first bytes")
    for source in summary.empty:
        _say(f"{source}: nothing to read in it")
    for source in summary.twice:
        _say(f"{source} was given twice, and read once")


def _say_stopped(error: StoppedError, job: Job) -> int:
    interrupted = isinstance(error.cause, KeyboardInterrupt)
    why = "interrupted" if interrupted else _why(error.cause, job)
    if error.kept is None:
        _say(f"cablekit convert: {why}; nothing was done yet, and no files are left")
        return status_of(error)
    _say(f"cablekit convert: {why}")
    kept = error.kept
    if error.where is not None:
        _say(f"{error.cables:,} cables are in {error.where}, which can be read as it is")
        kept -= error.cables
    if kept or error.where is None:
        _say(f"{kept:,}{' more' if error.where else ''} cables are kept in {job.partial}")
    _say(f"to continue: {_again()}")
    return status_of(error)


def _why(cause: BaseException, job: Job) -> str:
    """What went wrong, and with which file: the output, if the error does not say."""
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
        raise click.UsageError(f"{option} needs --to {', '.join(formats)}")
    return value


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for value in given for word in value.split(","))


def _check_fields(job: Job) -> None:
    from cablekit.formats import EXTRAS, UnknownFieldError, select

    for word in job.extras:
        if word not in EXTRAS:
            raise click.UsageError(f"--with takes {' and '.join(EXTRAS)}, not {word!r}")
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
